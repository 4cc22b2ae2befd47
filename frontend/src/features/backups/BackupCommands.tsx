import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { listen } from '~/bridge/events';
import { keys } from '~/data/keys';
import { useOpenPlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';

const DamagedDialog = later(async () => (await import('./DamagedDialog')).DamagedDialog);

/** The way to the backups, and what happens when the open plan is found damaged. */
export function BackupCommands() {
  const plan = useOpenPlan();
  const open = plan !== null;
  const [, go] = useLocation();
  const client = useQueryClient();
  const [damage, setDamage] = useState<{ path: string; message: string } | null>(null);
  const path = plan?.path ?? '';

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'plan.backups',
        title: t('command.plan.backups'),
        group: 'plan',
        disabled: !open,
        run: () => go('/backups'),
      },
    ],
    [open, go],
  );
  useCommands(commands);
  useEffect(
    () =>
      listen('damaged', ({ message }) => {
        setDamage({ path, message });
        // The plan takes no more writes from now on, and its frame shall say so.
        void client.invalidateQueries({ queryKey: keys.app });
      }),
    [client, path],
  );

  // Another plan may have been opened since.
  if (!damage || damage.path !== path || !open) return null;
  return <DamagedDialog message={damage.message} onClose={() => setDamage(null)} />;
}
