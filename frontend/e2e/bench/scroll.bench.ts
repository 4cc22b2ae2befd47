import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { crowdedPlan } from '../plans';
import { test } from '../test';

// How far one turn of the wheel scrolls, in pixels: a little less than a screenful.
const turn = 500;

test('scroll the outline of 490 rows from end to end', async ({ app, page, reopen }) => {
  const report = process.env['CAIRN_BENCH_REPORT'];
  if (!report) throw new Error('Run this with `go run ./build bench scroll`.');
  await reopen(crowdedPlan(app));
  const grid = page.getByRole('treegrid');
  const rows = grid.getByRole('row');
  await expect(rows.nth(5)).toBeVisible();
  // What is drawn and read ahead after the first paint is no scrolling.
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  await page.waitForTimeout(2000);
  await page.evaluate(() => {
    const longest = { duration: 0 };
    Reflect.set(window, 'cairnLongest', longest);
    // The browser reports every task that holds the page for more than 50 ms, and only those.
    new PerformanceObserver((tasks) => {
      for (const task of tasks.getEntries())
        longest.duration = Math.max(longest.duration, task.duration);
    }).observe({ type: 'longtask' });
  });
  await grid.hover();
  let most = 0;
  let seen = '';
  for (;;) {
    most = Math.max(most, await rows.count());
    await page.mouse.wheel(0, turn);
    await page.waitForTimeout(60);
    const last =
      (await rows.last().getAttribute('aria-rowindex')) ?? (await rows.last().innerText());
    if (last === seen) break;
    seen = last;
  }
  const longest = await page.evaluate(
    () => (Reflect.get(window, 'cairnLongest') as { duration: number }).duration,
  );
  expect(most, 'rows were counted').toBeGreaterThan(5);
  writeFileSync(report, JSON.stringify({ rows: most, longestTask: longest }));
});
