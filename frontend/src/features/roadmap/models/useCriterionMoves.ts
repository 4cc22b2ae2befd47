import { useCallback, useMemo, useState } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { scoring } from '~/bridge/roadmapCalls';
import type { Criterion } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { refused } from '~/ui/toast';

type Step = 'up' | 'down';

/** Behind which a criterion goes by a step: "" is the beginning. Null: there is no such step. */
function behindOf(criteria: readonly Criterion[], id: string, step: Step): string | null {
  const at = criteria.findIndex((each) => each.id === id);
  if (at < 0) return null;
  if (step === 'down') return criteria[at + 1]?.id ?? null;
  return at === 0 ? null : (criteria[at - 2]?.id ?? '');
}

interface Moves {
  move: (id: string, step: Step) => void;
  can: (id: string, step: Step) => boolean;
  /** The criterion in which the focus is, which the commands move. */
  onHold: (id: string) => void;
}

/** Puts criteria in another order, by buttons and by the keys that move rows everywhere. */
export function useCriterionMoves(criteria: readonly Criterion[]): Moves {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  const [held, setHeld] = useState('');
  const can = useCallback(
    (id: string, step: Step) => !readOnly && behindOf(criteria, id, step) !== null,
    [criteria, readOnly],
  );
  const move = useCallback(
    (id: string, step: Step) => {
      const after = behindOf(criteria, id, step);
      if (after === null) return;
      const focused = document.activeElement;
      const row = focused?.closest('tr');
      write(() => scoring.moveCriterion({ id, after })).then(
        () =>
          // A row that is put elsewhere loses the focus, and a step at the end its button.
          setTimeout(() => {
            if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
            if (document.activeElement === document.body) row?.querySelector('button')?.focus();
          }),
        refused,
      );
    },
    [criteria, write],
  );
  const commands = useMemo(
    () =>
      (['up', 'down'] as const).map((step): Command => ({
        id: `criterion.${step}`,
        title: t(`criterion.command.${step}`),
        group: 'roadmap',
        within: 'criteria',
        keys: [`alt+arrow${step}`],
        disabled: !can(held, step),
        run: () => move(held, step),
      })),
    [can, held, move],
  );
  useCommands(commands);
  return { move, can, onHold: setHeld };
}
