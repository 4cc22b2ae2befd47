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
const patience = 60_000; // ms after which a pass has failed: the machine is not that slow

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
    const late = Date.now() + patience;
    // A busy machine may answer a turn late: what has not moved yet is not the end.
    for (let turned = 0; (await rows.last().getAttribute('aria-rowindex')) !== end; turned++) {
      expect(Date.now(), `row ${end} was reached`).toBeLessThan(late);
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
    await expect
      .poll(async () => (await focusedRow(page)) - before, { message: 'every step was taken' })
      .toBe(steps);
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
      await page.keyboard.type(String(5 + pass + edit));
      await watchScore(page, await focusedRow(page));
      await page.keyboard.press('Enter');
      settled.push(
        await page.evaluate(() => Reflect.get(window, 'cairnSettled') as Promise<number>),
      );
      await page.waitForTimeout(settling);
    }
    longestTasks.push(await longestTask(page));
  }
  return { rated: longestTasks, settled };
}

/** Measures, from the next Enter on, how long the score of a row takes to become another one. */
async function watchScore(page: Page, row: number): Promise<void> {
  await page.evaluate(
    ({ selector, most }) => {
      const shown = () => document.querySelector<HTMLElement>(selector)?.innerText;
      const before = shown();
      let entered = 0;
      addEventListener('keydown', () => (entered = performance.now()), {
        once: true,
        capture: true,
      });
      const settled = new Promise<number>((done, fail) => {
        const look = (now: number) => {
          if (entered > 0 && shown() !== before) done(now - entered);
          else if (entered > 0 && now - entered > most) fail(new Error('No new score came.'));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      Reflect.set(window, 'cairnSettled', settled);
    },
    { selector: `[aria-rowindex="${row}"] > [data-column="score"]`, most: patience },
  );
}
