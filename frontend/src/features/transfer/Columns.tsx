import { Select } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconNote, IconPencil } from '@tabler/icons-react';
import type { Preview, PreviewColumn } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { chosenColumns, type Draft } from './draft';
import styles from './Columns.module.css';
import { Section } from './Section';

interface Props {
  preview: Preview;
  draft: Draft;
  /** The column that a finding names. */
  marked: string;
  onChoose: (column: string, field: string) => void;
}

/** What each column of the file becomes. */
export function Columns({ preview, draft, marked, onChoose }: Props) {
  const chosen = chosenColumns(draft);
  const columns: TableColumn<PreviewColumn>[] = [
    {
      title: t('import.column.name'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ name }) => (
        <b className={styles.name} title={name}>
          {name}
        </b>
      ),
    },
    {
      title: t('import.column.samples'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ samples }) => <Samples samples={samples} />,
    },
    {
      title: t('import.column.field'),
      width: '14rem',
      cell: ({ name, field }) => (
        <Select
          aria-label={t('import.column.field.label', { name })}
          className={styles.select ?? ''}
          data={preview.fields.map((each) => ({ value: each.field, label: each.label }))}
          value={chosen[name] ?? field}
          searchable
          // Also where it is what was guessed: choosing it is how a person says that the guess is right.
          onOptionSubmit={(value) => onChoose(name, value)}
        />
      ),
    },
    {
      title: t('import.column.state'),
      width: '9.5rem',
      cell: (column) => <Recognised column={column} chosen={column.name in chosen} />,
    },
  ];
  return (
    <Section title={t('import.columns')} text={t('import.columns.text')}>
      <DataTable
        label={t('import.columns')}
        columns={columns}
        rows={preview.columns}
        keyOf={({ index }) => String(index)}
        roomy
        marked={marked ? preview.columns.findIndex(({ name }) => name === marked) : undefined}
      />
    </Section>
  );
}

function Samples({ samples }: { samples: readonly string[] }) {
  if (samples.length === 0) return <i className={styles.none}>{t('import.column.samples.none')}</i>;
  return (
    <span className={styles.samples}>
      {samples.map((sample, index) => (
        <span key={index} title={sample}>
          {sample}
        </span>
      ))}
    </span>
  );
}

function stateOf({ certain, field }: PreviewColumn, chosen: boolean) {
  if (chosen) return 'chosen';
  if (!certain) return 'check';
  return field === '' ? 'note' : 'certain';
}

const icons = { chosen: IconPencil, check: IconAlertTriangle, note: IconNote, certain: IconCheck };

function Recognised({ column, chosen }: { column: PreviewColumn; chosen: boolean }) {
  const state = stateOf(column, chosen);
  const Icon = icons[state];
  return (
    <span className={styles.state} data-state={state}>
      <Icon size="0.9375rem" aria-hidden />
      {t(`import.column.${state}`)}
    </span>
  );
}
