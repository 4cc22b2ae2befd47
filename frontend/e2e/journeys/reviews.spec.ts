import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Reviews } from '../models/reviews';
import { samplePlan } from '../plans';
import { test } from '../test';

test('a weekly review by keyboard: what came out returns in the next one and on Today', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const reviews = new Reviews(page);
  await reopen(samplePlan(app));

  await test.step('the list says which review is next and what is open', async () => {
    await frame.goTo('Reviews');
    await expect(page.getByRole('region', { name: 'Actions 1' })).toContainText(
      'Ask ten newcomers',
    );
    await expect(page.getByRole('region', { name: 'Decisions 1' })).toContainText('Keep 60%');
    await expectAccessible(page);
  });

  await test.step('it is begun, and walked through by keys', async () => {
    await expect(page.getByRole('button', { name: 'Begin the weekly review' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Weekly review' })).toBeVisible();
    await expect(reviews.line('Ask ten newcomers')).toBeFocused();
    await expectAccessible(page);
    await reviews.walkTo('Raise orders per restaurant', 'At risk and behind');
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: /^Note on / })).toBeFocused();
    await page.keyboard.type('Priya talked to five of them.');
    await page.keyboard.press('Enter');
    const note = page.getByRole('button', { name: /^Note on Raise orders .*Priya talked to five/ });
    await expect(note.and(page.locator(':focus'))).toBeVisible();
  });

  await test.step('a decision, a question and an action are written down in one line', async () => {
    await page.keyboard.press('a');
    await page.keyboard.type('Call the five again @Priya by tomorrow');
    await expect(page.getByLabel('What the line is understood as')).toContainText('Priya Raman');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(reviews.cameOut).toContainText('Call the five again');
    await expect(reviews.cameOut).toContainText('about Raise orders per restaurant');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.keyboard.type('Stop the discount because it moves nobody revisit in 2 weeks');
    await page.keyboard.press('Enter');
    await expect(reviews.cameOut).toContainText('it moves nobody');
    await frame.undo.click();
    await expect(reviews.cameOut).not.toContainText('it moves nobody');
    await frame.redo.click();
    await expect(reviews.cameOut).toContainText('it moves nobody');
  });

  await test.step('it is ended, and nothing can be written into it', async () => {
    await page.mouse.move(0, 0); // off the tooltip of Redo
    await frame.command('End the review');
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'What was decided' })).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('the action is in the next review', async () => {
    await frame.command('Go to reviews');
    await page.getByRole('button', { name: 'Begin the weekly review' }).click();
    await expect(reviews.topic('Actions')).toContainText('Call the five again');
    await expect(reviews.topic('Actions')).toContainText('Due tomorrow.');
  });

  await test.step('and on Today, where it is done', async () => {
    await frame.command('Go to today');
    const box = page.getByRole('checkbox', { name: 'Done: Call the five again' });
    await box.focus();
    await page.keyboard.press('Space');
    await frame.expectToast('Done: Call the five again');
    await expect(box).toBeChecked();
    await expectAccessible(page);
  });
});
