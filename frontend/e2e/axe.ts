import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark'] as const;

/** Checks what is on the screen with every rule of axe, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await showTheme(page, theme);
    // The page has no frames, so that the results need not be gathered in a page of their own.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // Naming every element that passes takes longer than the rules do.
      .options({ resultTypes: ['violations'] })
      .analyze();
    const found = violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${violation.help}`),
    );
    expect(found, `axe in the ${theme} theme`).toEqual([]);
  }
  await showTheme(page, 'light');
}

/** Shows the page in a theme, as the system's setting does, and waits until it is painted. */
export async function showTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(done));
    await painted();
    await painted();
    // One that never ends, such as a spinner, is not waited for.
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}
