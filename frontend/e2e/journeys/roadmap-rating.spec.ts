import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { categories } from '../plans';
import { test } from '../test';

test('an imported roadmap is rated and ranked by keys alone', async ({ app, page, reopen }) => {
  const roadmap = new Roadmap(page);
  const plan = app.file('rated.cairn');
  app.cairn('new', plan);
  app.cairn('import', plan, categories, '--as', 'roadmap');
  await reopen(plan);
  await roadmap.frame.goTo('Roadmap');
  const left = (words: string) =>
    page.getByRole('button', { name: `Rate what is missing: ${words}` });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(left('117 of 117 unscored')).toBeVisible();
  const first = roadmap.backlog.locator('[data-row]').first();
  await expect(first).toBeFocused();

  await test.step('all alike first: each criterion is one step of undo', async () => {
    await roadmap.press('Control+A');
    await roadmap.press('r');
    await expect(field('Reach')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type('500-800-2000');
    await expect(page.getByText('Taken for: 800', { exact: false })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field('Impact')).toBeFocused();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('off the scale of Impact');
    await expectAccessible(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(field('Confidence')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(first).toBeFocused();
    await roadmap.press('Control+Z');
    await expect(roadmap.backlog.getByText('Lacks impact +2').first()).toBeVisible();
    await roadmap.press('Control+Y');
    await expect(roadmap.backlog.getByText('Lacks confidence +1').first()).toBeVisible();
  });

  await test.step('then cell by cell what is missing', async () => {
    await roadmap.press('Escape');
    await roadmap.press('m');
    await expect(page.getByRole('textbox', { name: 'Confidence of Subgroups' })).toBeFocused();
    await page.keyboard.type('80');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Effort of Subgroups' })).toBeFocused();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Confidence of Projects' })).toBeFocused();
    await expect(left('116 of 117 unscored')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('what is unscored is rated alike; what is rated keeps its number', async () => {
    await roadmap.press('Escape');
    await roadmap.press('Control+A');
    await roadmap.press('r');
    await expect(field('Confidence')).toBeFocused();
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await expect(field('Effort')).toBeFocused();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect(left('')).toBeHidden();
    await expect(await roadmap.cell('Subgroups', 'Confidence')).toHaveText('80%');
    await expect(await roadmap.cell('Projects', 'Confidence')).toHaveText('50%');
  });

  await test.step('it is ranked', async () => {
    await roadmap.show('ranking');
    await expect(roadmap.ranked('Subgroups').first()).toBeVisible();
    await roadmap.show('timeline');
    await expect(page.getByText('today', { exact: true })).toBeInViewport();
    await expectAccessible(page);
  });
});
