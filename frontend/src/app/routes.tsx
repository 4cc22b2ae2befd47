import type { ComponentType } from 'react';
import { ObjectivesScreen } from '~/features/objectives/ObjectivesScreen';
import { later, type LaterComponent } from '~/ui/later';

interface Screen {
  path: string;
  Screen: ComponentType | LaterComponent<object>;
}

/** Screens without a plan, over the whole window. */
export const welcome: Screen[] = [
  {
    path: '/welcome',
    Screen: later(async () => (await import('~/features/welcome/WelcomeScreen')).WelcomeScreen),
  },
];

/** Screens of the open plan, inside the frame. */
export const framed: Screen[] = [
  {
    path: '/today',
    Screen: later(async () => (await import('~/features/today/TodayScreen')).TodayScreen),
  },
  { path: '/objectives/:row?', Screen: ObjectivesScreen },
  {
    path: '/map',
    Screen: later(async () => (await import('~/features/map/MapScreen')).MapScreen),
  },
  {
    path: '/kpis/:kpi?/:tab?',
    Screen: later(async () => (await import('~/features/kpis/KPIsScreen')).KPIsScreen),
  },
  {
    path: '/roadmap/:view?/:initiative?',
    Screen: later(async () => (await import('~/features/roadmap/RoadmapRoom')).RoadmapRoom),
  },
  {
    path: '/check-ins',
    Screen: later(async () => (await import('~/features/checkIns/CheckInsScreen')).CheckInsScreen),
  },
  {
    path: '/statistics',
    Screen: later(
      async () => (await import('~/features/statistics/StatisticsScreen')).StatisticsScreen,
    ),
  },
  {
    path: '/close',
    Screen: later(async () => (await import('~/features/closing/ClosingScreen')).ClosingScreen),
  },
  {
    path: '/reviews/:review?',
    Screen: later(async () => (await import('~/features/reviews/ReviewsScreen')).ReviewsScreen),
  },
  {
    path: '/history',
    Screen: later(async () => (await import('~/features/history/HistoryScreen')).HistoryScreen),
  },
  {
    path: '/settings/:section?',
    Screen: later(async () => (await import('~/features/settings/SettingsScreen')).SettingsScreen),
  },
  {
    path: '/import',
    Screen: later(async () => (await import('~/features/transfer/ImportScreen')).ImportScreen),
  },
  { path: '/import-plan', Screen: later(async () => (await import('./PlanImport')).PlanImport) },
  {
    path: '/backups',
    Screen: later(async () => (await import('~/features/backups/BackupsScreen')).BackupsScreen),
  },
  { path: '/help', Screen: later(async () => (await import('./help/HelpScreen')).HelpScreen) },
];

/**
 * Reads the screen at an address such as "/kpis/3". One that is read while it is drawn stands there a
 * third of a second later: React holds it back.
 */
export async function readScreen(location: string): Promise<void> {
  const place = location.split('/')[1] ?? '';
  const there = [...welcome, ...framed].find(({ path }) => path.split('/')[1] === place);
  // One that cannot be read says so where it is drawn.
  if (there && 'read' in there.Screen) await there.Screen.read().catch(() => undefined);
}
