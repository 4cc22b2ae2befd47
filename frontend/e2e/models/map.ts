import { expect, type Locator, type Page } from '@playwright/test';

/** The map of a cycle. */
export class AlignmentMap {
  readonly canvas: Locator;
  readonly cards: Locator;
  readonly findings: Locator;

  constructor(private readonly page: Page) {
    this.canvas = page.getByRole('application', { name: /^Map of / });
    this.cards = page.locator('[data-node]');
    this.findings = page.getByRole('complementary', { name: 'Findings' });
  }

  /** The card of a row by its title. */
  card(title: string): Locator {
    return this.cards.filter({ hasText: title });
  }

  async expectFocusAt(title: string): Promise<void> {
    await expect(this.card(title)).toBeFocused();
    await expect(this.card(title)).toBeInViewport({ ratio: 0.9 });
  }

  /** Presses keys one after the other, as fast as a person does. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}
