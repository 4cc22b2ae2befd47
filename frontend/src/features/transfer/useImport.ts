import { useState } from 'react';
import { useLocation } from 'wouter';
import { transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Imported, Preview } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { useWrites } from '~/data/writes';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { toast } from '~/ui/toast';
import { type Draft, toRequest } from './draft';

/** "467 objectives" and "23 key results", as several sentences need them. */
export function madeWords({ objectives, keyResults }: Pick<Preview, 'objectives' | 'keyResults'>) {
  return {
    objectives: tn('import.objectives', objectives),
    keyResults: tn('import.keyResults', keyResults),
  };
}

function say(file: string, made: Imported): void {
  offerUndo(t('import.done', { file, ...madeWords(made) }));
}

/** Runs the import of a draft, shows the cycle that it filled, and offers to undo it. */
export function useImport(onDone: () => void): {
  running: boolean;
  failure: CairnError | null;
  run: (draft: Draft, preview: Preview) => Promise<void>;
} {
  const { rewrite } = useWrites();
  const { choose } = useCycle();
  const [, go] = useLocation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<CairnError | null>(null);
  const run = async (draft: Draft, preview: Preview) => {
    setRunning(true);
    setFailure(null);
    try {
      const made = await rewrite(() => transfer.import(toRequest(draft, preview.token)));
      choose(made.cycleId);
      go('/objectives');
      onDone();
      say(preview.file, made);
    } catch (reason) {
      const error = toCairnError(reason);
      if (error.code === 'cancelled') toast({ text: error.message });
      else setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, run };
}
