import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/**
 * What is done so many times, its longest task is measured each time. A task that the page makes is
 * there every time; what another job of the machine held up is not.
 */
export const passes = 3;

/** Collects how long the page is held by one task, from now on. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest = { duration: 0 };
    Reflect.set(window, 'cairnLongest', longest);
    (Reflect.get(window, 'cairnWatch') as PerformanceObserver | undefined)?.disconnect();
    // The browser reports every task that holds the page for more than 50 ms, and only those.
    const watch = new PerformanceObserver((tasks) => {
      for (const task of tasks.getEntries())
        longest.duration = Math.max(longest.duration, task.duration);
    });
    watch.observe({ type: 'longtask' });
    Reflect.set(window, 'cairnWatch', watch);
  });
}

/** Milliseconds that the longest task over 50 has held the page; 0 where there was none. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(
    () => (Reflect.get(window, 'cairnLongest') as { duration: number }).duration,
  );
}

/** Hands what was measured to `go run ./build bench`. */
export function report(measured: object): void {
  const file = process.env['CAIRN_BENCH_REPORT'];
  if (!file) throw new Error('Run this with `go run ./build bench`.');
  writeFileSync(file, JSON.stringify(measured));
}
