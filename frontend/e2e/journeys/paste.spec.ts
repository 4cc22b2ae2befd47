import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Importing } from '../models/importing';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { test } from '../test';

const lines = [
  'Newcomers stay @Dana',
  '  Raise activation from 41% to 60%',
  '  Stay from 5 to 5',
  'Deliveries arrive on time',
].join('\n');

test('lines of a document become an outline, and one undo takes them back', async ({
  app,
  context,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const plan = app.file('Growth.cairn');
  app.cairn('new', plan);
  await reopen(plan);
  const copy = async (text: string) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  };
  await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Paste rows' });
  await test.step('shown as what they become; a line that cannot be says why', async () => {
    await copy(lines);
    await page.keyboard.press('Control+V');
    await expect(dialog.getByRole('status')).toHaveText(
      'Becomes 2 objectives and 2 key results. Nothing is written yet.',
    );
    await expect(dialog.getByRole('row', { name: /Raise activation/ })).toContainText('60%');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Line 3:');
    await expectAccessible(page);
  });
  await test.step('mended, added and taken back', async () => {
    await dialog.getByRole('textbox', { name: 'Lines' }).fill(lines.replace('to 5', 'to 3'));
    await page.keyboard.press('Control+Enter');
    await frame.expectToast('Pasted 4 rows');
    const rows = [
      'O1 Newcomers stay',
      '1.1 Raise activation',
      '1.2 Stay',
      'O2 Deliveries arrive on time',
    ];
    await outline.expectRows(...rows);
    await expect(page.getByRole('region', { name: 'Selected rows' })).toContainText('4 selected');
    await page.keyboard.press('Control+Z');
    await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();
    await page.keyboard.press('Control+Y');
    await outline.expectRows(...rows);
  });
  await test.step('a table goes to the import', async () => {
    const importing = new Importing(page);
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await outline.enter();
    await copy('Title\tOwner\nSupport answers fast\tDana');
    await page.keyboard.press('Control+V');
    await expect(importing.heading).toHaveText('Import pasted text');
    await importing.run.click();
    await frame.expectToast('Imported pasted text: 1 objective, 0 key results.');
    await outline.goTo('Support answers fast');
    await expect(new Panel(page).root).toContainText('Dana');
  });
});
