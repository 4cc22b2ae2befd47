import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('models of one’s own: weights from a template, and a formula that must be readable', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('backlog');
  await roadmap.frame.command('Models of the roadmap');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Models of the roadmap' }),
  ).toBeVisible();
  await expectAccessible(page);
  const make = async (kind: string) => {
    await page.getByRole('button', { name: 'New model' }).focus();
    await roadmap.press('Enter');
    await page.getByRole('menuitem', { name: kind }).click();
  };

  await test.step('a weighted one, from the template', async () => {
    await make('Weighted, from the template');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await roadmap.press('Enter');
    const model = page.getByRole('article', { name: 'Weighted score' });
    await expect(model).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('when no weight is left, the last is refused', async () => {
    const weights = page.getByRole('button', { name: /^Weight of (?!.* in )/ });
    const all = await weights.count();
    expect(all).toBe(7);
    for (let at = 0; at < all; at++) {
      await weights.nth(at).focus();
      await roadmap.press('Enter');
      await roadmap.type('0');
      await roadmap.press('Enter');
      if (at < all - 1) await expect(weights).toHaveCount(all);
    }
    await expect(page.getByRole('alert')).toContainText(/weight/);
    await expectAccessible(page);
    await roadmap.press('Escape');
  });

  await test.step('a formula that cannot be computed says why while it is typed', async () => {
    await make('Formula of your own');
    const formula = page.getByRole('textbox', { name: 'Formula' });
    await formula.focus();
    await roadmap.type('value * / effort');
    const says = page.getByRole('form').getByRole('status');
    await expect(says).toContainText(/[a-z]+ .*\./);
    await expectAccessible(page);
    await roadmap.press('Enter');
    await expect(formula).toHaveAttribute('aria-invalid', 'true');
    await formula.fill('100 / effort');
    await expect(says).toContainText('Computes:');
    await roadmap.press('Enter');
    await expect(page.getByRole('article', { name: 'My formula' })).toBeVisible();
  });

  await test.step('it ranks the plan', async () => {
    await page.getByRole('button', { name: 'Rank the plan by it' }).focus();
    await roadmap.press('Enter');
    await roadmap.frame.expectToast('My formula ranks the plan.');
    await page.getByRole('button', { name: 'Back to the roadmap' }).focus();
    await roadmap.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('My formula');
    // 100 / 1 person-month
    await expect(roadmap.row('Order reminders')).toContainText('100');
  });
});
