import type { Preferences } from '~/bridge/types';

const large = 150; // percent, from which on a window may be too low for a screen

/** Text size and rows stand on <html>: every measure of the style sheets follows them. */
export function showSizes({ textSize, rows }: Pick<Preferences, 'textSize' | 'rows'>): void {
  const root = document.documentElement;
  root.style.setProperty('--text-size', String(textSize / 100));
  root.dataset.rows = rows;
  root.toggleAttribute('data-large-text', textSize >= large);
}

/**
 * The same and the theme, before anything is drawn. Mantine sets the theme when it has drawn the page
 * and a first time measured it: every style would be computed twice.
 */
export function showFirst(preferences: Preferences): void {
  showSizes(preferences);
  const isDark =
    preferences.theme === 'system'
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : preferences.theme === 'dark';
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
}
