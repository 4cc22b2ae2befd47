import { expect, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame';

type View = 'backlog' | 'board' | 'timeline' | 'matrix' | 'ranking' | 'scenarios';
type Tab = 'Details' | 'Score' | 'Links' | 'Outcome' | 'History';

/** The roadmap in its views, and the panel of the chosen initiative. */
export class Roadmap {
  readonly frame: Frame;
  readonly backlog: Locator;
  readonly ranking: Locator;
  /** A ranking as it was kept. */
  readonly kept: Locator;
  readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.frame = new Frame(page);
    this.backlog = page.getByRole('grid', { name: 'Backlog' });
    this.ranking = page.getByRole('grid', { name: 'Ranking' });
    this.kept = page.getByRole('grid', { name: 'The ranking as it was' });
    this.panel = page.getByRole('complementary', { name: 'Details of the chosen initiative' });
  }

  /** Shows a view by the keyboard, in the quarter to come, which the sample plans. */
  async openNext(view: View): Promise<void> {
    await this.frame.goTo('Roadmap');
    await this.page.keyboard.press('Alt+PageDown');
    await expect(
      this.page.getByRole('heading', { level: 1, name: 'Roadmap for Next quarter' }),
    ).toBeVisible();
    if (view !== 'backlog') await this.show(view);
  }

  async show(view: View): Promise<void> {
    await this.frame.command(`Roadmap: ${view}`);
    await expect(this.page.getByRole('tab', { name: view, selected: true })).toBeVisible();
  }

  /** The row of an initiative in the backlog. */
  row(title: string): Locator {
    return this.backlog.locator('[data-row]').filter({ hasText: title });
  }

  /** A cell of the backlog by its column: "Reach". */
  async cell(title: string, column: string): Promise<Locator> {
    const heads = await this.backlog.getByRole('columnheader').allInnerTexts();
    const at = heads.findIndex((head) => head.trim() === column);
    expect(at, `column ${column} of ${heads.join(', ')}`).toBeGreaterThanOrEqual(0);
    return this.row(title).getByRole('gridcell').nth(at);
  }

  /** Goes to a cell of the backlog. */
  async goToCell(title: string, column: string): Promise<void> {
    const cell = await this.cell(title, column);
    await cell.click();
    await expect(cell).toBeFocused();
  }

  /** The row of an initiative in the ranking, without what stands under it. */
  ranked(title: string): Locator {
    return this.ranking.locator('[data-key]').filter({ hasText: title });
  }

  /** The row of an initiative in a kept ranking. */
  keptRow(title: string): Locator {
    return this.kept.locator('[data-key]').filter({ hasText: title });
  }

  /** Goes down in the ranking until the row has the focus. */
  async walkTo(title: string): Promise<void> {
    await expect(this.ranking.locator('[data-key]').first()).toBeVisible();
    await this.ranking.locator('[data-key][tabindex="0"]').focus();
    await this.page.keyboard.press('Home');
    const most = 40;
    for (let step = 0; step < most; step++) {
      if (await this.ranked(title).evaluate((each) => each === document.activeElement)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(this.ranked(title)).toBeFocused();
  }

  /** Shows a tab of the panel. */
  async open(tab: Tab): Promise<Locator> {
    await this.panel.getByRole('tab', { name: tab }).click();
    return this.panel.getByRole('tabpanel', { name: tab });
  }

  /** Types into the field that has just been opened, once it hears the keys. */
  async type(text: string): Promise<void> {
    await expect(this.page.locator('input:focus, textarea:focus')).toBeVisible();
    await this.page.keyboard.type(text);
  }

  /** Presses keys one after the other, as fast as a person does. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}
