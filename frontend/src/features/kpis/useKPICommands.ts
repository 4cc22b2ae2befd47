import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { kpis as calls } from '~/bridge/calls';
import type { KPI } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';

interface Options {
  kpi: KPI | undefined;
  onAdd: () => void;
  onExplain: (id: string) => void;
  onMeasure: () => void;
  onDetails: () => void;
  onPage: () => void;
}

/** Offers what can be done with the chosen KPI. */
export function useKPICommands(options: Options): void {
  const { readOnly } = usePlan();
  const remove = useDeleteKPI();
  // What a command does follows the screen; which commands there are follows the chosen KPI.
  const doing = useRef(options);
  useEffect(() => {
    doing.current = options;
  });
  const { kpi } = options;
  const commands = useMemo<Command[]>(() => {
    const within = { group: 'kpis', within: 'kpis' } as const;
    return [
      {
        id: 'kpis.add',
        title: t('kpis.command.add'),
        group: 'kpis',
        keys: ['n'],
        disabled: readOnly,
        run: () => doing.current.onAdd(),
      },
      {
        ...within,
        id: 'kpis.measure',
        title: t('kpis.command.measure'),
        keys: ['m'],
        disabled: readOnly || !kpi,
        run: () => doing.current.onMeasure(),
      },
      {
        ...within,
        id: 'kpis.explain',
        title: t('kpis.command.explain'),
        keys: ['e'],
        disabled: !kpi,
        run: () => kpi && doing.current.onExplain(kpi.id),
      },
      {
        ...within,
        id: 'kpis.delete',
        title: t('kpis.command.delete'),
        keys: ['delete', 'mod+backspace'],
        notInText: true,
        disabled: readOnly || !kpi,
        run: () => {
          if (kpi) remove(kpi);
        },
      },
      {
        id: 'kpis.details',
        title: t('kpis.command.details'),
        group: 'view',
        keys: ['d', 'mod+.'],
        run: () => doing.current.onDetails(),
      },
      {
        id: 'kpis.page',
        title: t('kpis.command.page'),
        group: 'view',
        keys: ['p'],
        disabled: !kpi,
        run: () => doing.current.onPage(),
      },
    ];
  }, [kpi, readOnly, remove]);
  useCommands(commands);
}

/** Deletes a KPI at once and offers to undo it. */
export function useDeleteKPI(): (kpi: KPI) => void {
  const { writeKPI } = useWrites();
  return useMemo(
    () =>
      ({ id, name }: KPI) => {
        writeKPI(() => calls.remove(id)).then(
          () => offerUndo(t('kpis.deleted', { name })),
          refused,
        );
      },
    [writeKPI],
  );
}
