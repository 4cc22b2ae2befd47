import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { App } from '../app';
import { expectAccessible } from '../axe';
import { CheckIns } from '../models/checkins';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { test } from '../test';

/** A plan of the quarter under way with two key results, and the path of its file. */
function smallPlan(app: App): string {
  const lines = [
    'Order,Title,Owner,Start,Current,Target',
    '1,Listen to customers,,,,',
    '1.1,Interview customers,Dana,0,,40',
    '1.2,Raise the activation rate,Dana,41,50,60',
  ];
  const file = app.file('small.csv');
  writeFileSync(file, lines.join('\n'));
  const plan = app.file('small.cairn');
  app.cairn('new', plan);
  app.cairn('import', plan, file, '--as', 'outline');
  return plan;
}

/** A day of the quarter under way, from 0, as the plan writes it. */
function dayOfQuarter(day: number): string {
  const now = new Date();
  const first = Date.UTC(now.getFullYear(), now.getMonth() - (now.getMonth() % 3), 1);
  return new Date(first + day * 86_400_000).toISOString().slice(0, 10);
}

test('a key result adds up, gets to its target by dates, and an objective is set by hand', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const panel = new Panel(page);
  /** Opens the choices of a field by the keyboard and takes one. */
  const choose = async (field: string, option: string | RegExp) => {
    await panel.field(field).focus();
    await page.keyboard.press('Enter');
    const line = page.getByRole('option', { name: option });
    await expect(line).toBeVisible();
    for (let step = 0; step < 6; step++) {
      if ((await line.getAttribute('data-combobox-selected')) !== null) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(line).toBeHidden();
  };
  await reopen(smallPlan(app));

  await test.step('values add up over the cycle', async () => {
    await outline.goTo('Interview customers');
    await panel.open('Details');
    await choose('Each value', 'Values add up over the cycle');
    await expect(panel.field('Each value')).toHaveText(/adds up over the cycle$/);
    await panel.checkIn({ value: '3' });
    await frame.expectToast(/Checked in/);
    await panel.checkIn({ value: '5' });
    await expect(outline.cell(outline.row('Interview customers'), 'current')).toContainText('8');
    await expect(panel.root).toContainText('Value to add');
    await expectAccessible(page);
  });

  await test.step('what is typed over the sum is what it becomes', async () => {
    const cell = await outline.goToCell('Interview customers', 'current');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(cell).toContainText('10');
    await (await panel.open('Check-ins')).waitFor();
    await expect(panel.entries.first()).toContainText('2');
  });

  await test.step('the grid says what the sum becomes', async () => {
    await frame.command('Go to check-ins');
    const grid = new CheckIns(page);
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'All under way' }).click();
    const field = grid.field('New value', 'Interview customers');
    await field.focus();
    await page.keyboard.type('4');
    await expect(page.getByText('Makes 14 in all.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('=');
    await expect(field).toHaveValue('');
    await frame.goTo('Objectives');
  });

  await test.step('dated targets bend the path, and the chart says where it stands', async () => {
    await outline.goTo('Raise the activation rate');
    await panel.open('Details');
    await panel.field('Dated targets').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${dayOfQuarter(20)} 44`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${dayOfQuarter(200)} 52`);
    await page.keyboard.press('Control+Enter');
    await expect(panel.root.getByRole('alert')).toContainText('does not lie before');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${dayOfQuarter(20)} 44`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${dayOfQuarter(50)} 52.5`);
    await page.keyboard.press('Control+Enter');
    await expect(panel.field('Dated targets')).toContainText('52.5');
    await choose('Path to target', 'Steps: each target on its date');
    const course = panel.root.getByRole('region', { name: 'The way so far' });
    await expect(course.getByRole('heading')).toContainText(/expected by now$/);
    await expect(course.getByRole('table').last()).toContainText('52.5');
    await expectAccessible(page);
  });

  await test.step('an objective is set by hand, with a reason, as one step', async () => {
    await outline.goTo('Listen to customers');
    await panel.open('Details');
    await choose('Driven by', 'Set by hand');
    await expect(panel.root.getByRole('textbox', { name: 'Progress now' })).toBeFocused();
    await page.keyboard.type('30%');
    await page.keyboard.press('Enter');
    await expect(panel.root).toContainText('Progress set by hand needs a reason.');
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.type('The board decides');
    await page.keyboard.press('Enter');
    await expect(panel.field('Driven by')).toBeFocused();
    await expect(outline.cell(outline.row('Listen to customers'), 'progress')).toContainText('0.3');
    await expect(panel.field('Reason')).toContainText('The board decides');
    await frame.undo.click();
    await expect(panel.field('Driven by')).toContainText('Key results first');
    await expect(panel.field('Reason')).toBeHidden();
  });
});
