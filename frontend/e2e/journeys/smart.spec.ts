import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a coach speaks of a goal and of a target while it is typed, and can be overruled', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const panel = new Panel(page);
  await reopen(samplePlan(app));
  await outline.goTo('Ship menu upload');
  const tab = await panel.open('SMART');

  await test.step('what was found, why it matters and what to do', async () => {
    await expect(tab).toContainText('“ship ...” is work.');
    await expect(tab).toContainText('make that the key result');
    await expectAccessible(page);
  });

  await test.step('it is overruled with a reason, by keyboard, and undone', async () => {
    await tab.getByRole('button', { name: 'Overrule' }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('The menu is the pilot’s only result');
    await page.keyboard.press('Enter');
    await expect(tab).toContainText('“The menu is the pilot’s only result”');
    await expect(tab.getByRole('button', { name: 'Take back' })).toBeFocused();
    await expectAccessible(page);
    await frame.undo.click();
    await expect(tab.getByRole('button', { name: 'Take back' })).toBeHidden();
    await expect(tab).toContainText('“ship ...” is work.');
  });

  await test.step('a target says how it stands against history while it is typed', async () => {
    await outline.goToCell('Grow weekly ordering restaurants', 'target');
    await page.keyboard.press('Enter');
    await expect(outline.field('target')).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('30000');
    await expect(outline.grid).toContainText(/natural variation/);
    await expect(outline.grid).toContainText(/chance/i);
    await page.keyboard.press('Escape');
    await expect(outline.grid).not.toContainText(/natural variation/);
  });

  await test.step('a rule is switched off for the plan', async () => {
    await frame.goTo('Settings');
    await page.getByRole('tab', { name: 'SMART rules' }).click();
    const rule = page.getByRole('button', { name: /^Work in place of a result:/ });
    await expect(rule).toBeVisible();
    await expectAccessible(page);
    await rule.click();
    await page.getByRole('option', { name: /^Off/ }).click();
    await frame.goTo('Objectives');
    await outline.goTo('Ship menu upload');
    await expect(await panel.open('SMART')).toContainText('A coach would have nothing to say');
  });
});
