import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('what fits, how sure that is, why, and what a person decides otherwise', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('ranking');

  await test.step('capacity, chances and the cut line', async () => {
    await expect(page.getByRole('region', { name: 'Capacity' })).toContainText('16.5 of 17.0');
    await expect(
      page.getByRole('img', { name: 'Supply: 5.5 of 5.5 person-months, full' }),
    ).toBeVisible();
    await expect(roadmap.ranked('Saved baskets')).toContainText('Safe in');
    await expect(roadmap.ranked('One-tap reorder')).toContainText('Contested');
    await expect(
      roadmap.ranking.getByText('8 initiatives take 16.5 of 17 person-months.'),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a row says why it is not in, and what would settle it', async () => {
    await roadmap.walkTo('One-tap reorder');
    await roadmap.press('Space');
    await expect(page.getByRole('heading', { name: 'Why not this one?' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^One-tap .*10,000 draws/ })).toBeVisible();
    await expect(page.getByText('What would settle it:')).toBeVisible();
    await expectAccessible(page);
    await roadmap.press('Space');
    await expect(page.getByRole('heading', { name: 'Why not this one?' })).toBeHidden();
  });

  await test.step('moved up by hand: the reason is asked for and stays beside it', async () => {
    await roadmap.press('Alt+ArrowUp');
    const why = page.getByRole('textbox', { name: /^Move One-tap .* from 8 to 7\. Why\?/ });
    await expect(why).toBeFocused();
    await roadmap.press('Enter');
    await expect(why).toHaveAttribute('aria-invalid', 'true');
    await roadmap.type('Asked for at each visit');
    await expectAccessible(page);
    await roadmap.press('Enter');
    await expect(roadmap.ranked('One-tap reorder')).toContainText(
      'moved from 8: Asked for at each visit',
    );
    await expect(roadmap.ranked('One-tap reorder')).toBeFocused();
  });

  await test.step('put in whatever it costs', async () => {
    await roadmap.walkTo('Delivery window');
    await roadmap.press('i');
    await roadmap.type('Promised to three chains');
    await roadmap.press('Enter');
    await expect(roadmap.ranked('Delivery window')).toContainText('Promised to three chains');
    // Until the question has gone, the key undoes what was typed into it.
    await expect(roadmap.ranked('Delivery window')).toBeFocused();
    await roadmap.press('Control+Z');
    await expect(roadmap.ranked('Delivery window')).not.toContainText('Promised to three chains');
  });
});

test('a ranking is kept under a name, made the plan, and taken back', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('ranking');
  const planned = page.getByText(/\d+ of 13 open initiatives are planned in Next quarter/);
  await expect(planned).toHaveText(/^3 of 13/);

  await test.step('kept', async () => {
    await roadmap.frame.command('Ranking: keep it under a name');
    await expect(page.getByRole('textbox', { name: 'Name of the ranking' })).toBeFocused();
    await roadmap.type('As decided today');
    await roadmap.press('Enter');
    await roadmap.frame.expectToast('Kept as “As decided today”.');
  });

  await test.step('opened: as it stood, and nothing has changed since', async () => {
    await roadmap.frame.command('Ranking: look at one that was kept');
    await expect(roadmap.kept).toBeVisible();
    await expect(
      page.getByText('All of them stand where they stood, and nothing changed.'),
    ).toBeVisible();
    await expect(roadmap.keptRow('Saved baskets')).toContainText('Reach 9,200');
    await expect(roadmap.kept.locator('[data-key]').first()).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('what happens then is said beside it', async () => {
    await roadmap.press('Escape');
    await roadmap.walkTo('One-tap reorder');
    await roadmap.press('Alt+ArrowUp', 'Alt+ArrowUp');
    await roadmap.type('Asked for at each visit');
    await roadmap.press('Enter');
    await expect(roadmap.ranked('One-tap reorder')).toContainText('moved from 8');
    await roadmap.frame.command('Ranking: look at one that was kept');
    await expect(roadmap.keptRow('One-tap reorder')).toContainText(
      /2 up.*put it at rank 6 on .*: Asked for at each visit\./,
    );
    await expect(roadmap.keptRow('Guided setup')).toContainText('others have come before it');
    await expectAccessible(page);
  });

  await test.step('renamed, deleted, and brought back by Undo', async () => {
    await page.getByRole('button', { name: 'Name of the ranking: As decided today' }).focus();
    await roadmap.press('Enter', 'Control+A');
    await roadmap.type('For the board');
    await roadmap.press('Enter');
    await expect(
      page.getByRole('button', { name: 'Name of the ranking: For the board' }),
    ).toBeFocused();
    await roadmap.frame.command('Kept ranking: delete it');
    await roadmap.frame.expectToast('Deleted the ranking “For the board”.');
    await expect(roadmap.ranking).toBeVisible();
    // Undo shows what it brings back.
    await roadmap.press('Control+Z');
    await expect(roadmap.kept).toBeVisible();
    await page.getByRole('button', { name: 'Ranking of today' }).focus();
    await roadmap.press('Enter');
    await expect(page.getByRole('button', { name: 'Kept rankings (1)' })).toBeVisible();
    await roadmap.walkTo('One-tap reorder');
    await roadmap.frame.command('Ranking: rank it by score again');
    await expect(roadmap.ranked('One-tap reorder')).not.toContainText('moved from');
  });

  await test.step('what is selected is planned, and one undo takes it back', async () => {
    await roadmap.frame.command('Ranking: make it the plan');
    await roadmap.frame.expectToast('What is selected is the plan now.');
    await expect(planned).toHaveText(/^8 of 13/);
    await roadmap.press('Control+Z');
    await expect(planned).toHaveText(/^3 of 13/);
  });

  await test.step('with nobody having said what the teams can give, they are asked', async () => {
    await roadmap.press('Alt+PageUp');
    await expect(page.getByText('Until then nothing is cut')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Make this the plan' })).toBeHidden();
    const capacity = page.getByRole('button', { name: 'Capacity of Supply: Say what it can give' });
    await capacity.focus();
    await roadmap.press('Enter');
    await roadmap.type('3');
    await roadmap.press('Enter');
    await expect(
      page.getByRole('img', { name: /^Supply: .* of 3\.0 person-months/ }),
    ).toBeVisible();
    await expect(
      page.getByText(/^Nobody has said the capacity of .* nothing is cut there/),
    ).toBeVisible();
    await expectAccessible(page);
  });
});

test('the ranking is shown on a projector, one by one, without names of people', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('ranking');
  await expect(roadmap.ranked('Saved baskets')).toBeVisible();
  await roadmap.frame.command('Present the ranking on a projector');
  const wall = page.getByRole('dialog', { name: 'Ranking for the projector' });
  await expect(wall).toBeFocused();
  await expect(wall).toContainText('7 initiatives to come');
  await roadmap.press('ArrowRight');
  await expect(wall.getByRole('listitem')).toHaveCount(1);
  await expect(wall.getByRole('listitem')).toContainText('Saved baskets for weekly orders');
  await expectAccessible(page);
  await roadmap.press('a');
  await expect(wall.getByRole('listitem')).toHaveCount(7);
  await expect(wall).toContainText('8 initiatives take 16.5 of 17 person-months.');
  await expect(wall).not.toContainText('Okafor');
  await expectAccessible(page);
  await roadmap.press('m');
  await expect(wall.getByText('Quick wins').first()).toBeVisible();
  await expectAccessible(page);
  await roadmap.press('Escape');
  await expect(wall).toBeHidden();
});
