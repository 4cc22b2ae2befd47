import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Importing } from '../models/importing';
import { Roadmap } from '../models/roadmap';
import { categories } from '../plans';
import { test } from '../test';

test('a company’s real roadmap of 139 items comes in and stands in every view', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  const importing = new Importing(page);
  const plan = app.file('real.cairn');
  app.cairn('new', plan);
  await reopen(plan);
  await roadmap.frame.goTo('Roadmap');
  await expect(page.getByRole('heading', { name: 'No initiatives yet' })).toBeVisible();
  await expectAccessible(page);

  await test.step('shown before anything is written', async () => {
    app.answerDialog(categories);
    await roadmap.press('Control+I');
    await expect(importing.heading).toHaveText('Import gitlab.csv');
    // Who comes from the roadmap brings one.
    await expect(page.getByRole('combobox', { name: 'The file holds' })).toHaveValue('Roadmap');
    await expect(importing.line).toHaveText('Becomes 139 initiatives. Nothing is written yet.');
    await expectAccessible(page);
    await expect(importing.run).toBeEnabled();
    await roadmap.press('Control+Enter');
    await roadmap.frame.expectToast('Imported 139 rows.');
  });

  await test.step('the backlog, the board, the timeline and the rest have them', async () => {
    await expect(roadmap.backlog).toHaveAttribute('aria-rowcount', '140');
    await expect(roadmap.row('Subgroups')).toBeVisible();
    await expectAccessible(page);
    await roadmap.show('board');
    await expect(page.getByRole('region', { name: /^Not placed [1-9]/ })).toBeVisible();
    await expectAccessible(page);
    await roadmap.show('timeline');
    await expect(page.locator('[data-bar]').first()).toBeVisible();
    await expectAccessible(page);
    await roadmap.show('matrix');
    await expect(page.getByRole('heading', { name: 'Nothing to draw yet' })).toBeVisible();
    await roadmap.show('ranking');
    await expect(page.getByRole('heading', { name: 'Nothing to rank yet' })).toBeVisible();
    await expectAccessible(page);
    await roadmap.show('scenarios');
    await expect(page.getByRole('table', { name: 'Scenarios side by side' })).toBeVisible();
  });

  await test.step('one undo takes all of it back', async () => {
    await roadmap.show('backlog');
    await roadmap.press('Control+Z');
    await expect(page.getByRole('heading', { name: 'No initiatives yet' })).toBeVisible();
  });
});
