import { writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { App } from '../app';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Importing } from '../models/importing';
import { Outline } from '../models/outline';
import { test } from '../test';

/** Opens a new plan and the preview of a spreadsheet with this content. */
async function preview(
  { app, page, reopen }: { app: App; page: Page; reopen: (plan: string) => Promise<void> },
  content: string | Buffer,
  name = 'goals.csv',
): Promise<{ importing: Importing; plan: string }> {
  const plan = app.file('team.cairn');
  app.cairn('new', plan);
  writeFileSync(app.file(name), content);
  await reopen(plan);
  await expect(new Frame(page).plan('team')).toBeVisible();
  app.answerDialog(app.file(name));
  await page.keyboard.press('Control+I');
  const importing = new Importing(page);
  await expect(importing.heading).toHaveText(`Import ${name}`);
  return { importing, plan };
}

test('findings have row and column, and what needs an answer blocks the import until it has one', async ({
  app,
  page,
  reopen,
}) => {
  const { importing } = await preview(
    { app, page, reopen },
    'Order,Title,Owner,Start,Current,Target,Unit,Due\n' +
      '1,Newcomers order in their first week,Dana Okafor,,,,,\n' +
      '1.1,Raise the activation rate,Dana Okafor,41,forty-nine,60,%,03/04/2026\n',
  );
  await expect(importing.run).toBeDisabled();
  await expect(importing.run).toHaveAccessibleDescription('1 finding must be answered first');

  await importing.blocked.click();
  const findings = page.getByRole('region', { name: 'Findings' });
  const number = importing.row(findings, 'is not a number');
  expect((await importing.cells(number)).slice(0, 3)).toEqual(['Check', '3', 'Current']);
  await expect(number).toContainText('"forty-nine" is not a number. It is kept in the note.');
  const date = importing.row(findings, '03/04/2026');
  expect((await importing.cells(date)).slice(0, 3)).toEqual(['Error', '3', 'Due']);
  await expectAccessible(page);

  await date.getByRole('button').click();
  await page.getByRole('radio', { name: 'The day: 31/03/2026' }).check();
  await expect(importing.run).toBeEnabled();
  await importing.run.click();
  await new Frame(page).expectToast('Imported goals.csv: 1 objective, 1 key result.');
  const row = await new Outline(page).goTo('Raise the activation rate');
  await expect(row).toContainText('60%');
});

test('a column that is not known by its name is told what it is, and stays told', async ({
  app,
  page,
  reopen,
}) => {
  const { importing } = await preview(
    { app, page, reopen },
    'Nr;Ding;Wer;Ziel\n1;Newcomers stay;Dana Okafor;\n1.1;Raise the activation rate;Mateo Ruiz;60,5\n',
  );
  await importing.expectReadAs('Columns parted by', 'Semicolon');
  await expect(importing.run).toBeDisabled();
  await importing.open('Columns');
  await importing.mapColumn('Ding', 'Title');
  await importing.mapColumn('Nr', 'Outline number');
  await importing.mapColumn('Ziel', 'Target value');
  const columns = await importing.open('Columns');
  // "Nr" was guessed right; choosing the same is how to say so.
  for (const column of ['Nr', 'Ding', 'Ziel'])
    await expect(importing.row(columns, column)).toContainText('Chosen by you');

  // With numbers in it, the column raises a question of its own.
  await expect(importing.run).toHaveAccessibleDescription('1 finding must be answered first');
  await importing.open('Questions');
  await page.getByRole('radio', { name: 'Comma: 1.250,5' }).check();

  // Nothing of it is lost by a look at another screen.
  const frame = new Frame(page);
  await frame.goTo('Objectives');
  await page.goBack();
  await expect(importing.line).toHaveText(
    'Becomes 1 objective and 1 key result. Nothing is written yet.',
  );
  await importing.run.click();
  await frame.expectToast('Imported goals.csv: 1 objective, 1 key result.');
  const outline = new Outline(page);
  const row = await outline.goTo('Raise the activation rate');
  await expect(outline.cell(row, 'target')).toHaveText('60.5');

  await page.keyboard.press('Control+Z');
  await frame.expectToast('Undone: Import goals.csv');
  await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();
});

