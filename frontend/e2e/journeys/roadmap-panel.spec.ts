import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

const reorder = 'One-tap reorder on the lock screen';
const baskets = 'Saved baskets for weekly orders';

test('an initiative is rated, linked and shipped, and the chart of its KPI has the mark', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('backlog');
  await roadmap.row(baskets).click();
  await roadmap.press('Control+.');
  await expect(roadmap.panel.getByRole('heading', { level: 2 })).toHaveText(baskets);
  await expectAccessible(page);

  await test.step('a level of the scale changes the score', async () => {
    const score = await roadmap.open('Score');
    await score.getByRole('radio', { name: '2 high' }).focus();
    await roadmap.press('Space');
    await expect(roadmap.panel.getByText(/^7,360/).first()).toBeVisible();
    await expectAccessible(page);
    await roadmap.press('Control+Z');
    await expect(roadmap.panel.getByText(/^3,680/).first()).toBeVisible();
  });

  const links = await test.step('a KPI is linked', async () => {
    const tab = await roadmap.open('Links');
    await tab.getByRole('button', { name: /^Key result or KPI that it should move/ }).focus();
    await roadmap.press('Enter');
    await roadmap.type('Activation rate');
    await page.getByRole('option', { name: /^Activation rate/ }).click();
    await expect(tab.getByRole('button', { name: 'No longer move Activation rate' })).toBeVisible();
    await expectAccessible(page);
    return tab;
  });

  await test.step('to require what waits for it is refused with the path', async () => {
    await links.getByRole('button', { name: /^Requires:/ }).focus();
    await roadmap.press('Enter');
    await roadmap.type('One-tap');
    await page.getByRole('option', { name: reorder }).click();
    const refusal = links.getByRole('alert');
    await expect(refusal).toContainText(reorder);
    await expect(refusal).toContainText(baskets);
    await roadmap.press('Escape');
    await expectAccessible(page);
  });

  await test.step('shipped: asked for the day, and marked on the chart', async () => {
    const details = await roadmap.open('Details');
    await details.getByRole('button', { name: /^State:/ }).focus();
    await roadmap.press('Enter');
    await page.getByRole('option', { name: 'Shipped' }).click();
    await expect(details.getByRole('textbox', { name: 'Shipped on' })).toBeFocused();
    await roadmap.press('Enter');
    await expect(details.getByRole('button', { name: 'State: Shipped' })).toBeVisible();
    const outcome = await roadmap.open('Outcome');
    await expect(outcome).toContainText('Shipped on');
    await expectAccessible(page);
    await outcome.getByRole('link', { name: 'Chart of Activation rate' }).focus();
    await roadmap.press('Enter');
    await expect(page.getByRole('heading', { name: 'Activation rate' }).first()).toBeVisible();
    await page.getByRole('tab', { name: 'Chart' }).click();
    await expect(page.getByText(new RegExp(baskets)).first()).toBeAttached();
    await expectAccessible(page);
  });

  await test.step('the KPI says what should move it, and leads back', async () => {
    await page.getByRole('tab', { name: 'Values' }).click();
    const item = page.getByRole('listitem').filter({ hasText: baskets });
    await expect(item).toContainText('Shipped');
    await expectAccessible(page);
    await item.getByRole('link').focus();
    await roadmap.press('Enter');
    await expect(roadmap.panel.getByRole('heading', { level: 2 })).toHaveText(baskets);
  });
});
