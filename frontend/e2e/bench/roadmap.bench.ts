import { expect } from '@playwright/test';
import { roadmapPlan } from '../plans';
import { test } from '../test';
import { longestTask, passes, report, watchTasks } from './watch';

const turn = 500; // px: how far one turn of the wheel scrolls, a little less than a screenful
const turns = 60; // afterwards the wheel is spun faster
const spin = 20_000; // px

test('scroll a backlog of 5 000 initiatives from end to end', async ({ page, app, reopen }) => {
  test.setTimeout(300_000);
  await reopen(roadmapPlan(app, 5000));
  await page.getByRole('link', { name: 'Roadmap' }).click();
  const grid = page.getByRole('grid', { name: 'Backlog' });
  const rows = grid.getByRole('row');
  await expect(rows.nth(5)).toBeVisible();
  await page.waitForTimeout(2000);
  await grid.hover();
  const longestTasks: number[] = [];
  let most = 0;
  for (let pass = 0; pass < passes; pass++) {
    await page.mouse.wheel(0, -1e7);
    await page.waitForTimeout(500);
    await watchTasks(page);
    let seen = '';
    for (let turned = 0; ; turned++) {
      most = Math.max(most, await rows.count());
      await page.mouse.wheel(0, turned < turns ? turn : spin);
      await page.waitForTimeout(60);
      const last = (await rows.last().getAttribute('aria-rowindex')) ?? '';
      if (last === seen) break;
      seen = last;
    }
    expect(seen, 'the end was reached').toBe(await grid.getAttribute('aria-rowcount'));
    longestTasks.push(await longestTask(page));
  }
  expect(most, 'rows were counted').toBeGreaterThan(5);
  report({ rows: most, longestTasks });
});
