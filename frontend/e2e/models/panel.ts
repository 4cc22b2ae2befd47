import { expect, type Locator, type Page } from '@playwright/test';

/** Everything about the chosen row, at the right. */
export class Panel {
  readonly root: Locator;
  readonly title: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByRole('complementary', { name: 'Details of the chosen row' });
    this.title = this.root.getByRole('heading', { level: 2 });
  }

  async open(tab: 'Details' | 'SMART' | 'Check-ins' | 'History'): Promise<Locator> {
    await this.root.getByRole('tab', { name: tab }).click();
    return this.root.getByRole('tabpanel', { name: tab });
  }

  /** A field's value, which a click opens for editing. */
  field(name: string): Locator {
    return this.root.getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  /** Gives a field another value. */
  async edit(name: string, text: string): Promise<void> {
    await this.field(name).click();
    const field = this.root.getByRole('textbox', { name, exact: true });
    await field.fill(text);
    await this.page.keyboard.press('Enter');
    await expect(field).toBeHidden();
  }

  /** Fills in the check-in form and sends it. */
  async checkIn(entry: {
    value?: string;
    confidence?: string;
    note?: string;
    date?: string;
  }): Promise<void> {
    const form = await this.open('Check-ins');
    if (entry.value !== undefined) await form.getByLabel('Value').fill(entry.value);
    if (entry.date !== undefined) await form.getByLabel('Date').fill(entry.date);
    if (entry.confidence !== undefined)
      await form.getByRole('radiogroup').getByText(entry.confidence, { exact: true }).click();
    if (entry.note !== undefined) await form.getByLabel('One sentence').fill(entry.note);
    await form.getByRole('button', { name: 'Check in' }).click();
  }

  /** The check-ins so far, newest first, or what happened to the row. */
  get entries(): Locator {
    return this.root.getByRole('listitem');
  }
}
