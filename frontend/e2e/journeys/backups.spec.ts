import { expect } from '@playwright/test';
import { Backups } from '../models/backups';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a backup is made, put back, and the putting back taken back', async ({
  app,
  page,
  reopen,
}) => {
  const outline = new Outline(page);
  const backups = new Backups(page);
  const frame = new Frame(page);
  await reopen(samplePlan(app));
  await expect(outline.rows.first()).toBeVisible();
  const title = 'Nobody waits for an answer';
  const edited = outline.row(title);

  await frame.command('Backups');
  await backups.now.click();
  await frame.expectToast(/^Backed up: .*, verified$/);
  await expect(backups.made('Made by hand')).toContainText('Verified');

  await frame.goTo('Objectives');
  await outline.enter();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F2');
  await outline.type('title', title, 'Enter');
  await expect(edited).toBeVisible();

  await frame.command('Backups');
  await backups.restore(backups.made('Made by hand'));
  await frame.expectToast(
    /^Restored the plan as it was .*\. The plan from before is kept as a backup\./,
  );
  await expect(outline.rows.first()).toBeVisible();
  await expect(edited).toBeHidden();

  await frame.toast.getByRole('button', { name: 'Take it back' }).click();
  await expect(edited).toBeVisible();
  await frame.command('Backups');
  await expect(backups.made('Before a restore')).toHaveCount(2);
});
