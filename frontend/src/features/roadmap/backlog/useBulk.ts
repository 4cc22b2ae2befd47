import { useMemo } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import { useRoadmapWrite } from '~/data/roadmap';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import type { Pick } from './picks';
import type { BacklogModel } from './useBacklog';

/** What can be done with the marked rows, or with the one that has the focus. Each is one step of undo. */
export interface Bulk {
  edit: (field: Exclude<Pick, 'state'>, text: string) => void;
  remove: () => void;
}

/** Actions on many rows, each of which says what it did. */
export function useBulk({ acted, selection }: BacklogModel): Bulk {
  const write = useRoadmapWrite();
  const { clear } = selection;
  return useMemo(() => {
    const ids = acted.map(({ id }) => id);
    const [first] = acted;
    const what =
      acted.length === 1 && first
        ? `“${first.initiative.title}”`
        : tn('backlog.count', acted.length);
    return {
      edit: (field, text) => {
        write(() => roadmap.editMany({ ids, field, text })).then(
          () => offerUndo(t(`backlog.changed.${field}`, { what })),
          refused,
        );
      },
      remove: () => {
        if (ids.length === 0) return;
        write(() => roadmap.remove(ids)).then(() => {
          clear();
          offerUndo(t('backlog.deleted', { what }));
        }, refused);
      },
    };
  }, [acted, clear, write]);
}
