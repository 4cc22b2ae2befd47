import { expect, type Locator, type Page } from '@playwright/test';

/** The KPIs of a plan and the panel of the chosen one. */
export class KPIs {
  readonly grid: Locator;
  readonly panel: Locator;
  /** The values of the chosen KPI, newest first. */
  readonly values: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.grid = page.getByRole('grid', { name: 'KPIs of the plan' });
    this.panel = page.getByRole('complementary', { name: 'Details of the chosen KPI' });
    this.values = this.panel.getByRole('table', { name: /^Values of / });
    this.dialog = page.getByRole('dialog');
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  /** Adds a KPI by its name, with the keyboard. */
  async add(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Add a KPI: type its name' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.row(name)).toHaveAttribute('aria-selected', 'true');
  }

  /** Opens the paste of values and types rows of a spreadsheet into it. */
  async paste(rows: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Paste values' }).click();
    await this.dialog.getByRole('textbox', { name: 'Rows to paste' }).fill(rows);
  }
}
