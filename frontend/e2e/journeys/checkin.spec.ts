import { expect } from '@playwright/test';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a check-in: said, seen, explained, remembered', async ({ app, page, reopen }) => {
  const outline = new Outline(page);
  const panel = new Panel(page);
  const frame = new Frame(page);
  const title = 'Raise the activation rate';
  await reopen(samplePlan(app));
  const row = await outline.goTo(title);
  const before = await outline.cell(row, 'progress').innerText();

  await test.step('C puts the keyboard into the form', async () => {
    await page.keyboard.press('c');
    await expect(panel.root.getByRole('tab', { name: 'Check-ins' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(panel.root.getByLabel('Value')).toBeFocused();
  });

  await test.step('what does not fit is refused beside its field, and stays', async () => {
    await panel.checkIn({ value: 'a lot', note: 'The new first page helps.' });
    await expect(panel.root.getByLabel('Value')).toHaveAccessibleDescription(
      /"a lot" is not a number/,
    );
    await panel.checkIn({ value: '58', date: '2999-01-01' });
    await expect(panel.root.getByLabel('Date')).toHaveAccessibleDescription(
      /^1 Jan 2999 lies ahead; today is /,
    );
    await expect(panel.root.getByLabel('One sentence')).toHaveValue('The new first page helps.');
    await expect(panel.root.getByLabel('Value')).toHaveValue('58');
  });

  await test.step('the row, the list and the history have it', async () => {
    await panel.checkIn({ value: '58', confidence: '8', date: '' });
    await frame.expectToast(`Checked in “${title}”`);
    await expect(outline.cell(row, 'current')).toHaveText('58%');
    await expect(outline.cell(row, 'confidence')).toContainText('8');
    await expect(outline.cell(row, 'progress')).not.toHaveText(before);
    await expect(panel.entries.first()).toContainText('58%');
    await expect(panel.entries.first()).toContainText('The new first page helps.');
    await expect(panel.root.getByLabel('Value')).toHaveValue('');
    await panel.open('History');
    await expect(panel.entries.first()).toContainText('Checked in 58');
  });

  await test.step('the number says where it came from', async () => {
    await outline.enter();
    await page.keyboard.press('e');
    const explanation = page.getByRole('tooltip');
    await expect(explanation).toContainText('Current');
    await expect(explanation).toContainText('58%');
    await expect(explanation).toContainText('Expected');
    await page.keyboard.press('Escape');
    await expect(explanation).toBeHidden();
  });

  await test.step('undo takes it back, also from the list', async () => {
    await page.keyboard.press('Control+Z');
    await frame.expectToast(`Undone: Check in: ${title}`);
    await expect(outline.cell(row, 'progress')).toHaveText(before);
    await panel.open('Check-ins');
    await expect(panel.entries.first()).not.toContainText('58%');
  });
});
