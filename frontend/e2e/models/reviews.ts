import { expect, type Locator, type Page } from '@playwright/test';

/** A review: its agenda, and what came out of it. */
export class Reviews {
  readonly cameOut: Locator;

  constructor(private readonly page: Page) {
    this.cameOut = page.getByRole('complementary', { name: 'What came out' });
  }

  /** A section of the agenda. */
  topic(name: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${name}`) });
  }

  /** A line of the agenda, of one section or the first there is. */
  line(title: string, topic?: string): Locator {
    const within = topic === undefined ? this.page.getByRole('main') : this.topic(topic);
    return within.getByRole('listitem').filter({ hasText: title }).first();
  }

  /** Goes on line by line until the focus is there. */
  async walkTo(title: string, topic: string): Promise<void> {
    const line = this.line(title, topic);
    const most = 40;
    for (let steps = 0; steps < most; steps++) {
      if (await line.evaluate((each) => each === document.activeElement)) return;
      await this.page.keyboard.press('j');
    }
    await expect(line).toBeFocused();
  }
}
