import { type ComponentType, lazy, useState } from 'react';
import { ObjectivesScreen } from '~/features/objectives/ObjectivesScreen';
import { WelcomeScreen } from '~/features/welcome/WelcomeScreen';

interface Screen {
  path: string;
  Screen: ComponentType;
}

/** A screen that is read from the disk when it is first shown, not before the first paint. */
function later(load: () => Promise<ComponentType>): ComponentType {
  let ready: ComponentType | undefined;
  const read = async () => ({ default: (ready = await load()) });
  waiting.push(read);
  const Awaited = lazy(read);
  return function Later() {
    const [Shown] = useState(() => ready ?? Awaited);
    return <Shown />;
  };
}

const waiting: (() => Promise<unknown>)[] = [];

/** Reads every screen that has not been shown, so that the first step to it is as quick as the next. */
export async function readScreens(): Promise<void> {
  for (const read of waiting.splice(0)) await read();
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
