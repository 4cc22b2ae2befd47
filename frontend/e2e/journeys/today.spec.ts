import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { samplePlan } from '../plans';
import { test } from '../test';

test('what today asks for is done there, by keyboard', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  await reopen(samplePlan(app));
  await frame.command('Go to today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);

  await test.step('a check-in', async () => {
    const field = page.getByRole('textbox', { name: /^New value/ }).first();
    await field.focus();
    const title = await field.getAttribute('aria-label');
    await page.keyboard.type('58');
    await page.keyboard.press('Control+Enter');
    await frame.expectToast(/^Checked in/);
    expect(title).not.toBeNull();
  });

  await test.step('what is behind leads to its row', async () => {
    const looks = page
      .getByRole('complementary', { name: 'What needs a look' })
      .or(page.getByRole('region', { name: 'What needs a look' }));
    await expect(looks.first()).toContainText('Behind, and why');
  });
});
