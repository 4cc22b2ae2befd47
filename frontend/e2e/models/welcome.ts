import { expect, type Locator, type Page } from '@playwright/test';

/** The first screen: recent plans, and the ways to a new one. */
export class Welcome {
  readonly heading: Locator;
  /** Why a plan did not open, or nothing. */
  readonly refusal: Locator;
  readonly recent: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1, name: /^Set goals for a quarter/ });
    this.refusal = page.getByRole('main').getByRole('alert');
    this.recent = page.getByRole('region', { name: 'Recent plans' });
    this.dialog = page.getByRole('dialog', { name: /plan/i });
  }

  choice(name: 'New plan' | 'Open a plan' | 'Import a spreadsheet' | 'Look around'): Locator {
    return this.page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Fills in the form of a new plan, which is open, and sends it; the place is the next dialog's answer. */
  async create(name: string): Promise<void> {
    await expect(this.dialog).toBeVisible();
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByRole('button', { name: 'Create the plan' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
