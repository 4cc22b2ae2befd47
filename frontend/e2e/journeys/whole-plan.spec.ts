import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a plan that was exported becomes the same plan again', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const sample = samplePlan(app);
  const folder = app.file('exported');
  app.cairn('export', sample, '--to', folder);
  const fresh = app.file('fresh.cairn');
  app.cairn('new', fresh);
  await reopen(fresh);
  await expect(page.getByRole('heading', { level: 1, name: 'Objectives' })).toBeVisible();
  app.answerDialog(folder);
  await frame.command('Import a plan that was exported');
  await expect(page.getByRole('main')).toContainText('key_results.csv');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(outline.grid).toBeVisible();
  await expect(outline.row('Raise the activation rate').first()).toBeVisible();
  expect(app.cairn('show', fresh, 'objectives')).toBe(app.cairn('show', sample, 'objectives'));
});
