import { type ComponentType, lazy } from 'react';
import { ObjectivesScreen } from '~/features/objectives/ObjectivesScreen';
import { WelcomeScreen } from '~/features/welcome/WelcomeScreen';

interface Screen {
  path: string;
  Screen: ComponentType;
}

/** A screen that is read from the disk when it is first shown, not before the first paint. */
function later(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}

/** Screens without a plan, over the whole window. */
export const welcome: Screen[] = [{ path: '/welcome', Screen: WelcomeScreen }];

/** Screens of the open plan, inside the frame. */
export const framed: Screen[] = [
  { path: '/objectives/:row?', Screen: ObjectivesScreen },
  {
    path: '/history',
    Screen: later(async () => (await import('~/features/history/HistoryScreen')).HistoryScreen),
  },
  {
    path: '/settings',
    Screen: later(async () => (await import('~/features/settings/SettingsScreen')).SettingsScreen),
  },
  {
    path: '/import',
    Screen: later(async () => (await import('~/features/transfer/ImportScreen')).ImportScreen),
  },
  {
    path: '/backups',
    Screen: later(async () => (await import('~/features/backups/BackupsScreen')).BackupsScreen),
  },
  { path: '/help', Screen: later(async () => (await import('./help/HelpScreen')).HelpScreen) },
];
