import type { PreviewCheckIn, PreviewInitiative, PreviewKPI, PreviewValue } from '~/bridge/types';
import { type Key, t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { outOfTen, useFormat } from '~/ui/format';
import { Value } from '~/ui/Value';
import { Section, SectionEmpty } from './Section';
import { countOf, type Made } from './sheets';

/** The rows that the import would make. */
export function SheetRows({ made }: { made: Made }) {
  const title = t(`import.sheet.made.${made.kind}`);
  return (
    <Section title={title}>
      {countOf(made) === 0 ? (
        <SectionEmpty>{t('import.sheet.none')}</SectionEmpty>
      ) : (
        <Rows made={made} title={title} />
      )}
    </Section>
  );
}

const line = { title: t('import.outline.row'), width: '4rem', end: true } as const;

function Rows({ made, title }: { made: Made; title: string }) {
  const format = useFormat();
  switch (made.kind) {
    case 'measurements':
      return (
        <DataTable
          label={title}
          columns={valueColumns(made.preview.series)}
          rows={made.preview.values}
          keyOf={({ kpi, period, row }) => `${kpi} ${period} ${row}`}
        />
      );
    case 'kpis':
      return (
        <DataTable
          label={title}
          columns={kpiColumns}
          rows={made.preview.kpis}
          keyOf={({ row }) => String(row)}
        />
      );
    case 'roadmap':
      return (
        <DataTable
          label={title}
          columns={initiativeColumns}
          rows={made.preview.initiatives}
          keyOf={({ row }) => String(row)}
        />
      );
    case 'check_ins':
      return (
        <DataTable
          label={title}
          columns={checkInColumns((confidence) => format.number(outOfTen(confidence)))}
          rows={made.preview.checkIns}
          keyOf={({ row }) => String(row)}
        />
      );
  }
}

function valueColumns(
  series: readonly { kpi: string; name: string }[],
): TableColumn<PreviewValue>[] {
  const names = new Map(series.map(({ kpi, name }) => [kpi, name]));
  return [
    { ...line, cell: ({ row }) => row },
    {
      title: t('kpis.column.name'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ kpi }) => names.get(kpi) ?? '',
    },
    { title: t('values.period'), width: '8rem', cell: ({ label, period }) => label || period },
    {
      title: t('values.value'),
      width: '8rem',
      end: true,
      cell: ({ value }) => <Value value={value} unit="" />,
    },
    { title: t('values.note'), width: 'minmax(6rem, 1fr)', cell: ({ note }) => note },
  ];
}

const directions: Record<string, Key & `direction.${string}`> = {
  up: 'direction.up',
  down: 'direction.down',
  range: 'direction.range',
  neutral: 'direction.neutral',
};

const kpiColumns: TableColumn<PreviewKPI>[] = [
  { ...line, cell: ({ row }) => row },
  { title: t('kpis.column.name'), width: 'minmax(10rem, 1fr)', cell: ({ name }) => <b>{name}</b> },
  {
    title: t('kpis.column.target'),
    width: '7rem',
    end: true,
    cell: ({ target, unit }) => target !== null && <Value value={target} unit={unit} />,
  },
  {
    title: t('import.sheet.direction'),
    width: '9rem',
    cell: ({ direction }) => {
      const key = directions[direction];
      return key ? t(key) : direction;
    },
  },
  { title: t('kpis.column.owner'), width: '9rem', cell: ({ owner }) => owner },
  { title: t('import.outline.note'), width: 'minmax(8rem, 1fr)', cell: ({ note }) => note },
];

const initiativeColumns: TableColumn<PreviewInitiative>[] = [
  { ...line, cell: ({ row }) => row },
  {
    title: t('import.roadmap.title'),
    width: 'minmax(10rem, 1fr)',
    cell: ({ title }) => <b>{title}</b>,
  },
  {
    title: t('import.roadmap.state'),
    width: '7rem',
    cell: ({ state }) => t(`import.roadmap.state.${state as StateWord}`),
  },
  { title: t('kpis.column.owner'), width: '9rem', cell: ({ owner }) => owner },
  { title: t('import.roadmap.effort'), width: '6rem', end: true, cell: ({ effort }) => effort },
  { title: t('import.roadmap.end'), width: '7rem', cell: ({ end }) => end },
  { title: t('import.outline.note'), width: 'minmax(8rem, 1fr)', cell: ({ note }) => note },
];

type StateWord = 'idea' | 'candidate' | 'planned' | 'in_progress' | 'shipped' | 'dropped';

function checkInColumns(tenths: (confidence: number) => string): TableColumn<PreviewCheckIn>[] {
  return [
    { ...line, cell: ({ row }) => row },
    {
      title: t('checkIns.column.title'),
      width: 'minmax(12rem, 1fr)',
      cell: ({ title }) => <b>{title}</b>,
    },
    { title: t('checkIn.date'), width: '7rem', cell: ({ date }) => date },
    {
      title: t('values.value'),
      width: '7rem',
      end: true,
      cell: ({ value }) => value !== null && <Value value={value} unit="" />,
    },
    {
      title: t('import.sheet.confidence'),
      width: '5rem',
      end: true,
      cell: ({ confidence }) => confidence !== null && tenths(confidence),
    },
    { title: t('import.outline.note'), width: 'minmax(8rem, 1fr)', cell: ({ note }) => note },
  ];
}
