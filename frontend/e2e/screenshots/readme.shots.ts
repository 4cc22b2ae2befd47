import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { showTheme } from '../axe';
import { Frame } from '../models/frame';
import { Roadmap } from '../models/roadmap';
import { Templates } from '../models/templates';
import { crowdedPlan, samplePlan } from '../plans';
import { test } from '../test';

test.use({ viewport: { width: 1440, height: 900 } });

test('welcome', async ({ page }) => {
  await expect(page.getByRole('button', { name: /new plan/i })).toBeVisible();
  await picture(page, 'welcome');
});

test('objectives of the sample plan', async ({ app, page, reopen }) => {
  await reopen(samplePlan(app));
  await expect(page.getByRole('treegrid').getByRole('row').nth(3)).toBeVisible();
  await picture(page, 'objectives');
});

test('a weekly review of the sample plan', async ({ app, page, reopen }) => {
  await reopen(samplePlan(app));
  await page.getByRole('link', { name: 'Reviews' }).click();
  await page.getByRole('button', { name: 'Begin the weekly review' }).click();
  await expect(page.getByRole('region', { name: /^At risk and behind/ })).toBeVisible();
  await picture(page, 'review');
});

test('objectives of a crowded plan', async ({ app, page, reopen }) => {
  await reopen(crowdedPlan(app));
  await expect(page.getByRole('treegrid').getByRole('row').nth(5)).toBeVisible();
  await picture(page, 'objectives-crowded');
});

test('templates for the sample plan', async ({ app, page, reopen }) => {
  await reopen(samplePlan(app));
  await new Frame(page).command('Start from a template');
  await new Templates(page).expectOpen();
  await picture(page, 'templates');
});

test('map of the sample plan', async ({ app, page, reopen }) => {
  await reopen(samplePlan(app));
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(page.locator('[data-node]').nth(5)).toBeVisible();
  await picture(page, 'map');
});

test('ranking of the sample plan', async ({ app, page, reopen }) => {
  await reopen(samplePlan(app));
  const roadmap = new Roadmap(page);
  await roadmap.openNext('ranking');
  await expect(roadmap.ranked('Saved baskets')).toContainText('Safe in');
  await picture(page, 'ranking');
});

/** Saves what is on the screen, light and dark, where `go run ./build screenshots` says. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['CAIRN_SCREENSHOTS'];
  if (!folder) throw new Error('Run this with `go run ./build screenshots`.');
  mkdirSync(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    await showTheme(page, theme);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  }
}
