import { expect, type Locator, type Page } from '@playwright/test';

type Part = 'Columns' | 'Questions' | 'Findings' | 'Outline' | 'People and teams' | 'Cycles';

/** What a spreadsheet becomes, before anything is written. */
export class Importing {
  readonly heading: Locator;
  /** "Becomes 455 objectives and 35 key results. Nothing is written yet." */
  readonly line: Locator;
  readonly run: Locator;
  readonly cancel: Locator;
  /** Why it cannot be imported as it stands. */
  readonly blocked: Locator;
  /** Why the file cannot be read at all. */
  readonly refusal: Locator;

  constructor(private readonly page: Page) {
    const main = page.getByRole('main');
    this.heading = main.getByRole('heading', { level: 1 });
    this.line = main.getByText(/^Becomes .* Nothing is written yet\.$/);
    this.run = main.getByRole('button', { name: /^Import \S+ rows?$/ });
    this.cancel = main.getByRole('button', { name: 'Cancel' });
    this.blocked = main.locator('#import-blocked');
    this.refusal = main.getByRole('alert');
  }

  /** Opens a part of the preview and returns its table, or what stands in its place. */
  async open(part: Part): Promise<Locator> {
    const tab = this.tab(part);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    return this.page.getByRole('region', { name: part });
  }

  tab(part: Part): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${part}`) });
  }

  /** The row of a part's table that contains a text. */
  row(part: Locator, text: string | RegExp): Locator {
    return part.getByRole('row').filter({ hasText: text });
  }

  /** The texts of a row, cell by cell. */
  cells(row: Locator): Promise<string[]> {
    return row.getByRole('cell').allInnerTexts();
  }

  /** Says what a column becomes. */
  async mapColumn(column: string, field: string): Promise<void> {
    const choice = this.page.getByRole('combobox', { name: `What column ${column} becomes` });
    await choice.click();
    await this.page.getByRole('option', { name: field, exact: true }).click();
    await expect(choice).toHaveValue(field);
  }

  /** Changes one of the ways in which the file is read. */
  async readAs(
    what: 'Characters' | 'Columns parted by' | 'First row',
    choice: string,
  ): Promise<void> {
    await this.page.getByRole('combobox', { name: what }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  /** How the file is read now. */
  async expectReadAs(
    what: 'Characters' | 'Columns parted by' | 'First row',
    choice: string,
  ): Promise<void> {
    await expect(this.page.getByRole('combobox', { name: what })).toHaveValue(choice);
  }
}
