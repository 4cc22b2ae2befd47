import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('cards move by keys, and what is dropped or shipped is asked about', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('board');
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} \\d`) });
  const card = (title: string) => page.locator('[data-card]').filter({ hasText: title });
  const substitutions = 'Substitutions the chef approves';

  await test.step('the first card has the focus; the arrows walk', async () => {
    await expect(card('Allergen labels on every item')).toBeFocused();
    await expectAccessible(page);
    await roadmap.press('ArrowRight');
    await expect(card(substitutions)).toBeFocused();
  });

  await test.step('a column to the left, down, and back', async () => {
    await roadmap.press('Alt+ArrowLeft');
    await expect(
      column('Now').getByRole('listitem').filter({ hasText: substitutions }),
    ).toBeVisible();
    await expect(card(substitutions)).toBeFocused();
    await expect(
      page.getByText(/“Substitutions the chef approves” is in Now, place \d of 4/),
    ).toBeAttached();
    await expect(column('Now')).toContainText('8.5 of 17.0 person-months');
    await roadmap.press('Control+Z');
    await expect(
      column('Next').getByRole('listitem').filter({ hasText: substitutions }),
    ).toBeVisible();
  });

  await test.step('by state, what is dropped asks for the reason', async () => {
    await page.getByText('By state', { exact: true }).click();
    await page.getByRole('checkbox', { name: /^Shipped and dropped/ }).check();
    await expectAccessible(page);
    await card(substitutions).focus();
    await roadmap.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Dropped' }).focus();
    await roadmap.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Drop “${substitutions}”` });
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await expectAccessible(page);
    await roadmap.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await roadmap.type('Chefs do not answer at five in the morning');
    await roadmap.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(
      column('Dropped').getByRole('listitem').filter({ hasText: substitutions }),
    ).toBeVisible();
    await roadmap.press('Control+Z');
    await expect(
      column('Candidate').getByRole('listitem').filter({ hasText: substitutions }),
    ).toBeVisible();
  });
});
