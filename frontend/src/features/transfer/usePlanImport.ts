import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { PlanPreview } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { toast } from '~/ui/toast';
import { planWords } from './planFiles';

interface PlanImport {
  preview: PlanPreview | undefined;
  reading: boolean;
  /** Why it could not be looked at. */
  error: CairnError | null;
  running: boolean;
  /** Why it was not imported. */
  failure: CairnError | null;
  /** Looks at the folder again. */
  again: () => void;
  run: () => void;
}

/** What the import of a folder would make, and the import itself. */
export function usePlanImport(folder: string): PlanImport {
  const { rewrite } = useWrites();
  const [, go] = useLocation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<CairnError | null>(null);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['import-plan', folder],
    queryFn: () => transfer.previewPlan({ folder, token: '' }),
    enabled: !running,
    // The files may change between two looks at them.
    gcTime: 0,
  });
  const token = data?.token ?? '';
  const run = useCallback(() => {
    const make = async () => {
      setRunning(true);
      setFailure(null);
      try {
        const made = await rewrite(() => transfer.importPlan({ folder, token }));
        go('/objectives');
        offerUndo(t('import.plan.done', { name: made.name, ...planWords(made) }));
      } catch (reason) {
        setRunning(false);
        const refusal = toCairnError(reason);
        if (refusal.code === 'cancelled') toast({ text: refusal.message });
        else setFailure(refusal);
      }
    };
    void make();
  }, [rewrite, go, folder, token]);
  return {
    preview: error ? undefined : data,
    reading: isFetching,
    error: error ? toCairnError(error) : null,
    running,
    failure,
    again: () => {
      setFailure(null);
      void refetch();
    },
    run,
  };
}
