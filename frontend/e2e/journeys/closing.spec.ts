import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a cycle is scored, looked back on, closed, carried over and reopened, by keyboard', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  await reopen(samplePlan(app));
  await expect(outline.rows.first()).toBeVisible();
  await frame.command('Close the cycle');
  const table = page.getByRole('table', { name: 'Scores of Launch quarter' });
  const row = (title: string) => table.getByRole('row').filter({ hasText: title });

  await test.step('scores, reasons and what becomes of a row', async () => {
    await expect(row('Raise the activation rate')).toContainText('Missed 1.00');
    await expectAccessible(page);
    await row('Raise the activation rate').getByRole('button', { name: /^Why:/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('The tour came a month late');
    await page.keyboard.press('Enter');
    await expect(row('Raise the activation rate')).toContainText('The tour came a month late');
    await page.getByRole('button', { name: 'Carry over what missed' }).click();
    await expect(row('Raise the activation rate')).toContainText('Carry over');
  });

  await test.step('what has no score keeps it open', async () => {
    await page.getByRole('button', { name: 'Close the cycle' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'The cycle was not closed' });
    await expect(refusal).toContainText('“Offer data export to everyone”. Nothing was closed.');
    await refusal.getByRole('button', { name: 'Show them' }).click();
    await expect(table.getByRole('row')).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Drop the row without a score' }).click();
    await frame.expectToast('Dropped what has no score');
  });

  await test.step('lessons', async () => {
    await page.getByRole('tab', { name: 'Look back' }).click();
    await page.getByRole('textbox', { name: 'A lesson for the next cycle' }).focus();
    await page.keyboard.type('Measure before you promise');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Measure before you promise')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'What goes on' }).click();
    await expect(page.getByText('What becomes of the goals')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it is closed, and nothing in it changes any more', async () => {
    await page.getByRole('button', { name: 'Close the cycle' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: /^Launch quarter: 0\.\d\d$/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Confidence' }).click();
    await expect(page.getByText(/^Stated \d+% on average/).first()).toBeVisible();
    await expectAccessible(page);
    await frame.goTo('Objectives');
    await expect(page.getByText('Launch quarter is closed.')).toBeVisible();
    await outline.goToCell('Raise the activation rate', 'target');
    await page.keyboard.press('Enter');
    await expect(outline.field('target')).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('what missed goes on in the next cycle, from where it ended', async () => {
    await page.getByRole('link', { name: 'See the result' }).click();
    await page.getByRole('button', { name: 'Plan Next quarter' }).click();
    await outline.goTo('Raise the activation rate');
    await expect(page.getByRole('button', { name: /^Start: 49/ })).toBeVisible();
  });

  await test.step('it is reopened with a reason, and the history says so', async () => {
    await page.keyboard.press('Alt+PageUp');
    await page.getByRole('link', { name: 'See the result' }).click();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.keyboard.type('A value was entered twice');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Close Launch quarter' }),
    ).toBeVisible();
    await expect(row('Raise the activation rate')).toContainText('The tour came a month late');
    await frame.goTo('History');
    await expect(page.getByText('Reopen Launch quarter')).toBeVisible();
  });
});

test('each number of the statistics opens exactly the rows that it counts', async ({
  app,
  page,
  reopen,
}) => {
  await reopen(samplePlan(app));
  await expect(new Outline(page).rows.first()).toBeVisible();
  await new Frame(page).goTo('Statistics');
  const table = page.getByRole('table', { name: 'Rows that are counted' });
  await expect(page.getByRole('heading', { name: 'All rows: 20' })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^On track/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'On track: 9' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(10);
  await expect(table.getByText('On track')).toHaveCount(9);
  await expectAccessible(page);
  await table.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Objectives' })).toBeVisible();
});
