import {
  chmodSync,
  copyFileSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
  statSync,
} from 'node:fs';
import { expect } from '@playwright/test';
import type { App } from '../app';
import { expectAccessible } from '../axe';
import { Frame } from '../models/frame';
import { Outline } from '../models/outline';
import { Welcome } from '../models/welcome';
import { samplePlan } from '../plans';
import { test } from '../test';

/** Writes a plan's version (1000 x format + revision) into its header. */
function setVersion(plan: string, version: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(version);
  const file = openSync(plan, 'r+');
  writeSync(file, bytes, 0, 4, 60);
  closeSync(file);
}

/** The version that the plan was written with. */
function versionOf(plan: string): number {
  return readFileSync(plan).readInt32BE(60);
}

function cutInHalf(plan: string): void {
  truncateSync(plan, Math.floor(statSync(plan).size / 2));
}

const refused = [
  {
    what: 'a text file',
    make: (_: App, path: string) => writeFileSync(path, 'Buy milk, call Dana\n'.repeat(20)),
    title: 'This file is not a plan',
    says: 'is not a plan',
  },
  {
    what: 'an empty file',
    make: (_: App, path: string) => writeFileSync(path, ''),
    title: 'This file is not a plan',
    says: 'is empty: it has no bytes at all. Nothing was changed.',
  },
  {
    what: 'a plan whose end is missing',
    make: (app: App, path: string) => {
      copyFileSync(samplePlan(app), path);
      cutInHalf(path);
    },
    title: 'This plan is damaged',
    says: 'its end is missing. It was left as it is.',
  },
  {
    what: 'a plan of a newer format',
    make: (app: App, path: string) => {
      copyFileSync(samplePlan(app), path);
      setVersion(path, versionOf(path) + 1000);
    },
    title: 'This plan needs a newer Cairn',
    says: 'in a format that this one cannot read. Nothing was changed. Update Cairn to open it.',
  },
];

for (const { what, make, title, says } of refused) {
  test(`${what} is refused with a sentence and left as it is`, async ({ app, page }) => {
    const welcome = new Welcome(page);
    const path = app.file('mine.cairn');
    make(app, path);
    const before = readFileSync(path);
    await expect(welcome.heading).toBeVisible();
    app.answerDialog(path);
    await page.keyboard.press('Control+O');
    await expect(welcome.refusal.getByRole('heading')).toHaveText(title);
    await expect(welcome.refusal).toContainText('"mine.cairn"');
    await expect(welcome.refusal).toContainText(says);
    await expectAccessible(page);
    expect(readFileSync(path).equals(before), 'not a byte has changed').toBe(true);
    await welcome.refusal.getByRole('button', { name: 'Close' }).click();
    await expect(welcome.refusal).toBeHidden();
  });
}

test('a plan that is gone is said to be gone', async ({ app, page, reopen }) => {
  const welcome = new Welcome(page);
  const gone = app.file('gone.cairn');
  await reopen(gone);
  await expect(welcome.refusal).toContainText(
    'There is no file "gone.cairn". Nothing was created.',
  );
});

test('a plan that was damaged while the app was closed is restored from its backup', async ({
  app,
  page,
  reopen,
}) => {
  const welcome = new Welcome(page);
  const outline = new Outline(page);
  const path = samplePlan(app);
  await reopen(path);
  await expect(outline.rows.first()).toBeVisible();
  app.cairn('backup', path);
  await page.goto('about:blank');
  await app.stop();
  cutInHalf(path);
  await app.start();
  await page.goto(app.url);

  await expect(welcome.refusal.getByRole('heading')).toHaveText('This plan is damaged');
  await expectAccessible(page);
  await welcome.refusal.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(outline.rows.first()).toBeVisible();
  await new Frame(page).expectToast(
    /^Restored the backup of .*\. The damaged file is kept beside the plan\.$/,
  );
  expect(app.cairn('show', path, 'cycles')).toContain('Launch quarter');
});

const forLooking = [
  {
    what: 'written by a newer Cairn of the same format',
    prepare: (path: string) => setVersion(path, versionOf(path) + 1),
    says: 'This plan was written by a newer Cairn.',
  },
  {
    what: 'read-only',
    prepare: (path: string) => chmodSync(path, 0o444),
    says: 'This plan is open for looking. The file is read-only',
  },
];

for (const { what, prepare, says } of forLooking) {
  test(`a plan that is ${what} opens for looking`, async ({ app, page, reopen }) => {
    const frame = new Frame(page);
    const outline = new Outline(page);
    const path = samplePlan(app);
    prepare(path);
    const before = readFileSync(path);
    await reopen(path);
    await expect(frame.banner).toContainText(says);
    await expectOnlyLooking(outline, frame);
    await expectAccessible(page);
    expect(readFileSync(path).equals(before), 'not a byte has changed').toBe(true);
  });
}

test('a plan that is open in another program opens for looking', async ({ app, page, reopen }) => {
  const frame = new Frame(page);
  const outline = new Outline(page);
  const path = samplePlan(app);
  const other = await app.beside();
  try {
    await other.start(path);
    await reopen(path);
    await expect(frame.banner).toContainText('This plan is open in another program.');
    await expectOnlyLooking(outline, frame);
  } finally {
    await other.kill();
  }
});

/** There is nothing to type into and nothing that changes the plan, and the outline can be read. */
async function expectOnlyLooking(outline: Outline, frame: Frame): Promise<void> {
  await expect(outline.rows.first()).toBeVisible();
  await expect(outline.grid).toHaveAttribute('aria-readonly', 'true');
  await expect(outline.add).toBeHidden();
  await expect(frame.undo).toHaveAttribute('aria-disabled', 'true');
  await outline.enter();
  const page = outline.grid.page();
  await page.keyboard.press('F2');
  await page.keyboard.press('n');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await expect(frame.status).toContainText('Open for looking');
}
