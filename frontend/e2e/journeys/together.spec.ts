import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { crowdedPlan, samplePlan } from '../plans';
import { test } from '../test';

// Wide enough for the column of the owners beside the panel.
test.use({ viewport: { width: 1920, height: 1080 } });

test('twenty owners are changed by keyboard, and one undo takes all of it back', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  await reopen(crowdedPlan(app));
  await outline.expectCycle('2018-Q3', 490);
  await outline.enter();
  await page.keyboard.press('Control+Home');
  for (let row = 1; row < 20; row += 1) await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: 'Selected rows' });
  await expect(bar.getByRole('status')).toHaveText('20 selected');
  await expectAccessible(page);
  const owners = () =>
    outline.rows
      .locator('[aria-colindex="8"]')
      .evaluateAll((cells) => cells.slice(0, 20).map((cell) => cell.textContent));
  const before = await owners();
  await frame.command('Change owner');
  await page.keyboard.type('Priya Nair');
  await page.keyboard.press('Enter');
  await frame.expectToast('Changed owner of 20 rows');
  await expect(async () => expect(new Set(await owners()).size).toBe(1)).toPass();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('Control+Z');
  await frame.expectToast('Undone: Edit owner: 20 rows');
  await expect(async () => expect(await owners()).toEqual(before)).toPass();
});

test('a line says all that a key result needs', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  await reopen(samplePlan(app));
  await outline.goTo('New restaurants order in their first week');
  await outline.add.focus();
  await page.keyboard.type('Cut refunds from 4% to 2% @Dana #Money');
  const understood = page.locator('dl').filter({ hasText: 'Owner' });
  await expect(understood).toContainText('Dana Okafor');
  await expect(understood).toContainText('Money');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const row = outline.row('Cut refunds');
  await expect(row).toBeVisible();
  await expect(outline.cell(row, 'target')).toHaveText('2%');
  await expect(outline.cell(row, 'owner')).toHaveAccessibleName('Dana Okafor');
  await page.keyboard.press('Control+Z');
  await frame.expectToast('Undone: Add key result: Cut refunds');
  await expect(row).toBeHidden();
});

test('search finds words in every text and goes there', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  await reopen(samplePlan(app));
  await expect(outline.grid).toBeVisible();
  await page.keyboard.press('Control+F');
  const search = page.getByRole('dialog');
  await expect(search.getByRole('textbox').or(search.getByRole('combobox')).first()).toBeFocused();
  await page.keyboard.type('courier app');
  await expect(search.getByText('On-time deliveries').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'KPIs' })).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('On-time deliveries');
  await frame.goTo('Objectives');
});