test('a damaged Excel file is refused with the way out, and another file can be chosen', async ({
  app,
  page,
  reopen,
}) => {
  const workbook = Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    Buffer.from('[Content_Types].xml xl/'),
  ]);
  const { importing } = await preview({ app, page, reopen }, workbook, 'goals.xlsx');
  await expect(importing.refusal).toContainText('This file cannot be read');
  await expect(importing.refusal).toContainText(
    'This is not an Excel workbook (XLSX), or it is damaged or protected by a password.',
  );
  await expect(importing.refusal).toContainText('Nothing was imported');
  await expectAccessible(page);

  writeFileSync(app.file('saved.csv'), 'Title\nNewcomers stay\n');
  app.answerDialog(app.file('saved.csv'));
  await importing.refusal.getByRole('button', { name: 'Choose another file' }).click();
  await expect(importing.heading).toHaveText('Import saved.csv');
  await expect(importing.run).toBeEnabled();
});

const hopeless = [
  {
    what: 'a quotation mark that is never closed',
    content: 'Title,Owner,Target\nGrow,Dana,\n"Raise activation,Dana,60\nShorten time,Mateo,3\n',
    cells: ['Error', '3', 'Title'],
    says: 'is never closed',
  },
  {
    what: 'a header without rows',
    content: 'Title,Owner,Target\n',
    cells: ['Error', 'File', ''],
    says: 'There is a header and no row beneath it.',
  },
  {
    what: 'no column of titles',
    content: 'Ding,Wer\nNewcomers stay,Dana\n',
    cells: ['Error', 'File', ''],
    says: 'No column is known to hold the titles.',
  },
  {
    what: 'a cycle whose name has no dates',
    content: 'Title,Period\nNewcomers stay,Sprint 7\n',
    cells: ['Error', '2', 'Period'],
    says: 'The name "Sprint 7" does not say when the cycle begins and ends.',
  },
];

for (const { what, content, cells, says } of hopeless) {
  test(`a file is not imported with ${what}`, async ({ app, page, reopen }) => {
    const { importing, plan } = await preview({ app, page, reopen }, content);
    const findings = await importing.open('Findings');
    const finding = importing.row(findings, says);
    expect((await importing.cells(finding)).slice(0, 3)).toEqual(cells);
    await expect(importing.run).toBeDisabled();
    await expect(importing.blocked).toHaveText('1 finding must be answered first');

    await importing.cancel.click();
    await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();
    await expect(new Frame(page).undo).toHaveAttribute('aria-disabled', 'true');
    expect(app.cairn('show', plan, 'objectives', '--json').trim()).toBe('[]');
  });
}

test('a cycle without dates is given them', async ({ app, page, reopen }) => {
  const { importing, plan } = await preview(
    { app, page, reopen },
    'Title,Period\nNewcomers stay,Sprint 7\n',
  );
  const cycles = await importing.open('Cycles');
  await cycles.getByRole('textbox', { name: 'First day of Sprint 7' }).fill('2026-03-02');
  await cycles.getByRole('textbox', { name: 'Last day of Sprint 7' }).fill('2026-03-01');
  await expect(cycles).toContainText('It ends before it begins.');
  await expect(importing.run).toBeDisabled();
  await cycles.getByRole('textbox', { name: 'Last day of Sprint 7' }).fill('2026-03-15');
  await expect(importing.run).toBeEnabled();
  await importing.run.click();
  await new Outline(page).expectCycle('Sprint 7', 1);
  expect(app.cairn('show', plan, 'cycles')).toContain('2026-03-02 to 2026-03-15');
});
