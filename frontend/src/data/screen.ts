import { keep, recall } from './memory';

// The screens of the rail: where a person works. An import or the help is not come back to.
const screens = [
  'today',
  'objectives',
  'map',
  'check-ins',
  'kpis',
  'roadmap',
  'reviews',
  'statistics',
  'history',
  'settings',
];
const first = 'objectives';

/** Remembers the screen of a plan; `location` is its address, such as "/kpis/3". */
export function keepScreen(plan: string, location: string): void {
  const screen = location.split('/')[1] ?? '';
  if (screens.includes(screen) && recall(plan, 'screen') !== screen) keep(plan, 'screen', screen);
}

/** The address of the screen at which a plan was left. */
export function lastScreen(plan: string): string {
  const kept = recall(plan, 'screen');
  return `/${screens.find((screen) => screen === kept) ?? first}`;
}
