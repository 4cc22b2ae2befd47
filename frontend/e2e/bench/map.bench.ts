import { expect, type Page } from '@playwright/test';
import { alignedPlan } from '../plans';
import { test } from '../test';
import { longestTask, passes, report, watchTasks } from './watch';

const nodes = 500;
const turn = 400; // px of the wheel
const turns = 120;
// px that the wheel goes beyond the map at its top
const around = 1200;

test('come to a map, open all of it, and move over it', async ({ app, page, reopen }) => {
  await reopen(alignedPlan(app, nodes));
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  // What is read ahead after the first paint is no map.
  await page.waitForTimeout(2000);
  const longestTasks: number[] = [];
  let most = 0;
  for (let pass = 0; pass < passes; pass++) {
    await page.getByRole('link', { name: 'Objectives' }).click();
    await expect(page.getByRole('treegrid').getByRole('row').nth(5)).toBeVisible();
    await page.waitForTimeout(500);
    await watchTasks(page);
    most = Math.max(most, await overTheMap(page));
    longestTasks.push(await longestTask(page));
  }
  expect(most, 'nodes were counted').toBeGreaterThan(20);
  report({ nodes: most, longestTasks });
});

/** Opens the map, its branches, and goes over it with wheel and keys; answers how many nodes the page had at most. */
async function overTheMap(page: Page): Promise<number> {
  const cards = page.locator('[data-node]');
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(cards.nth(5)).toBeVisible();
  await page.waitForTimeout(300);
  await command(page, 'Collapse all branches of the map');
  await page.waitForTimeout(300);
  await command(page, 'Open all branches of the map');
  await expect(page.getByText(/of 500 are shown/)).toBeHidden();
  await page.waitForTimeout(300);
  let most = await cards.count();
  await page.getByRole('application').hover();
  for (let turned = 0; turned < turns; turned++) {
    await page.mouse.wheel(0, turned < turns / 2 ? turn : -turn);
    await page.waitForTimeout(25);
    most = Math.max(most, await cards.count());
  }
  await page.mouse.wheel(0, around);
  await cards.first().focus();
  await page.keyboard.press('0');
  await expect(page.getByRole('group', { name: 'Size' })).toContainText('25%');
  most = Math.max(most, await cards.count());
  for (const key of ['+', '+', '+', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'f', 'Escape']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
    most = Math.max(most, await cards.count());
  }
  return most;
}

/** Runs a command by its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K');
  const search = page.getByRole('dialog').getByRole('textbox');
  await search.fill(name);
  await expect(page.getByRole('dialog').getByRole('button', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
}
