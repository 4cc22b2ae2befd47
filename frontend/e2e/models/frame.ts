import { expect, type Locator, type Page } from '@playwright/test';

/** The window around every screen of an open plan. */
export class Frame {
  readonly undo: Locator;
  readonly redo: Locator;
  readonly status: Locator;
  /** What was just done, at the end of the status bar. */
  readonly toast: Locator;
  /** Says why the plan is open for looking only. */
  readonly banner: Locator;

  constructor(private readonly page: Page) {
    const bar = page.getByRole('banner');
    this.undo = bar.getByRole('button', { name: 'Undo', exact: true });
    this.redo = bar.getByRole('button', { name: 'Redo', exact: true });
    this.status = page.getByRole('contentinfo', { name: 'Plan file' });
    this.toast = page.getByRole('region', { name: 'What was just done' });
    this.banner = page.getByRole('status').filter({ hasText: /^This plan / });
  }

  /** The name of the open plan, in the menu that it opens. */
  plan(name: string): Locator {
    return this.page.getByRole('button', { name: `Plan ${name}`, exact: true });
  }

  /** Runs a command by its name, from the palette and with the keyboard alone. */
  async command(name: string): Promise<void> {
    const search = await this.openPalette();
    await search.fill(name);
    await expect(this.page.getByRole('dialog').getByRole('button', { name }).first()).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(search).toBeHidden();
  }

  async openPalette(): Promise<Locator> {
    await this.page.keyboard.press('Control+K');
    const search = this.page.getByRole('dialog').getByRole('textbox');
    await expect(search).toBeFocused();
    return search;
  }

  /** Shows a screen through the rail. */
  async goTo(
    screen:
      | 'Objectives'
      | 'Map'
      | 'Check-ins'
      | 'KPIs'
      | 'Roadmap'
      | 'Reviews'
      | 'Statistics'
      | 'History'
      | 'Settings',
  ): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: screen })
      .click();
    // Some name the cycle too: "Statistics of Launch quarter", "Roadmap for Launch quarter".
    await expect(
      this.page.getByRole('heading', { level: 1, name: new RegExp(`^${screen}( of | for |$)`) }),
    ).toBeVisible();
  }

  /** Chooses an entry of the plan's menu. */
  async planMenu(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Plan / }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** What a step's button says that it would do, from its tooltip. */
  async says(step: Locator): Promise<string> {
    await step.hover();
    const tooltip = this.page.getByRole('tooltip');
    await expect(tooltip).toBeVisible();
    const text = await tooltip.innerText();
    await this.page.mouse.move(0, 0);
    await expect(tooltip).toBeHidden();
    return text;
  }

  /** Waits until the toast says this. */
  async expectToast(text: string | RegExp): Promise<void> {
    // The one before it may still be on its way out.
    await expect(this.toast.filter({ hasText: text })).toBeVisible();
  }
}
