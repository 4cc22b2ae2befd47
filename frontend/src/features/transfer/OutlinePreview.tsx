import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconRulerMeasure, IconTargetArrow } from '@tabler/icons-react';
import type { Finding, Preview, PreviewRow } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { Value } from '~/ui/Value';
import { SeverityMark } from './Findings';
import styles from './OutlinePreview.module.css';
import { Section, SectionEmpty } from './Section';

interface Props {
  preview: Preview;
  /** The finding whose row is looked at. */
  finding: Finding | null;
  onBack: () => void;
}

/** The objectives and key results that the rows become, as the outline will show them. */
export function OutlinePreview({ preview: { tree, treeTotal }, finding, onBack }: Props) {
  const wide = useMediaQuery('(min-width: 94rem)');
  if (tree.length === 0) {
    return (
      <Section title={t('import.outline')}>
        <SectionEmpty>{t('import.outline.none')}</SectionEmpty>
      </Section>
    );
  }
  return (
    <Section
      title={t('import.outline')}
      {...(treeTotal > tree.length && {
        text: t('import.outline.more', { shown: tree.length, total: treeTotal }),
      })}
    >
      {finding && (
        <div className={styles.finding}>
          <SeverityMark severity={finding.severity} />
          <p>
            <b>{t('import.marked', { row: finding.row })}</b> {finding.message}
          </p>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconArrowLeft size="0.875rem" aria-hidden />}
            onClick={onBack}
          >
            {t('import.marked.back')}
          </Button>
        </div>
      )}
      <DataTable
        label={t('import.outline')}
        columns={columnsOf(tree, wide)}
        rows={tree}
        keyOf={({ order, row }) => `${row} ${order}`}
        marked={finding ? tree.findIndex(({ row }) => row === finding.row) : undefined}
      />
    </Section>
  );
}

const icons = { objective: IconTargetArrow, key_result: IconRulerMeasure };

/** Columns that no row fills are left out, and notes where the window has no room for them. */
function columnsOf(tree: readonly PreviewRow[], wide: boolean): TableColumn<PreviewRow>[] {
  const measured = tree.some((row) => row.target !== null || row.current !== null);
  const noted = wide && tree.some((row) => row.note !== '');
  const number = (column: 'start' | 'current' | 'target'): TableColumn<PreviewRow> => ({
    title: t(`import.outline.${column}`),
    width: '4.25rem',
    end: true,
    cell: (row) => {
      const value = row[column];
      return value === null ? null : <Value value={value} unit={row.unit} />;
    },
  });
  const note: TableColumn<PreviewRow> = {
    title: t('import.outline.note'),
    width: 'minmax(8rem, 0.5fr)',
    cell: (row) => (
      <span className={styles.quiet} title={row.note}>
        {row.note}
      </span>
    ),
  };
  return [
    {
      title: t('import.outline.title'),
      width: 'minmax(14rem, 1fr)',
      cell: (row) => <Title row={row} />,
    },
    {
      title: t('import.outline.type'),
      width: '6.75rem',
      cell: ({ type }) => {
        const Icon = icons[type];
        return (
          <span className={styles.type}>
            <Icon size="0.9375rem" aria-hidden />
            {t(`import.type.${type}`)}
          </span>
        );
      },
    },
    {
      title: t('import.outline.owner'),
      width: wide ? '12rem' : '8rem',
      cell: ({ owner }) => (
        <span className={styles.quiet} title={owner}>
          {owner}
        </span>
      ),
    },
    ...(measured ? [number('start'), number('current'), number('target')] : []),
    ...(noted ? [note] : []),
    {
      title: t('import.outline.row'),
      width: '4rem',
      end: true,
      cell: ({ row }) => <span className={styles.row}>{row}</span>,
    },
  ];
}

function Title({ row: { order, level, title, type, note } }: { row: PreviewRow }) {
  return (
    <span
      className={styles.title}
      data-top={(level === 1 && type === 'objective') || undefined}
      style={{ paddingLeft: `${(level - 1) * 1.25}rem` }}
      title={note ? `${title}\n\n${note}` : title}
    >
      <span className={styles.order}>{order}</span>
      <span className={styles.text}>{title}</span>
    </span>
  );
}
