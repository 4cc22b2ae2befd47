import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { samplePlan } from '../plans';
import { test } from '../test';

test('people, teams, phases and cycles are kept in Settings', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  await reopen(samplePlan(app));
  await frame.goTo('Settings');
  const part = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  for (const name of ['General', 'Products and phases', 'People', 'Teams', 'Cycles'])
    await test.step(`${name} is accessible`, async () => {
      await part(name);
      await expectAccessible(page);
    });

  await test.step('a cycle brings its dates', async () => {
    await part('Cycles');
    await page.getByRole('textbox', { name: /^Add a cycle/ }).fill('Q3 2031');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText('Q3 2031');
    await frame.undo.click();
    await frame.expectToast('Undone: Add cycle: Q3 2031');
    await expect(page.getByRole('main')).not.toContainText('Q3 2031');
  });

  await test.step('a person is added, refused twice, and deleted', async () => {
    await part('People');
    const add = page.getByRole('textbox', { name: /^Add a person/ });
    await add.fill('Noor Haddad');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText('Noor Haddad');
    await add.fill('noor haddad');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').first()).toContainText(
      'There is a person of this name already',
    );
  });
});
