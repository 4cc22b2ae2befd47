import { SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconSquareRotated } from '@tabler/icons-react';
import { useState } from 'react';
import type { Finding, Preview } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import styles from './Findings.module.css';
import { Section, SectionEmpty } from './Section';

type Severity = Finding['severity'];
const severities = ['error', 'warning', 'info'] as const;
const icons = { error: IconAlertTriangle, warning: IconSquareRotated, info: IconInfoCircle };

interface Props {
  preview: Pick<Preview, 'findings' | 'findingsTotal'>;
  /** Goes to what a finding is about; null where there is nothing to go to. */
  follow: (finding: Finding) => (() => void) | null;
}

/** The kind of a finding: shape, word, then colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const Icon = icons[severity];
  return (
    <span className={styles.severity} data-severity={severity}>
      <Icon size="0.9375rem" aria-hidden />
      {t(`import.severity.${severity}`)}
    </span>
  );
}

/** Everything that a person should know before the import, what blocks it first. */
export function Findings({ preview: { findings, findingsTotal }, follow }: Props) {
  const [filter, setFilter] = useState<Severity | 'all'>('all');
  const counts = new Map(
    severities.map((each) => [each, findings.filter(({ severity }) => severity === each).length]),
  );
  const shown = severities
    .filter((each) => filter === 'all' || filter === each)
    .flatMap((each) => findings.filter(({ severity }) => severity === each))
    .map((finding, index) => ({ finding, index }));
  if (findings.length === 0) {
    return (
      <Section title={t('import.findings')}>
        <SectionEmpty>{t('import.findings.none')}</SectionEmpty>
      </Section>
    );
  }
  return (
    <Section
      title={t('import.findings')}
      {...(findingsTotal > findings.length && {
        text: t('import.findings.more', { shown: findings.length, total: findingsTotal }),
      })}
      tools={
        <SegmentedControl
          aria-label={t('import.findings.filter')}
          value={filter}
          onChange={setFilter}
          data={[
            {
              value: 'all' as const,
              label: t('import.findings.filter.all', { n: findings.length }),
            },
            ...severities
              .filter((each) => counts.get(each))
              .map((each) => ({
                value: each,
                label: t(`import.findings.filter.${each}`, { n: counts.get(each) ?? 0 }),
              })),
          ]}
        />
      }
    >
      <DataTable
        label={t('import.findings')}
        columns={columnsOf(follow)}
        rows={shown}
        keyOf={({ index }) => `${filter} ${index}`}
        wraps
      />
    </Section>
  );
}

function columnsOf(follow: Props['follow']): TableColumn<{ finding: Finding }>[] {
  return [
    {
      title: t('import.finding.severity'),
      width: '6.5rem',
      cell: ({ finding }) => <SeverityMark severity={finding.severity} />,
    },
    {
      title: t('import.finding.row'),
      width: '4.5rem',
      end: true,
      cell: ({ finding }) => <RowLink finding={finding} onFollow={follow(finding)} />,
    },
    {
      title: t('import.finding.column'),
      width: 'minmax(6rem, 10rem)',
      cell: ({ finding }) => (
        <span className={styles.column} title={finding.column}>
          {finding.column}
        </span>
      ),
    },
    {
      title: t('import.finding.message'),
      width: 'minmax(16rem, 1fr)',
      cell: ({ finding }) => <span className={styles.message}>{finding.message}</span>,
    },
  ];
}

function RowLink({ finding, onFollow }: { finding: Finding; onFollow: (() => void) | null }) {
  const words = finding.row > 0 ? String(finding.row) : t('import.finding.row.whole');
  if (!onFollow) return <span>{words}</span>;
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={
        finding.row > 0 ? t('import.finding.row.show', { row: finding.row }) : finding.message
      }
      onClick={onFollow}
    >
      {words}
    </button>
  );
}
