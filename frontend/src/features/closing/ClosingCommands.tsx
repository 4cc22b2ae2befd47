import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';

const CopyGoals = later(async () => (await import('./CopyGoals')).CopyGoals);

/** To the end of the cycle, and the goals of another one into it. */
export function ClosingCommands() {
  const { readOnly } = usePlan();
  const { cycle } = useCycle();
  const [, go] = useLocation();
  const [isCopying, setCopying] = useState(false);
  const state = cycle?.state ?? 'backlog';
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'cycle.close',
        title: t('command.closing.go'),
        group: 'plan',
        disabled: state === 'backlog' || state === 'closed',
        run: () => go('/close'),
      },
      {
        id: 'cycle.result',
        title: t('command.closing.result'),
        group: 'plan',
        disabled: state !== 'closed',
        run: () => go('/close'),
      },
      {
        id: 'cycle.copy',
        title: t('command.closing.copy'),
        group: 'plan',
        disabled: readOnly || state === 'closed',
        run: () => setCopying(true),
      },
    ],
    [state, readOnly, go],
  );
  useCommands(commands);
  return isCopying && cycle ? <CopyGoals to={cycle} onClose={() => setCopying(false)} /> : null;
}
