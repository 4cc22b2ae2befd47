import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { KPIs } from '../models/kpis';
import { samplePlan } from '../plans';
import { test } from '../test';

test('paste measurements: shown first, asked where in doubt, one step of undo', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const kpis = new KPIs(page);
  await reopen(samplePlan(app));
  await frame.goTo('KPIs');

  await test.step('a KPI is added by its name', async () => {
    await kpis.add('Refund rate');
    await expect(kpis.panel.getByRole('heading', { level: 2 })).toHaveText('Refund rate');
  });

  await test.step('two columns of a spreadsheet become its values', async () => {
    await kpis.paste('2025-01\t4.1\n2025-02\t3.9\n2025-03\t3.6');
    await expect(kpis.dialog.getByRole('status')).toContainText('3 new');
    await kpis.dialog.getByRole('button', { name: 'Enter 3 values' }).click();
    await frame.expectToast('Entered 3 values');
    await expect(kpis.values.getByRole('row')).toHaveCount(4);
    await expect(kpis.row('Refund rate')).toContainText('3.6');
  });

  await test.step('another value for a known period is asked about', async () => {
    await kpis.paste('2025-03\t3.7\n2025-04\t3.5\nsoon\tless');
    const run = kpis.dialog.getByRole('button', { name: /^Enter / });
    await expect(kpis.dialog.getByRole('list', { name: 'What was found' })).toContainText('Row 3');
    await expect(run).toBeDisabled();
    await kpis.dialog.getByRole('radio', { name: 'Leave them out' }).check();
    await kpis.dialog.getByRole('radio', { name: 'Replace them' }).check();
    await kpis.dialog.getByRole('textbox', { name: 'Why' }).fill('Late refunds');
    await expectAccessible(page);
    await run.click();
    await expect(kpis.dialog).toBeHidden();
    await expect(kpis.values).toContainText('3.7');
    await expect(kpis.panel).toContainText('because: Late refunds');
  });

  await test.step('one step takes the whole paste back', async () => {
    await page.keyboard.press('Control+Z');
    await frame.expectToast(/^Undone: Paste/);
    await expect(kpis.values).not.toContainText('3.7');
    await expect(kpis.values.getByRole('row')).toHaveCount(4);
  });
});
