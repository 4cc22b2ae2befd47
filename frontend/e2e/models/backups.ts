import type { Locator, Page } from '@playwright/test';

/** The verified copies of the open plan. */
export class Backups {
  readonly now: Locator;
  /** Each backup, the newest first. */
  readonly rows: Locator;

  constructor(page: Page) {
    this.now = page.getByRole('button', { name: 'Back up now' });
    const table = page.getByRole('table', { name: 'Backups of this plan' });
    this.rows = table.getByRole('row').filter({ has: page.getByRole('cell') });
  }

  /** Backups made for a reason, such as "Made by hand". */
  made(why: string): Locator {
    return this.rows.filter({ hasText: why });
  }

  restore(backup: Locator): Promise<void> {
    return backup.getByRole('button', { name: /^Restore/ }).click();
  }
}
