import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { AlignmentMap } from '../models/map';
import { crowdedPlan, samplePlan } from '../plans';
import { test } from '../test';

test('see how goals hang together, by the keys alone', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const map = new AlignmentMap(page);
  await reopen(samplePlan(app));
  await frame.command('Go to map');

  await test.step('the map has the focus at its first objective', async () => {
    await map.expectFocusAt('New restaurants order in their first week');
    await expect(page.getByText('1 of 5 objectives rolls up to another one')).toBeVisible();
    await map.press('0');
    await expect(map.canvas.getByText('Stand alone')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the arrows go along what hangs together', async () => {
    await map.press('ArrowRight', 'ArrowDown');
    const second = await map.cards.and(page.locator(':focus')).innerText();
    await map.press('ArrowUp', 'ArrowDown');
    expect(await map.cards.and(page.locator(':focus')).innerText()).toBe(second);
    await map.press('ArrowLeft');
    await map.expectFocusAt('New restaurants order in their first week');
  });

  await test.step('a branch closes, and one path is shown alone', async () => {
    const all = await map.cards.count();
    await map.press('Space');
    await expect(map.card('New restaurants order')).toHaveAttribute('aria-expanded', 'false');
    await expect.poll(() => map.cards.count()).toBeLessThan(all);
    await map.press('Space', 'f');
    await expect(page.getByText(/^Only what hangs together with “New rest/)).toBeVisible();
    await expect(map.canvas.getByText('Stand alone')).toBeHidden();
    await expectAccessible(page);
    await map.press('Escape', '0');
    await expect(page.getByText(/^Only what hangs together/)).toBeHidden();
    await map.press('0');
    await expect(map.canvas.getByText('Stand alone')).toBeVisible();
  });

  await test.step('what is chosen is opened where it is edited', async () => {
    await map.press('ArrowRight', 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Objectives' })).toBeVisible();
    await expect(page.locator('[role="row"][aria-selected="true"]')).toBeVisible();
  });
});

test('tie an objective to another one, see it on the map, and undo it', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const map = new AlignmentMap(page);
  await reopen(samplePlan(app));
  await page.getByRole('row', { name: /Deliveries arrive complete and on time/ }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: /^Supports:/ }).click();
  await page.getByRole('textbox', { name: 'Supports' }).fill('first week');
  await page.getByRole('option', { name: /New restaurants order/ }).click();
  await expect(panel.getByRole('button', { name: /^Stop supporting New rest/ })).toBeVisible();
  await expectAccessible(page);
  await frame.command('Go to map');
  await expect(
    map.canvas.getByRole('img', {
      name: 'Deliveries arrive complete and on time supports New restaurants order in their first week',
    }),
  ).toBeAttached();
  await expect(page.getByRole('list', { name: 'What the lines mean' })).toContainText('supports');
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('list', { name: 'What the lines mean' })).not.toContainText(
    'supports',
  );
});

test('take the map of a crowded plan along as a picture', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const map = new AlignmentMap(page);
  await reopen(crowdedPlan(app));
  await frame.command('Go to map');
  await expect(map.cards.first()).toBeVisible();
  await expect(
    page.getByText(/ of 490 are shown; the others are in closed branches\./),
  ).toBeVisible();
  await expectAccessible(page);
  const file = app.file('map.svg');
  app.answerDialog(file);
  await frame.command('Save the map as SVG');
  await frame.expectToast('Saved the picture as map.svg');
  const svg = readFileSync(file, 'utf8');
  expect(svg).toContain('429 of 455 objectives roll up to another one');
  expect(svg).not.toMatch(/NaN|undefined/);
});
