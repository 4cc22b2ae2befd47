import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { type View, views } from './views';

interface Options {
  /** The chosen one. */
  initiative: Initiative | undefined;
  view: View;
  onView: (view: View) => void;
  /** Asks for the line of a new initiative, which stands in the backlog. */
  onAdd: () => void;
  onDetails: () => void;
}

/** Offers what can be done in every view of the roadmap. */
export function useRoadmapCommands(options: Options): void {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  const doing = useRef(options);
  useEffect(() => {
    doing.current = options;
  });
  const { initiative, view } = options;
  const commands = useMemo<Command[]>(
    () => [
      ...views.map((each): Command => ({
        id: `roadmap.view.${each}`,
        title: t(`roadmap.command.${each}`),
        group: 'view',
        disabled: each === view,
        run: () => doing.current.onView(each),
      })),
      {
        id: 'roadmap.add',
        title: t('backlog.add'),
        group: 'roadmap',
        keys: ['n'],
        disabled: readOnly,
        run: () => {
          doing.current.onView('backlog');
          doing.current.onAdd();
        },
      },
      {
        id: 'roadmap.details',
        title: t('roadmap.command.details'),
        group: 'view',
        keys: ['d', 'mod+.'],
        run: () => doing.current.onDetails(),
      },
      {
        id: 'roadmap.delete',
        title: t('roadmap.command.delete'),
        group: 'roadmap',
        within: 'roadmap',
        keys: ['delete', 'mod+backspace'],
        notInText: true,
        disabled: readOnly || !initiative,
        run: () => {
          if (!initiative) return;
          write(() => roadmap.remove([initiative.id])).then(
            () => offerUndo(t('roadmap.deleted', { title: initiative.title })),
            refused,
          );
        },
      },
    ],
    [initiative, view, readOnly, write],
  );
  useCommands(commands);
}
