import type { Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { type Column, columnsOf } from './columns';
import type { BacklogModel } from './useBacklog';
import { emptyColumns, nextEmpty } from './walk';

export interface Walk {
  /** There is something to walk through: a score lacks what can be typed into a cell. */
  canWalk: boolean;
  /** Opens the next empty cell; Enter goes from one to the next then. */
  begin: () => void;
}

/** Goes through what the scores lack, one empty cell after the other. */
export function useWalk(
  { model }: Roadmap,
  { all, rows, state, dispatch, readOnly }: BacklogModel,
  shown: readonly Column[],
): Walk {
  const columns = columnsOf(model);
  return {
    canWalk:
      !readOnly && all.some(({ initiative }) => emptyColumns(initiative, columns).length > 0),
    begin: () => {
      const cell = nextEmpty(rows, shown, state.focus, () => false);
      if (cell) dispatch({ type: 'walk', cell });
      else toast({ text: t('backlog.walk.hidden') });
    },
  };
}
