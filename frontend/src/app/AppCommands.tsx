import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { plans } from '~/bridge/calls';
import type { Theme } from '~/bridge/types';
import { useAppState, useReplacePlan, useSetPreferences } from '~/data/plan';
import { t } from '~/strings/strings';
import { attempt } from '~/ui/toast';
import { openSearch } from '~/features/search/store';
import { openPalette } from './palette/store';
import { canStep, useHistorySteps } from './useHistorySteps';

/** The commands that every screen has. */
export function AppCommands() {
  const { plan, preferences } = useAppState();
  const [, go] = useLocation();
  const replacePlan = useReplacePlan();
  const setPreferences = useSetPreferences();
  const { undo, redo } = useHistorySteps();
  const open = plan !== null;
  const canUndo = open && canStep(plan, 'undo');
  const canRedo = open && canStep(plan, 'redo');
  const path = plan?.path ?? '';

  const commands = useMemo<Command[]>(() => {
    const to = (
      id:
        | 'today'
        | 'objectives'
        | 'map'
        | 'check-ins'
        | 'kpis'
        | 'roadmap'
        | 'reviews'
        | 'statistics'
        | 'history'
        | 'settings',
    ): Command => ({
      id: `go.${id}`,
      title: t(`command.go.${id}`),
      group: 'go',
      disabled: !open,
      run: () => go(`/${id}`),
    });
    const themed = (theme: Theme): Command => ({
      id: `theme.${theme}`,
      title: t(`command.theme.${theme}`),
      group: 'view',
      disabled: preferences.theme === theme,
      run: () => attempt(setPreferences({ theme })),
    });
    return [
      {
        id: 'palette',
        title: t('command.palette'),
        group: 'help',
        keys: ['mod+k'],
        disabled: !open,
        run: openPalette,
      },
      {
        id: 'search',
        title: t('command.search'),
        group: 'go',
        keys: ['mod+f'],
        disabled: !open,
        run: openSearch,
      },
      {
        id: 'help',
        title: t('command.help'),
        group: 'help',
        keys: ['?'],
        disabled: !open,
        run: () => go('/help'),
      },
      {
        id: 'undo',
        title: t('command.undo'),
        group: 'plan',
        keys: ['mod+z'],
        notInText: true,
        disabled: !canUndo,
        run: undo,
      },
      {
        id: 'redo',
        title: t('command.redo'),
        group: 'plan',
        keys: ['mod+shift+z', 'mod+y'],
        notInText: true,
        disabled: !canRedo,
        run: redo,
      },
      to('today'),
      to('objectives'),
      to('map'),
      to('check-ins'),
      to('kpis'),
      to('roadmap'),
      {
        id: 'roadmap.models',
        title: t('models.command'),
        group: 'roadmap',
        disabled: !open,
        run: () => go('/roadmap/models'),
      },
      to('reviews'),
      to('statistics'),
      to('history'),
      to('settings'),
      themed('system'),
      themed('light'),
      themed('dark'),
      {
        id: 'plan.folder',
        title: t('command.plan.folder'),
        group: 'plan',
        disabled: !open,
        run: () => attempt(plans.showInFolder(path)),
      },
      {
        id: 'plan.close',
        title: t('command.plan.close'),
        group: 'plan',
        disabled: !open,
        run: () => {
          attempt(plans.close().then(() => replacePlan(null)));
        },
      },
    ];
  }, [
    open,
    canUndo,
    canRedo,
    path,
    go,
    undo,
    redo,
    replacePlan,
    setPreferences,
    preferences.theme,
  ]);

  useCommands(commands);
  return null;
}
