import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('bars move by keys, and a conflict says its sentence', async ({ app, page, reopen }) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('timeline');
  const bar = (title: string) =>
    page.locator('[data-bar]').and(page.getByRole('button', { name: new RegExp(`^${title}`) }));
  const baskets = 'Saved baskets for weekly orders';
  const reorder = 'One-tap reorder on the lock screen';
  const words = async (title: string) => (await bar(title).getAttribute('aria-label')) ?? '';

  await test.step('a day, a week, and longer', async () => {
    await expect(bar('Allergen labels on every item')).toBeFocused();
    await expectAccessible(page);
    await roadmap.press('ArrowDown');
    await expect(bar(baskets)).toBeFocused();
    expect(await words(baskets)).toContain('35 days');
    const before = await words(baskets);
    await roadmap.press('Alt+ArrowRight');
    await expect.poll(() => words(baskets)).not.toBe(before);
    expect(await words(baskets)).toContain('35 days');
    await roadmap.press('Alt+]');
    await expect.poll(() => words(baskets)).toContain('36 days');
    // What is not written yet is given up first, then the step before it.
    await roadmap.press('Control+Z');
    await expect.poll(() => words(baskets)).toContain('35 days');
    await roadmap.press('Control+Z');
    await expect.poll(() => words(baskets)).toBe(before);
  });

  await test.step('what starts before what it needs is done says so, in words', async () => {
    await bar(reorder).focus();
    await roadmap.press('Alt+ArrowRight');
    await expect.poll(() => words(reorder)).not.toContain('No dates yet');
    await page.getByRole('button', { name: /^[1-9]\d* conflicts?$/ }).focus();
    await roadmap.press('Enter');
    await expect.poll(() => words(reorder)).toContain('which it requires, ends on');
    await expectAccessible(page);
  });

  await test.step('the axis shows weeks and quarters', async () => {
    await bar(reorder).focus();
    await roadmap.press('+');
    await expect(page.getByRole('radio', { name: 'Weeks' })).toBeChecked();
    await expectAccessible(page);
    await roadmap.press('-', '-');
    await expect(page.getByRole('radio', { name: 'Quarters' })).toBeChecked();
    await roadmap.press('Control+Z');
    await expect.poll(() => words(reorder)).toContain('No dates yet');
  });
});
