import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

const pickup = 'Pickup slots for early kitchens';

test('an initiative is typed, scored with ranges and ordered, without the mouse', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('backlog');
  await expectAccessible(page);

  await test.step('one line makes it, with owner, phase and effort', async () => {
    await roadmap.press('n');
    await expect(page.getByRole('textbox', { name: 'New initiative' })).toBeFocused();
    await page.keyboard.type(`${pickup} @Priya #Growth 1.5-3-6 pm`);
    await expect(page.getByText('Priya Raman').last()).toBeVisible();
    await expectAccessible(page);
    await roadmap.press('Enter', 'Escape');
    await expect(roadmap.row(pickup)).toContainText('Lacks reach +2');
    await expect(await roadmap.cell(pickup, 'Effort')).toHaveText('3.0 (1.5–6.0)');
  });

  await test.step('scored from cell to cell; off the scale is refused with the scale', async () => {
    await roadmap.goToCell(pickup, 'Reach');
    await page.keyboard.type('2000-3000-6000');
    await roadmap.press('Tab');
    await expect(await roadmap.cell(pickup, 'Reach')).toHaveText('3,000 (2,000–6,000)');
    await expect(page.getByRole('textbox', { name: `Impact of ${pickup}` })).toBeFocused();
    await page.keyboard.type('7');
    await roadmap.press('Tab');
    const refusal = roadmap.backlog.getByRole('alert');
    await expect(refusal).toContainText('0.25 to 3');
    await roadmap.press('Escape');
    await expectAccessible(page);
    // What was refused stands in its cell to be corrected.
    await (await roadmap.cell(pickup, 'Impact')).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await roadmap.press('Tab');
    await expect(refusal).toBeHidden();
    await page.keyboard.type('80');
    await roadmap.press('Enter');
    // 3000 × 2 × 80% / 3
    await expect(await roadmap.cell(pickup, 'RICE')).toHaveText('1,600');
  });

  await test.step('the score explains itself', async () => {
    await (await roadmap.cell(pickup, 'RICE')).click();
    await roadmap.press('e');
    await expect(page.getByText(/^3,?000 × 2 × 80% \/ 3 = 1,?600/)).toBeVisible();
    await expectAccessible(page);
    await roadmap.press('Escape');
  });

  await test.step('undone and done again', async () => {
    await roadmap.press('Control+Z');
    await expect(await roadmap.cell(pickup, 'RICE')).toContainText('Lacks confidence');
    await roadmap.press('Control+Y');
    await expect(await roadmap.cell(pickup, 'RICE')).toHaveText('1,600');
  });

  await test.step('it goes up in the order of the backlog', async () => {
    const number = async () => Number(/\d+/.exec(await roadmap.row(pickup).innerText())?.[0]);
    const before = await number();
    await roadmap.press('Alt+ArrowUp');
    await expect.poll(number).toBe(before - 1);
    await roadmap.press('Alt+ArrowUp');
    await expect.poll(number).toBe(before - 2);
    await roadmap.press('Alt+ArrowDown');
    await expect.poll(number).toBe(before - 1);
  });
});

test('lines and cells of a spreadsheet are pasted', async ({ app, context, page, reopen }) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('backlog');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = (text: string) =>
    page.evaluate((copied) => navigator.clipboard.writeText(copied), text);

  await test.step('lines become initiatives, and one undo takes them back', async () => {
    await copy('Cold chain alerts @Jonas 2 pm\nPallet pooling\n\nOrder by voice');
    await roadmap.press('Control+V');
    const dialog = page.getByRole('dialog', { name: 'Paste initiatives' });
    await expect(dialog.getByRole('status')).toHaveText(
      'Becomes 3 initiatives. Nothing is written yet.',
    );
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add 3 initiatives' }).focus();
    await roadmap.press('Enter');
    await roadmap.frame.expectToast('Added 3 initiatives');
    await expect(roadmap.row('Cold chain alerts')).toContainText('2.0');
    await expect(roadmap.row('Order by voice')).toBeVisible();
    await roadmap.press('Control+Z');
    await expect(roadmap.row('Order by voice')).toBeHidden();
    await expect(roadmap.row('Cold chain alerts')).toBeHidden();
  });

  await test.step('cells go into the scores; what is off the scale writes none of them', async () => {
    const title = 'Supplier ratings';
    await roadmap.goToCell(title, 'Reach');
    await copy('5000\t9');
    await roadmap.press('Control+V');
    await expect(roadmap.backlog.getByRole('alert')).toContainText('0.25 to 3');
    await expect(await roadmap.cell(title, 'RICE')).toHaveText('429');
    await copy('5000\t1\t80');
    await roadmap.press('Escape');
    await roadmap.press('Control+V');
    await roadmap.frame.expectToast('Filled 3 cells.');
    // 5000 × 1 × 80% / 3.5
    await expect(await roadmap.cell(title, 'RICE')).toHaveText('1,143');
    await expectAccessible(page);
  });
});
