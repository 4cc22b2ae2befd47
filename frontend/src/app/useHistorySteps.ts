import { useCallback } from 'react';
import type { PlanInfo } from '~/bridge/types';
import { useChooseCycle } from '~/data/cycle';
import { useWrites } from '~/data/writes';
import { t, tn } from '~/strings/strings';
import { refused, toast } from '~/ui/toast';

/** Whether there is a step to undo or redo, and the plan can be written. */
export function canStep({ readOnly, undo }: PlanInfo, which: 'undo' | 'redo'): boolean {
  return !readOnly && undo[which] !== null;
}

/** Undo and redo as buttons, keys and the palette run them, with a word about what came of it. */
export function useHistorySteps(): { undo: () => void; redo: () => void } {
  const writes = useWrites();
  const choose = useChooseCycle();
  const step = useCallback(
    async (which: 'undo' | 'redo') => {
      try {
        const { name, skipped, cycle } = await writes[which]();
        if (cycle !== '') choose(cycle);
        const done = t(which === 'undo' ? 'top.undone' : 'top.redone', { name });
        toast({ text: skipped === 0 ? done : `${done}. ${tn('top.skipped', skipped)}` });
      } catch (reason) {
        refused(reason);
      }
    },
    [writes, choose],
  );
  const undo = useCallback(() => void step('undo'), [step]);
  const redo = useCallback(() => void step('redo'), [step]);
  return { undo, redo };
}
