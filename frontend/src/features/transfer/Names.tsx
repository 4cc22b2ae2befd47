import type { Preview, PreviewName } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { Known } from './Known';
import { Section } from './Section';

interface Named extends PreviewName {
  kind: 'phase' | 'product';
}

const columns: TableColumn<Named>[] = [
  { title: t('import.person.name'), width: 'minmax(10rem, 24rem)', cell: ({ name }) => name },
  {
    title: t('import.person.kind'),
    width: '8rem',
    cell: ({ kind }) => t(`import.name.kind.${kind}`),
  },
  { title: t('import.person.rows'), width: '5rem', end: true, cell: ({ rows }) => rows },
  {
    title: t('import.person.known'),
    width: 'minmax(8rem, 1fr)',
    cell: ({ known }) => <Known known={known} />,
  },
];

/** The phases and products that the file names. */
export function Names({ preview: { phases, products } }: { preview: Preview }) {
  const rows: Named[] = [
    ...phases.map((each) => ({ ...each, kind: 'phase' as const })),
    ...products.map((each) => ({ ...each, kind: 'product' as const })),
  ];
  return (
    <Section title={t('import.names')} text={t('import.names.text')}>
      <DataTable
        label={t('import.names')}
        columns={columns}
        rows={rows}
        keyOf={({ kind, name }) => `${kind} ${name}`}
      />
    </Section>
  );
}
