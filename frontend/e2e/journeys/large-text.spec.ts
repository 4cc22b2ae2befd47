import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { CheckIns } from '../models/checkins';
import { Exporting } from '../models/exporting';
import { Frame } from '../models/frame';
import { Importing } from '../models/importing';
import { KPIs } from '../models/kpis';
import { Outline } from '../models/outline';
import { Panel } from '../models/panel';
import { Welcome } from '../models/welcome';
import { quarter, samplePlan } from '../plans';
import { test } from '../test';

test('at twice the text size every screen can be read, light and dark', async ({
  app,
  page,
  reopen,
}) => {
  const frame = new Frame(page);
  const screen = (name: string, show: () => Promise<unknown>) =>
    test.step(name, async () => {
      await show();
      await expectWithinWindow(page);
      await expectAccessible(page);
    });
  const headed = (name: string) =>
    expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  await reopen(samplePlan(app));
  await frame.goTo('Settings');
  await page.getByRole('radiogroup', { name: 'Text size' }).getByText('200%').click();
  await expect.poll(() => letterHeight(page)).toBe(32);

  await screen('settings', () => headed('Settings'));
  for (const section of ['Products', 'People', 'Teams', 'Cycles', 'SMART rules']) {
    await screen(`settings: ${section}`, async () => {
      const tab = page.getByRole('tab', { name: new RegExp(`^${section}`) });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    });
  }
  await screen('today', async () => {
    await frame.command('Go to today');
    await expect(page.getByRole('region', { name: /^Check-ins/ })).toBeVisible();
  });
  await screen('objectives and the panel', async () => {
    await frame.goTo('Objectives');
    await new Outline(page).goTo('Raise the activation rate');
    await expect(new Panel(page).title).toHaveText('Raise the activation rate');
  });
  await screen('the panel: check-ins', () => new Panel(page).open('Check-ins'));
  await screen('the panel: history', () => new Panel(page).open('History'));
  await screen('check-ins', async () => {
    await frame.goTo('Check-ins');
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'All under way' }).click();
    await expect(new CheckIns(page).rows.first()).toBeVisible();
  });
  await screen('KPIs as a table', async () => {
    await frame.goTo('KPIs');
    await new KPIs(page).row('Activation rate').click();
    await expect(new KPIs(page).panel).toBeVisible();
  });
  await screen('a KPI as a page', async () => {
    await frame.command('Open the KPI as a page');
    await page.getByRole('tab', { name: 'Chart' }).click();
    await expect(page.locator('figure svg, figure canvas').first()).toBeVisible();
  });
  await frame.command('Open the KPI as a page');
  await screen('KPIs as tiles', async () => {
    await page.getByRole('radiogroup', { name: 'Show as' }).getByText('Tiles').click();
  });
  await screen('history', () => frame.goTo('History'));
  await screen('backups', async () => {
    await frame.planMenu('Backups');
    await headed('Backups');
  });
  await screen('help', async () => {
    await frame.command('Show keys and commands');
    await headed('Keys and commands');
  });
  await screen('palette', () => frame.openPalette());
  await page.keyboard.press('Escape');
  await screen('search', async () => {
    await page.keyboard.press('Control+F');
    await page.keyboard.type('activation');
    await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await screen('export', async () => {
    await page.keyboard.press('Control+E');
    await expect(new Exporting(page).dialog).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await screen('import', async () => {
    app.answerDialog(quarter);
    await page.keyboard.press('Control+I');
    await expect(new Importing(page).line).toBeVisible();
  });
  await new Importing(page).cancel.click();
  const welcome = new Welcome(page);
  await screen('welcome', async () => {
    await frame.command('Close the plan');
    await expect(welcome.heading).toBeVisible();
  });
  await screen('a new plan', async () => {
    await page.keyboard.press('Control+N');
    await expect(welcome.dialog).toBeVisible();
  });
});

/** The size of the page's letters, in pixels. */
function letterHeight(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
}

/** Fails where something lies past the right edge of the window and nothing scrolls to it. */
async function expectWithinWindow(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1; // the browser rounds
    const comesIntoView = (element: Element): boolean => {
      for (let box = element.parentElement; box; box = box.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(box);
        const isSeen = box.getBoundingClientRect().right <= edge;
        if (
          isSeen &&
          (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis')
        )
          return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && right > edge && element.checkVisibility();
      })
      .filter((element) => !comesIntoView(element))
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}: ${element.textContent.slice(0, 40)}`,
      );
  });
  expect(beyond, 'what lies past the right edge of the window').toEqual([]);
}
