import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { App } from '../app';
import { expectAccessible } from '../axe';
import { Exporting } from '../models/exporting';
import { Frame } from '../models/frame';
import { Importing } from '../models/importing';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { Welcome } from '../models/welcome';
import { quarter } from '../plans';
import { test } from '../test';

// The key result that is edited: one of the few whose line in the published plan names a single target.
const before = {
  order: '1.2.6',
  title: 'Achieve 100% of field marketing portion of SCLAU plan.',
  owner: 'Field Marketing',
};
const after = {
  title: 'Win our share of the SCLAU plan',
  owner: 'Priya Nair',
  start: '10',
  current: '55',
  target: '120',
};
const lastEdit = `Edit owner: ${after.title}`;

test('a quarter of 490 rows: in, edited, undone, out', async ({ app, page, reopen }) => {
  test.slow();
  const outline = new Outline(page);
  const frame = new Frame(page);
  const plan = app.file('Third quarter.cairn');

  await test.step('a new plan', () => makePlan(app, page, plan));
  await test.step('the import shows what it becomes, and then does it', async () => {
    await importQuarter(app, page, plan);
    await outline.expectCycle('2018-Q3', 490);
    await expectAccessible(page);
  });
  await test.step('five cells are edited with the keyboard', () => editFiveCells(page));
  await test.step('undo and redo, by keys and by buttons, say what they do', () =>
    undoAndRedo(page));
  await test.step('closed and opened again, the last edit is there and can be undone', async () => {
    await reopen();
    await outline.expectCycle('2018-Q3', 490);
    const row = await outline.goTo(after.title);
    await expect(outline.cell(row, 'owner')).toHaveAccessibleName(after.owner);
    expect(await frame.says(frame.undo)).toBe(`Undo: ${lastEdit}`);
    await page.keyboard.press('Control+Z');
    await frame.expectToast(`Undone: ${lastEdit}`);
    await expect(outline.cell(row, 'owner')).toHaveAccessibleName(before.owner);
    await expect(outline.cell(row, 'target')).toHaveText('120%');
  });
  await test.step('the export has what was edited, and makes the same plan again', async () => {
    const exported = await exportStandard(app, page);
    expect(lineOf(exported, before.order)).toBe(
      '1.2.6,Key result,Win our share of the SCLAU plan,Field Marketing,,Third quarter,,' +
        '2018-Q3,10,55,120,%,40.9,100,At risk,,,',
    );
    expect(importAndExport(app, 'Third quarter', exported.path)).toEqual(exported.bytes);
  });
});

