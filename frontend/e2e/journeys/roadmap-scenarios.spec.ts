import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a what-if is copied, changed, compared, made the plan and taken back', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('scenarios');
  const table = page.getByRole('table', { name: 'Scenarios side by side' });
  const moves = table.getByRole('row', { name: /^Against the plan of record/ });

  await test.step('side by side: what moves, and why', async () => {
    await expect(page.getByRole('button', { name: 'New scenario' })).toBeFocused();
    await expect(moves).toContainText(
      'Menu photo fills the first basket moves out: Buyer app has 3 person-months less.',
    );
    await expectAccessible(page);
  });

  await test.step('one is added without the mouse', async () => {
    await roadmap.press('Enter');
    await roadmap.type('Supply gets help');
    await expectAccessible(page);
    await roadmap.press('Enter');
    await expect(
      table.getByRole('button', { name: 'Make Supply gets help the plan' }),
    ).toBeVisible();
    await expect(moves).toContainText('Nothing moves.');
  });

  await test.step('with more capacity another initiative fits, and it says why', async () => {
    const capacity = table.getByRole('button', { name: 'Capacity of Supply: 5.5' }).last();
    await capacity.focus();
    await roadmap.press('Enter');
    await roadmap.type('8.5');
    await roadmap.press('Enter');
    await expect(moves).toContainText('Delivery window picker moves in:');
    await expectAccessible(page);
  });

  await test.step('made the plan, and taken back in one step', async () => {
    const planned = page.getByText(/\d+ of 13 open initiatives are planned in Next quarter/);
    await expect(planned).toHaveText(/^3 of 13/);
    await table.getByRole('button', { name: 'Make Supply gets help the plan' }).focus();
    await roadmap.press('Enter');
    await roadmap.frame.expectToast('“Supply gets help” is the plan now.');
    await expect(planned).toHaveText(/^9 of 13/);
    await roadmap.press('Control+Z');
    await expect(planned).toHaveText(/^3 of 13/);
  });
});
