import { expect, type Page } from '@playwright/test';
import { crowdedPlan, measuredPlan } from '../plans';
import { test } from '../test';
import { longestTask, report, watchTasks } from './watch';

// How far one turn of the wheel scrolls, in pixels: a little less than a screenful.
const turn = 500;
// In a plan of 20 000 rows, after so many turns the wheel is spun faster.
const turns = 150;
const spin = 20_000; // px

test('scroll the outline from end to end', async ({ app, page, reopen }) => {
  await reopen(crowdedPlan(app));
  const crowded = await scroll(page);
  await reopen(measuredPlan(app, 20_000));
  const large = await scroll(page);
  report({ crowded, large });
});

/** Scrolls to the end and says how many rows were in the page at once, and the longest task. */
async function scroll(page: Page): Promise<{ rows: number; longestTask: number }> {
  const grid = page.getByRole('treegrid');
  const rows = grid.getByRole('row');
  await expect(rows.nth(5)).toBeVisible();
  // What is drawn and read ahead after the first paint is no scrolling.
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  await page.waitForTimeout(2000);
  await watchTasks(page);
  await grid.hover();
  let most = 0;
  let seen = '';
  for (let turned = 0; ; turned++) {
    most = Math.max(most, await rows.count());
    await page.mouse.wheel(0, turned < turns ? turn : spin);
    await page.waitForTimeout(60);
    const last =
      (await rows.last().getAttribute('aria-rowindex')) ?? (await rows.last().innerText());
    if (last === seen) break;
    seen = last;
  }
  expect(most, 'rows were counted').toBeGreaterThan(5);
  expect(seen, 'the end was reached').toBe(await grid.getAttribute('aria-rowcount'));
  return { rows: most, longestTask: await longestTask(page) };
}
