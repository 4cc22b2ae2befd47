import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { Templates } from '../models/templates';
import { samplePlan } from '../plans';
import { test } from '../test';

test('an objective begins with a template that the plan’s KPIs measure, and undo takes it back', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const templates = new Templates(page);
  await reopen(samplePlan(app));

  await test.step('what the KPIs measure most comes first', async () => {
    await frame.command('Start from a template');
    await templates.expectOpen();
    await expect(templates.lines).toHaveCount(21);
    await expect(templates.lines.first()).toContainText('3 of 3 measured by your KPIs');
    await expectAccessible(page);
  });

  await test.step('filtered, found by words and looked at with the keyboard', async () => {
    await templates.only.press('Space');
    await expect(templates.only).toBeChecked();
    await expect(templates.lines.first()).toContainText('3 of 3 measured by your KPIs');
    await templates.search.focus();
    await page.keyboard.type('promise');
    await expect(templates.lines).toHaveCount(1);
    await expect(templates.preview).toContainText('The promise is kept every time');
    await expect(templates.keyResult('Complaints for every thousand orders')).toContainText(
      'Measured by Complaints per 1,000 orders.',
    );
    await expect(templates.preview).toContainText(/beyond natural variation/);
    await expectAccessible(page);
  });

  await test.step('one key result less, added by Enter, shown and taken back', async () => {
    await templates
      .keyResult('What one order costs us from door to door')
      .getByRole('checkbox')
      .press('Space');
    await templates.search.focus();
    await page.keyboard.press('Enter');
    await frame.expectToast('Added “The promise is kept every time, at a cost that we can carry”');
    const added = new Panel(page).root;
    await expect(added).toContainText('The promise is kept every time');
    await outline.goTo('Complaints for every thousand orders');
    await expect(added).toContainText('Complaints per 1,000 orders');
    const row = (title: string) => outline.rows.filter({ hasText: title });
    await expect(row('What one order costs us from door to door')).toHaveCount(0);
    await page.keyboard.press('Control+Z');
    await expect(row('Complaints for every thousand orders')).toHaveCount(0);
  });
});

test('a plan without KPIs learns what to measure, and can begin all the same', async ({
  app,
  page,
  reopen,
}) => {
  const outline = new Outline(page);
  const templates = new Templates(page);
  const plan = app.file('New.cairn');
  app.cairn('new', plan);
  await reopen(plan);
  await page.getByRole('button', { name: 'Start from a template' }).click();
  await templates.expectOpen();
  await expect(templates.root).toContainText('This plan has no KPIs yet.');
  await expect(templates.preview).toContainText('No KPI yet: Customer interviews.');
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(templates.preview).toContainText('Our riskiest beliefs meet reality');
  await page.keyboard.press('Enter');
  await outline.goTo('Beliefs tested to a decision');
  await expect(outline.grid).toContainText('Our riskiest beliefs meet reality');
});
