import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Backups } from '../models/backups';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { samplePlan } from '../plans';
import { test } from '../test';

test('every screen of a plan can be read by everybody, light and dark', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  await reopen(samplePlan(app));
  await expect(new Outline(page).rows.first()).toBeVisible();

  await frame.goTo('History');
  await expectAccessible(page);
  await frame.goTo('Settings');
  await expectAccessible(page);
  await frame.planMenu('Backups');
  await expect(page.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible();
  await new Backups(page).now.click();
  await frame.expectToast(/^Backed up: .*, verified$/);
  await expectAccessible(page);
  await frame.command('Show keys and commands');
  await expect(page.getByRole('heading', { level: 1, name: 'Keys and commands' })).toBeVisible();
  await expectAccessible(page);
  await frame.openPalette();
  await expectAccessible(page);
});

test('a theme that a person chose stays after a restart, whatever the system has', async ({
  page,
  reopen,
  app,
}) => {
  const frame = new Frame(page);
  const theme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  await reopen(samplePlan(app));
  await frame.goTo('Settings');
  expect(await theme()).toBe('light');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await expect.poll(theme).toBe('dark');
  await reopen();
  // At the screen at which it was left.
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(await theme()).toBe('dark');
});
