import { expect, type Locator, type Page } from '@playwright/test';
import { crowdedPlan, measuredPlan } from '../plans';
import { test } from '../test';
import { longestTask, passes, report, watchTasks } from './watch';

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

interface Scrolled {
  /** the most that were in the page at once */
  rows: number;
  /** ms, of each pass */
  longestTasks: number[];
}

/** Scrolls to the end, from the top each time. */
async function scroll(page: Page): Promise<Scrolled> {
  const grid = page.getByRole('treegrid');
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  // What is drawn and read ahead after the first paint is no scrolling.
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  await page.waitForTimeout(2000);
  await grid.hover();
  const scrolled: Scrolled = { rows: 0, longestTasks: [] };
  for (let pass = 0; pass < passes; pass++) {
    await page.mouse.wheel(0, -1e7);
    await page.waitForTimeout(500);
    await watchTasks(page);
    scrolled.rows = Math.max(scrolled.rows, await toTheEnd(page, grid));
    scrolled.longestTasks.push(await longestTask(page));
  }
  return scrolled;
}

/** Turns the wheel until the last row is there, and answers how many rows the page had at most. */
async function toTheEnd(page: Page, grid: Locator): Promise<number> {
  const rows = grid.getByRole('row');
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
  return most;
}
