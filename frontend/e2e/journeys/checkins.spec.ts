import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { CheckIns } from '../models/checkins';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a weekly check-in by keyboard: the whole cycle, saved as one step', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const grid = new CheckIns(page);
  const outline = new Outline(page);
  const title = 'Raise the activation rate';
  await reopen(samplePlan(app));
  await expect(outline.grid).toBeVisible();
  await frame.command('Go to check-ins');
  // Everything under way, so that the day on which the sample is made does not count.
  await page.getByRole('combobox', { name: 'Show' }).click();
  await expect(page.getByRole('option', { name: 'All under way' })).toBeVisible();
  await expectAccessible(page); // the open list as well
  await page.getByRole('option', { name: 'All under way' }).click();
  const first = grid.field('New value', title);
  await expect(first).toBeVisible();
  await expectAccessible(page);

  await test.step('what is refused stands at its row, and nothing is saved', async () => {
    await first.focus();
    await page.keyboard.type('a lot');
    await page.keyboard.press('Control+Enter');
    await expect(grid.table.getByRole('alert')).toContainText('"a lot" is not a number');
    await expect(first).toHaveValue('a lot');
  });

  await test.step('value, confidence and sentence take Tab, Tab, Enter', async () => {
    await first.fill('58');
    await page.keyboard.press('Tab');
    await expect(grid.field('Of 10', title)).toBeFocused();
    await page.keyboard.type('8');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The new first page helps');
    await page.keyboard.press('Enter');
    await expect(first).not.toBeFocused();
  });

  await test.step('one key says that a row has not changed', async () => {
    const next = page.locator('[data-first]:focus');
    await expect(next).toHaveValue('');
    const id = await next.getAttribute('data-first');
    await page.keyboard.press('=');
    await expect(page.locator(`[data-first="${id ?? ''}"]`)).not.toHaveValue('');
  });

  await test.step('all rows are one step of undo', async () => {
    await page.keyboard.press('Control+Enter');
    await frame.expectToast('Checked in 2 key results');
    await expect(first).toHaveValue('');
    await frame.goTo('Objectives');
    const row = await outline.goTo(title);
    await expect(outline.cell(row, 'current')).toHaveText('58%');
    await expect(outline.cell(row, 'confidence')).toContainText('8');
    await page.keyboard.press('Control+Z');
    await frame.expectToast(/^Undone: /);
    await expect(outline.cell(row, 'current')).not.toHaveText('58%');
  });
});
