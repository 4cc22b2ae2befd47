import { expect, type Locator, type Page } from '@playwright/test';

/** The templates that an objective can begin with. */
export class Templates {
  readonly root: Locator;
  readonly search: Locator;
  readonly lines: Locator;
  /** The template that is chosen, as it would be added. */
  readonly preview: Locator;
  readonly only: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByRole('dialog', { name: 'Start from a template' });
    this.search = this.root.getByRole('combobox', { name: 'Search templates' });
    this.lines = this.root.getByRole('option');
    this.preview = this.root.getByRole('region', { name: 'What would be added' });
    this.only = this.root.getByRole('checkbox', { name: /^Only what your KPIs can measure/ });
  }

  /** Waits until they can be chosen by typing. */
  async expectOpen(): Promise<void> {
    await expect(this.preview).toBeVisible();
    await expect(this.search).toBeFocused();
  }

  /** A key result of the chosen one. */
  keyResult(title: string): Locator {
    return this.preview
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('checkbox', { name: title, exact: true }) });
  }
}
