import { expect, type Locator, type Page } from '@playwright/test';
import { roadmapPlan } from '../plans';
import { test } from '../test';
import { longestTask, passes, report, watchTasks } from './watch';

const turn = 500; // px: how far one turn of the wheel scrolls, a little less than a screenful
const turns = 60; // afterwards the wheel is spun faster
const spin = 20_000; // px
const steps = 60; // of the arrow keys, of each pass: two screenfuls
const edits = 3; // cells rated, of each pass
const settling = 1500; // ms after which a write and all that follows from it is on the screen

test('a backlog of 5 000 initiatives', async ({ page, app, reopen }) => {
  test.setTimeout(300_000);
  await reopen(roadmapPlan(app, 5000));
  await page.getByRole('link', { name: 'Roadmap' }).click();
  const grid = page.getByRole('grid', { name: 'Backlog' });
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  await page.waitForTimeout(2000);
  const scrolled = await scroll(page, grid);
  const walked = await walk(page, grid);
  const rated = await rate(page, grid);
  report({ ...scrolled, walked, ...rated });
});

/** Scrolls from end to end. */
async function scroll(page: Page, grid: Locator): Promise<{ rows: number; scrolled: number[] }> {
  const rows = grid.getByRole('row');
  const longestTasks: number[] = [];
  let most = 0;
  await grid.hover();
  for (let pass = 0; pass < passes; pass++) {
    await page.mouse.wheel(0, -1e7);
    await page.waitForTimeout(500);
    await watchTasks(page);
    const end = await grid.getAttribute('aria-rowcount');
    // A busy machine may answer a turn late: what has not moved yet is not the end.
    for (let turned = 0; (await rows.last().getAttribute('aria-rowindex')) !== end; turned++) {
      most = Math.max(most, await rows.count());
      await page.mouse.wheel(0, turned < turns ? turn : spin);
      await page.waitForTimeout(60);
    }
    longestTasks.push(await longestTask(page));
  }
  expect(most, 'rows were counted').toBeGreaterThan(5);
  return { rows: most, scrolled: longestTasks };
}

/** The cell of a column that has the focus, or the first one. */
async function startAt(page: Page, grid: Locator, column: string): Promise<void> {
  await grid.hover();
  await page.mouse.wheel(0, -1e7);
  await page.waitForTimeout(500);
  await grid.locator(`[data-row] > [data-column="${column}"]`).first().focus();
}

/** Goes down the rows by the arrow key, as fast as a key that is held down repeats. */
async function walk(page: Page, grid: Locator): Promise<number[]> {
  const longestTasks: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    await startAt(page, grid, 'effort');
    const before = await focusedRow(page);
    await watchTasks(page);
    for (let step = 0; step < steps; step++) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(33);
    }
    expect((await focusedRow(page)) - before, 'every step was taken').toBe(steps);
    longestTasks.push(await longestTask(page));
  }
  return longestTasks;
}

function focusedRow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')),
  );
}

/** Types efforts down the column; each changes a score and with it the ranks of the others. */
async function rate(page: Page, grid: Locator): Promise<{ rated: number[]; settled: number[] }> {
  const longestTasks: number[] = [];
  const settled: number[] = [];
  await startAt(page, grid, 'effort');
  for (let pass = 0; pass < passes; pass++) {
    await watchTasks(page);
    for (let edit = 0; edit < edits; edit++) {
      const index = await focusedRow(page);
      const score = grid.locator(`[aria-rowindex="${index}"] > [data-column="score"]`);
      const before = await score.innerText();
      await page.keyboard.type(String(5 + pass + edit));
      const at = Date.now();
      await page.keyboard.press('Enter');
      await expect(score).not.toHaveText(before);
      settled.push(Date.now() - at);
      await page.waitForTimeout(settling);
    }
    longestTasks.push(await longestTask(page));
  }
  return { rated: longestTasks, settled };
}
