import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { plans } from '~/bridge/calls';
import type { Backup, PlanInfo } from '~/bridge/types';
import { keys } from '~/data/keys';
import { usePlan, useReplacePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { attempt, toast } from '~/ui/toast';
import { whenWords } from '~/ui/when';

/** The backups of the open plan, the newest first. */
export function useBackups(): {
  backups: Backup[] | undefined;
  error: unknown;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({ queryKey: keys.backups, queryFn: plans.backups });
  return { backups: data, error, again: () => void refetch() };
}

/** Makes a backup and shows it in the list and in the status bar. Rejects with a CairnError. */
export function useBackUp(): () => Promise<Backup> {
  const client = useQueryClient();
  return useCallback(async () => {
    const made = await plans.backUp();
    await client.invalidateQueries({ queryKey: keys.backups });
    await client.invalidateQueries({ queryKey: keys.app });
    return made;
  }, [client]);
}

/** The backup that a damaged plan is best restored from. */
export function newestVerified(backups: readonly Backup[] | undefined): Backup | undefined {
  return backups?.find(({ verified }) => verified);
}

/**
 * Puts a backup in place of the open plan and offers the way back, which is the backup that the
 * restore itself made. Rejects with a CairnError; the plan is as it was then.
 */
export function useRestore(): (backup: Pick<Backup, 'path' | 'at'>) => Promise<void> {
  const { today, readOnlyReason } = usePlan();
  const replacePlan = useReplacePlan();
  const [, go] = useLocation();
  const format = useFormat();
  return useCallback(
    async ({ path, at }) => {
      const damaged = readOnlyReason === 'damaged';
      const arrive = async (plan: PlanInfo) => {
        await replacePlan(plan);
        go('/objectives');
      };
      await arrive(await plans.restore(path));
      const kept = damaged ? undefined : await keptByRestore();
      toast({
        text: t(damaged ? 'backups.restored.damaged' : 'backups.restored', {
          when: whenWords(at, today, format),
        }),
        ...(kept && {
          action: {
            label: t('backups.back'),
            run: () => attempt(plans.restore(kept.path).then(arrive)),
          },
        }),
      });
    },
    [today, readOnlyReason, replacePlan, go, format],
  );
}

async function keptByRestore(): Promise<Backup | undefined> {
  const backups = await plans.backups();
  return backups.find(({ reason }) => reason === 'before_restore');
}