/** Begins at Welcome and makes a plan at a path through the form. */
async function makePlan(app: App, page: Page, plan: string): Promise<void> {
  const welcome = new Welcome(page);
  await expect(welcome.heading).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+N');
  await expect(welcome.dialog).toBeVisible();
  await expectAccessible(page);
  app.answerDialog(plan);
  await welcome.create('Third quarter');
  await expect(new Frame(page).plan('Third quarter')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();
  await expectAccessible(page);
}

/** Looks at every part of the preview before anything is written, and imports. */
async function importQuarter(app: App, page: Page, plan: string): Promise<void> {
  const importing = new Importing(page);
  app.answerDialog(quarter);
  await page.keyboard.press('Control+I');
  await expect(importing.heading).toHaveText('Import okrs-2018-q3.csv');
  await expect(importing.line).toHaveText(
    'Becomes 455 objectives and 35 key results. Nothing is written yet.',
  );
  await importing.expectReadAs('Characters', 'UTF-8');
  await importing.expectReadAs('Columns parted by', 'Comma');
  await importing.expectReadAs('First row', 'Names the columns');
  await expectAccessible(page);

  const columns = await importing.open('Columns');
  for (const column of [
    'Order',
    'Period',
    'Owner',
    'Title',
    'Reported progress %',
    'Reported note',
  ])
    await expect(importing.row(columns, column).first()).toContainText('By its name');
  await expectAccessible(page);
  const findings = await importing.open('Findings');
  await expect(findings).toContainText('322 rows without rows beneath them name no single target');
  await expectAccessible(page);
  await expect(importing.tab('People and teams')).toContainText('48');
  await importing.open('People and teams');
  await expectAccessible(page);
  const cycles = await importing.open('Cycles');
  await expect(importing.row(cycles, '2018-Q3')).toContainText('New');
  await expect(cycles.getByRole('textbox', { name: 'First day of 2018-Q3' })).toHaveValue(
    '2018-07-01',
  );
  await expect(cycles.getByRole('textbox', { name: 'Last day of 2018-Q3' })).toHaveValue(
    '2018-09-30',
  );
  await expectAccessible(page);

  expect(app.cairn('show', plan, 'objectives', '--json').trim(), 'nothing is written yet').toBe(
    '[]',
  );
  await expect(importing.run).toHaveText('Import 490 rows');
  await importing.run.click();
  await new Frame(page).expectToast('Imported okrs-2018-q3.csv: 455 objectives, 35 key results.');
}

/** Edits title, start, current, target and owner in one go: Enter, then Tab from cell to cell. */
async function editFiveCells(page: Page): Promise<void> {
  const outline = new Outline(page);
  const panel = new Panel(page);
  await outline.goTo(before.title);
  for (const tab of ['Details', 'Check-ins', 'History'] as const) {
    await panel.open(tab);
    await expectAccessible(page);
  }
  await panel.open('Details');
  await outline.enter();
  // Without the panel the sheet is wide enough for every column.
  await page.keyboard.press('d');
  await expect(panel.root).toBeHidden();
  await outline.goToCell(before.title, 'title');
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await outline.type('title', after.title, 'Tab');
  await outline.type('start', after.start, 'Tab');
  await outline.type('current', after.current, 'Tab');
  await outline.type('target', after.target, 'Tab');
  await outline.type('owner', after.owner, 'Enter');
  const row = outline.row(after.title);
  await expect(outline.cell(row, 'owner')).toBeFocused();
  await expect(outline.cell(row, 'owner')).toHaveAccessibleName(after.owner);
  await expect(outline.cell(row, 'start')).toHaveText('10%');
  await expect(outline.cell(row, 'current')).toHaveText('55%');
  await expect(outline.cell(row, 'target')).toHaveText('120%');
  // (55 - 10) / (120 - 10)
  await expect(outline.cell(row, 'progress')).toHaveText('0.41');
}

async function undoAndRedo(page: Page): Promise<void> {
  const outline = new Outline(page);
  const frame = new Frame(page);
  const row = outline.row(after.title);
  const target = `Edit target: ${after.title}`;

  expect(await frame.says(frame.undo)).toBe(`Undo: ${lastEdit}`);
  expect(await frame.says(frame.redo)).toBe('Nothing to redo');
  await page.keyboard.press('Control+Z');
  await frame.expectToast(`Undone: ${lastEdit}`);
  await expect(outline.cell(row, 'owner')).toHaveAccessibleName(before.owner);
  await frame.undo.click();
  await frame.expectToast(`Undone: ${target}`);
  await expect(outline.cell(row, 'target')).toHaveText('100%');
  // (55 - 10) / (100 - 10)
  await expect(outline.cell(row, 'progress')).toHaveText('0.50');

  expect(await frame.says(frame.redo)).toBe(`Redo: ${target}`);
  await frame.redo.click();
  await frame.expectToast(`Redone: ${target}`);
  await expect(outline.cell(row, 'target')).toHaveText('120%');
  await page.keyboard.press('Control+Shift+Z');
  await frame.expectToast(`Redone: ${lastEdit}`);
  await expect(outline.cell(row, 'owner')).toHaveAccessibleName(after.owner);
  await expect(outline.cell(row, 'progress')).toHaveText('0.41');
}

interface ExportedFile {
  path: string;
  bytes: Buffer;
}

/** Exports with the preset that is chosen at first, into a folder that is not there yet. */
async function exportStandard(app: App, page: Page): Promise<ExportedFile> {
  const exporting = new Exporting(page);
  const folder = app.file('out');
  await page.keyboard.press('Control+E');
  await expect(exporting.dialog).toBeVisible();
  await expect(exporting.preset('Standard')).toBeChecked();
  await expectAccessible(page);
  app.answerDialog(folder);
  await exporting.run(folder, 490);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(exporting.dialog).toBeHidden();
  const path = join(folder, 'okrs.csv');
  return { path, bytes: readFileSync(path) };
}

function lineOf({ bytes }: ExportedFile, order: string): string | undefined {
  return bytes
    .toString('utf8')
    .split('\r\n')
    .find((line) => line.startsWith(`${order},`));
}

/** Imports an export into a plan of its own, on the command line, and exports that. */
function importAndExport(app: App, name: string, path: string): Buffer {
  const folder = app.file('again');
  const plan = join(folder, `${name}.cairn`);
  mkdirSync(folder);
  app.cairn('new', plan);
  app.cairn('import', plan, path, '--as', 'outline');
  app.cairn('export', plan, '--to', folder);
  return readFileSync(join(folder, 'okrs.csv'));
}
