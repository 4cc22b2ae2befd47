import { defineConfig } from '@playwright/test';

// Made by `go run ./build test end-to-end`, which builds the app for tests, starts a display and names
// the system's Chromium; nothing is downloaded.
const made = '../../build/bin/e2e';

export default defineConfig({
  outputDir: made,
  forbidOnly: Boolean(process.env['CI']),
  // A journey that passes only when repeated does not pass.
  retries: 0,
  // One journey at a time: each has a browser and the app's own hidden window on the two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'journeys', testDir: 'journeys', testMatch: '*.spec.ts' },
    { name: 'screenshots', testDir: 'screenshots', testMatch: '*.shots.ts' },
    // A trace takes a picture of the page with every step, in the time that is measured.
    { name: 'bench', testDir: 'bench', testMatch: '*.bench.ts', use: { trace: 'off' } },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env['CAIRN_E2E_BROWSER'] ?? '/usr/bin/chromium' },
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
