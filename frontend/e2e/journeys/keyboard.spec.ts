import { expect } from '@playwright/test';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { Welcome } from '../models/welcome';
import { test } from '../test';

test('from Welcome to a plan in order, without the mouse', async ({ app, page }) => {
  const welcome = new Welcome(page);
  const frame = new Frame(page);
  const outline = new Outline(page);
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  await test.step('a new plan', async () => {
    await expect(welcome.heading).toBeVisible();
    await press('Control+N');
    await expect(welcome.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('Growth');
    app.answerDialog(app.file('growth.cairn'));
    await press('Enter');
    await expect(frame.plan('Growth')).toBeVisible();
  });

  await test.step('three objectives, one after the other', async () => {
    // The page of a plan that has just been made takes keys once it stands.
    await expect(page.getByRole('heading', { name: /^No objectives in .* yet$/ })).toBeVisible();
    await press('n');
    for (const title of ['Newcomers stay', 'Deliveries arrive on time', 'Support answers fast']) {
      await expect(page.getByRole('textbox', { name: 'Title of the new objective' })).toHaveValue(
        '',
      );
      await page.keyboard.type(title);
      await press('Enter');
    }
    await press('Escape');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
    await expect(outline.row('Support answers fast')).toBeFocused();
  });

  await test.step('moved up, moved in, moved out', async () => {
    await press('Alt+ArrowUp');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Support answers fast',
      'O3 Deliveries arrive on time',
    );
    await press('Alt+ArrowRight');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O1.1 Support answers fast',
      'O2 Deliveries arrive on time',
    );
    await expect(outline.row('Support answers fast')).toHaveAttribute('aria-level', '2');
    await expect(outline.row('Support answers fast')).toBeFocused();
    await press('Alt+ArrowLeft');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Support answers fast',
      'O3 Deliveries arrive on time',
    );
    await press('Alt+ArrowDown');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
  });

  await test.step('a key result with numbers, typed from cell to cell', async () => {
    await press('Control+Home', 'k');
    await expect(page.getByRole('textbox', { name: 'Title of the new key result' })).toBeFocused();
    await page.keyboard.type('Raise the activation rate');
    await press('Tab');
    const row = outline.row('Raise the activation rate');
    // Tab goes on with the first number that there is room for.
    await expect(outline.field('current')).toBeFocused();
    await press('Escape', 'Escape');
    await expect(row).toBeFocused();
    await expect(row).toHaveAttribute('aria-level', '2');
    await press('d');
    await expect(new Panel(page).root).toBeHidden();
    await press('ArrowRight', 'ArrowRight');
    await expect(outline.cell(row, 'start')).toBeFocused();
    // The first letter replaces what the cell held.
    await page.keyboard.type('41%');
    await press('Tab');
    await outline.type('current', '49', 'Tab');
    await outline.type('target', '60', 'Enter');
    await expect(outline.cell(row, 'target')).toBeFocused();
    await expect(outline.cell(row, 'start')).toHaveText('41%');
    await expect(outline.cell(row, 'target')).toHaveText('60%');
    // (49 - 41) / (60 - 41)
    await expect(outline.cell(row, 'progress')).toHaveText('0.42');
  });

  await test.step('a refused edit keeps what was typed and says why', async () => {
    const target = outline.cell(outline.row('Raise the activation rate'), 'target');
    await press('F2');
    await outline.type('target', 'sixty', 'Enter');
    await expect(outline.grid.getByRole('alert')).toContainText('"sixty" is not a number');
    await expect(outline.field('target')).toHaveValue('sixty');
    await expect(outline.field('target')).toHaveAttribute('aria-invalid', 'true');
    await press('Escape');
    await expect(outline.grid.getByRole('alert')).toBeHidden();
    await expect(target).toHaveText('60%');
    await expect(target).toBeFocused();
  });

  await test.step('the number explains itself', async () => {
    await press('ArrowRight', '?');
    await expect(page.getByRole('tooltip')).toContainText('Progress 0.42');
    await press('Escape');
    await expect(page.getByRole('tooltip')).toBeHidden();
  });

  await test.step('what can be done with a row stands in its menu', async () => {
    await press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: /^Delete/ })).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('menuitem', { name: /^Delete/ })).toBeHidden();
  });

  await test.step('deleted with what hangs beneath, and brought back', async () => {
    await outline.goTo('Newcomers stay');
    await press('Delete');
    await frame.expectToast('Deleted “O1 Newcomers stay”');
    await outline.expectRows('O1 Deliveries arrive on time', 'O2 Support answers fast');
    await expect(outline.row('Deliveries arrive on time')).toBeFocused();
    await press('Control+Z');
    await frame.expectToast('Undone: Delete “Newcomers stay”');
    await outline.expectRows(
      'O1 Newcomers stay',
      '1.1 Raise the activation rate',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
    await press('Control+Y');
    await outline.expectRows('O1 Deliveries arrive on time', 'O2 Support answers fast');
    await press('Control+Z');
    await outline.expectRows(
      'O1 Newcomers stay',
      '1.1 Raise the activation rate',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
  });

  await test.step('closed objectives stay closed after a look at another screen', async () => {
    await outline.goTo('Newcomers stay');
    await press('ArrowLeft');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
    await frame.command('Go to history');
    await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
    await frame.command('Go to objectives');
    await outline.expectRows(
      'O1 Newcomers stay',
      'O2 Deliveries arrive on time',
      'O3 Support answers fast',
    );
  });
});
