import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { objectives } from '~/bridge/calls';
import type { Detail, Kind, SmartFinding } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import type { Row } from '~/features/objectives/outline/rows';
import { RowHistory } from '~/fields/RowHistory';
import type { Fix } from '~/fields/smart/Finding';
import { SmartTab } from '~/fields/smart/SmartTab';
import { type Key, t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { PanelTabs } from '~/ui/PanelTabs';
import { CheckInsTab } from './CheckInsTab';
import { DetailsTab } from './DetailsTab';

const tabs = ['details', 'smart', 'checkIns', 'history'] as const;
export type PanelTab = (typeof tabs)[number];

export interface TabbedProps {
  row: Row;
  tab: PanelTab;
  /** Counts up when the check-in form shall have the focus. */
  asked: number;
  onTab: (tab: PanelTab) => void;
  /** The person wants to go on in the outline: Escape, or a check-in that is made. */
  onBack: () => void;
}

/** What the plan knows of a row, on three tabs. */
export function Tabbed({ row, tab, asked, onTab, onBack }: TabbedProps) {
  // Whoever runs through the rows with the arrow keys does not wait for each one's story.
  const id = useDeferredValue(row.id);
  const { data } = useQuery({
    queryKey: keys.detail(id),
    queryFn: () => objectives.detail(id),
    retry: false,
  });
  const detail = data && id === row.id ? data : undefined;
  // Fields are slow to draw: who types in the outline goes first.
  const now = useMemo(() => ({ tab, row, detail, asked }), [tab, row, detail, asked]);
  const shown = useDeferredValue(now);
  return (
    <PanelTabs
      tabs={tabs.map((each) => ({ id: each, title: t(`panel.tab.${each}`) }))}
      tab={tab}
      onTab={onTab}
    >
      <TabBody key={shown.row.id} {...shown} onBack={onBack} />
    </PanelTabs>
  );
}

interface BodyProps extends Pick<TabbedProps, 'tab' | 'asked' | 'onBack'> {
  row: Row;
  /** Not known yet in the first milliseconds. */
  detail: Detail | undefined;
}

const TabBody = memo(function TabBody({ tab, row, detail, asked, onBack }: BodyProps) {
  switch (tab) {
    case 'details':
      return <DetailsTab row={row} detail={detail} />;
    case 'smart':
      return <Coached row={row} />;
    case 'checkIns':
      return (
        <CheckInsTab row={row} checkIns={detail?.checkIns ?? []} asked={asked} onDone={onBack} />
      );
    case 'history':
      return <RowHistory items={detail?.history ?? []} fields={fieldNames()} />;
  }
});

/** What a coach would say of the row. */
function Coached({ row }: { row: Row }) {
  const { cycle } = useCycle();
  const { today } = usePlan();
  const format = useFormat();
  const { write } = useWrites();
  const isTested =
    row.type === 'key_result' && ['increase', 'decrease'].includes(row.keyResult.kind);
  const fixOf = ({ field, offer }: SmartFinding): Fix | null => {
    const name = named[field];
    if (offer === '' || name === undefined) return null;
    const value =
      field === 'kind'
        ? t(`kind.${offer as Kind}`)
        : field === 'due' || field === 'startDate'
          ? format.date(offer, today)
          : offer;
    const run = () => write(() => objectives.edit({ id: row.id, field, text: offer }));
    return { field: t(name as 'checkIn.why'), value, run };
  };
  return (
    <SmartTab
      row={row.id}
      cycle={cycle?.id ?? ''}
      unit={isTested ? row.keyResult.unit : null}
      fixOf={fixOf}
    />
  );
}

const named: Record<string, Key & (`panel.field.${string}` | `checkIn.${string}`)> = {
  title: 'panel.field.title',
  note: 'panel.field.note',
  owner: 'panel.field.owner',
  team: 'panel.field.team',
  phase: 'panel.field.phase',
  type: 'panel.field.type',
  parent: 'panel.field.parent',
  kind: 'panel.field.kind',
  unit: 'panel.field.unit',
  start: 'panel.field.start',
  target: 'panel.field.target',
  low: 'panel.field.low',
  high: 'panel.field.high',
  tolerance: 'panel.field.tolerance',
  commit: 'panel.field.commit',
  stretch: 'panel.field.stretch',
  baselinePoints: 'panel.field.baselinePoints',
  startDate: 'panel.field.startDate',
  due: 'panel.field.due',
  counting: 'panel.field.counting',
  curve: 'panel.field.curve',
  targets: 'panel.field.targetLines',
  drivers: 'panel.field.drivers',
  manualProgress: 'panel.field.manualProgress',
  manualReason: 'panel.field.manualReason',
  weight: 'panel.field.weight',
  kpi: 'panel.field.kpi',
  value: 'checkIn.value',
  confidence: 'checkIn.confidence',
  date: 'checkIn.date',
};

function fieldNames(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).map(([name, key]) => [name, t(key as 'checkIn.why')]),
  );
}
