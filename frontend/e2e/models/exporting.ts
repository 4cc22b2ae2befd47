import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that writes the plan as CSV. */
export class Exporting {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Export to CSV' });
  }

  preset(name: 'Standard' | 'Excel' | 'Tab'): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** Exports into the folder that the next dialog answers with. */
  async run(folder: string, rows: number): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Choose another folder' }).click();
    await expect(this.dialog).toContainText(folder);
    await this.dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(this.dialog.getByRole('status')).toContainText(`okrs.csv ${rows} rows`);
  }
}
