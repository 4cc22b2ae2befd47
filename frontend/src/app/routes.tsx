import type { ComponentType } from 'react';
import { BackupsScreen } from '~/features/backups/BackupsScreen';
import { HistoryScreen } from '~/features/history/HistoryScreen';
import { ObjectivesScreen } from '~/features/objectives/ObjectivesScreen';
import { SettingsScreen } from '~/features/settings/SettingsScreen';
import { ImportScreen } from '~/features/transfer/ImportScreen';
import { WelcomeScreen } from '~/features/welcome/WelcomeScreen';
import { HelpScreen } from './help/HelpScreen';

interface Screen {
  path: string;
  Screen: ComponentType;
}

/** Screens without a plan, over the whole window. */
export const welcome: Screen[] = [{ path: '/welcome', Screen: WelcomeScreen }];

/** Screens of the open plan, inside the frame. */
export const framed: Screen[] = [
  { path: '/objectives/:row?', Screen: ObjectivesScreen },
  { path: '/history', Screen: HistoryScreen },
  { path: '/settings', Screen: SettingsScreen },
  { path: '/import', Screen: ImportScreen },
  { path: '/backups', Screen: BackupsScreen },
  { path: '/help', Screen: HelpScreen },
];
