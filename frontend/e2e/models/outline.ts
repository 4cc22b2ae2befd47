import { expect, type Locator, type Page } from '@playwright/test';

/** The columns of the outline as screen readers count them. */
const columns = {
  title: 1,
  start: 2,
  current: 3,
  target: 4,
  progress: 5,
  confidence: 6,
  status: 7,
  owner: 8,
} as const;

export type Column = keyof typeof columns;

/** The columns that are edited in place, and what their fields are called. */
const labels = {
  title: 'Title',
  start: 'Start',
  current: 'Current',
  target: 'Target',
  owner: 'Owner',
} as const;

type EditedColumn = keyof typeof labels;

/** The objectives of a cycle and their key results. */
export class Outline {
  readonly grid: Locator;
  /** Objectives and key results that are drawn just now, without the head. */
  readonly rows: Locator;
  readonly add: Locator;
  readonly summary: Locator;

  constructor(private readonly page: Page) {
    this.grid = page.getByRole('treegrid');
    this.rows = this.grid.locator('[role="row"][aria-level]');
    this.add = page.getByRole('textbox', { name: 'Add an objective or a key result' });
    this.summary = page.getByRole('main').getByRole('paragraph').first();
  }

  /** Waits until the outline shows a cycle and holds this many rows, drawn or not. */
  async expectCycle(name: string, rows: number): Promise<void> {
    await expect(this.grid).toHaveAccessibleName(`Objectives and key results of ${name}`);
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(rows + 1));
  }

  /** The row whose title contains a text. */
  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  cell(row: Locator, column: Column): Locator {
    return row.locator(`[aria-colindex="${columns[column]}"]`);
  }

  /** Waits until these are the drawn rows: "O1 Newcomers stay" and the like. */
  async expectRows(...rows: string[]): Promise<void> {
    const titles = this.rows.locator(`[aria-colindex="${columns.title}"]`);
    await expect(titles).toContainText(rows.map((row) => row.replace(' ', '')));
  }

  /** Moves the keyboard into the outline and down, a row at a time, to the row with this title. */
  async goTo(title: string): Promise<Locator> {
    const row = this.row(title);
    await this.enter();
    await this.page.keyboard.press('Control+Home');
    while (!(await this.isChosen(row))) {
      const before = await this.chosen.getAttribute('aria-rowindex');
      await this.page.keyboard.press('ArrowDown');
      await expect(
        this.chosen,
        `a row below row ${before}, on the way to "${title}"`,
      ).not.toHaveAttribute('aria-rowindex', before ?? '');
    }
    return row;
  }

  /** Goes to a row and then, with the right arrow, to one of its cells. */
  async goToCell(title: string, column: Column): Promise<Locator> {
    const row = await this.goTo(title);
    const cell = this.cell(row, column);
    await this.page.keyboard.press('ArrowRight');
    for (let step = 0; step < Object.keys(columns).length && !(await isFocused(cell)); step++)
      await this.page.keyboard.press('ArrowRight');
    await expect(cell).toBeFocused();
    return cell;
  }

  /** Puts the keyboard on the row that the outline remembers, as Tab does from the head of the window. */
  async enter(): Promise<void> {
    await expect(this.chosen).toBeVisible();
    await this.chosen.focus();
  }

  /** The row that holds the focus. */
  get chosen(): Locator {
    return this.grid.locator('[role="row"][aria-selected="true"]');
  }

  /** The field that is open in a cell of a column. */
  field(column: EditedColumn): Locator {
    return this.grid.getByLabel(labels[column], { exact: true });
  }

  /** Replaces what the field of a column holds once it is open, and leaves it with a key. */
  async type(
    column: EditedColumn,
    text: string,
    leave: 'Enter' | 'Tab' | 'Shift+Tab' | 'Escape',
  ): Promise<void> {
    await expect(this.field(column)).toBeFocused();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press(leave);
  }

  private async isChosen(row: Locator): Promise<boolean> {
    return (await row.count()) === 1 && (await row.getAttribute('aria-selected')) === 'true';
  }
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((it) => it === document.activeElement);
}
