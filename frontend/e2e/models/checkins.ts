import type { Locator, Page } from '@playwright/test';

type Column = 'New value' | 'Of 10' | 'One sentence';

/** The grid in which a cycle's check-ins are made. */
export class CheckIns {
  readonly table: Locator;
  readonly line: Locator;

  constructor(page: Page) {
    this.table = page.getByRole('table', { name: /^Check-ins of / });
    this.line = page.getByRole('main').getByRole('paragraph').first();
  }

  /** The rows of the grid, without its head. */
  get rows(): Locator {
    return this.table.locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
  }

  /** The field of a column in the row of a key result. */
  field(column: Column, title: string): Locator {
    return this.table.getByLabel(`${column} of ${title}`, { exact: true });
  }
}
