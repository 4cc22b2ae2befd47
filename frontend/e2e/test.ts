import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { App } from './app';

interface Cairn {
  /** The app, started and with nothing open. */
  app: App;
  /** Ends the app and starts it again, as a person does who closes it and comes back. */
  reopen: (...args: string[]) => Promise<void>;
}

/**
 * A journey through the app. `page` shows the app's own page; a journey fails on anything that the page
 * refuses by its content policy, throws, or prints as an error.
 */
export const test = base.extend<Cairn>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern
  app: async ({}, run, info) => {
    const app = await App.create();
    try {
      await app.start();
      await run(app);
      await app.stop();
    } finally {
      await app.kill();
      await info.attach('app.log', { body: app.log, contentType: 'text/plain' });
      await app.discard();
    }
  },
  page: async ({ app, page }, run) => {
    const wrong = await watch(page.context(), page);
    await page.goto(app.url);
    await listens(page);
    await run(page);
    // The page goes before the app does: a lost connection is not its fault.
    await page.goto('about:blank');
    expect(wrong, 'what the page refused, threw or printed as an error').toEqual([]);
  },
  reopen: async ({ app, page }, run) => {
    await run(async (...args) => {
      await page.goto('about:blank');
      await app.stop();
      await app.start(...args);
      await page.goto(app.url);
      await listens(page);
    });
  },
});

/**
 * Waits until the first screen is drawn and hears the keyboard: a page counts as loaded before its script
 * has read anything, and a key that is pressed then reaches nobody.
 */
async function listens(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      }),
  );
}

/** Collects what must not happen in any journey, from before the first script of the page runs. */
async function watch(context: BrowserContext, page: Page): Promise<string[]> {
  const wrong: string[] = [];
  await context.exposeBinding('cairnRefused', (_, what: string) => wrong.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'cairnRefused') as (what: string) => Promise<void>;
      void report(
        `refused by ${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile})`,
      );
    });
  });
  page.on('pageerror', (error) => {
    const thrown = error.stack ?? error.message;
    // The overlay that Wails' development server adds, and no shipped page has, fails by itself.
    if (!/^[^\n]*\n\s*at [^\n]*\/wails\/ipc\.js:/.test(thrown)) wrong.push(`thrown: ${thrown}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error')
      wrong.push(`printed: ${message.text()} (${message.location().url})`);
  });
  return wrong;
}
