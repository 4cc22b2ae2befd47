import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { crowdedPlan } from '../plans';
import { test } from '../test';

test('look', async ({ app, page, reopen }) => {
  await page.screenshot({ path: '/tmp/jo/welcome.png' });
  await expectAccessible(page).catch((e) => console.log(String(e)));
  await reopen(crowdedPlan(app));
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.screenshot({ path: '/tmp/jo/outline.png' });
  console.log(await page.locator('body').ariaSnapshot());
  await expectAccessible(page).catch((e) => console.log(String(e)));
});
