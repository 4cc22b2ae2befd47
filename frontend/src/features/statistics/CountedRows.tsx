import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { StatRow } from '~/bridge/closingTypes';
import { usePlan } from '~/data/plan';
import { GoalName } from '~/fields/GoalName';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { outOfTen, useFormat } from '~/ui/format';
import { Status } from '~/ui/Status';
import styles from './statistics.module.css';

interface Props {
  /** What they have in common. */
  what: string;
  rows: readonly StatRow[];
  /** Shows all rows again; absent while they are shown. */
  onAll?: (() => void) | undefined;
}

/** Exactly the rows that a number counts; each opens in the outline. */
export function CountedRows({ what, rows, onAll }: Props) {
  const columns = useColumns();
  return (
    <section className={styles.rows} aria-labelledby="counted-rows">
      <div className={styles.rowsHead}>
        <div role="status">
          <h2 id="counted-rows">{t('statistics.rows', { what, n: rows.length })}</h2>
        </div>
        {onAll && (
          <Button size="compact-sm" variant="default" onClick={onAll}>
            {t('statistics.rows.all')}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('statistics.rows.none')}</p>
      ) : (
        <div className={styles.table}>
          <DataTable
            label={t('statistics.rows.label')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            wraps
            roomy
          />
        </div>
      )}
    </section>
  );
}

function useColumns(): TableColumn<StatRow>[] {
  const { today } = usePlan();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '' : format.progress(value));
  return [
    {
      title: t('statistics.column.goal'),
      width: 'minmax(12rem, 1fr)',
      cell: ({ id, order, title, owner, subject }) => (
        <Link href={`/objectives/${id}`} className={styles.goal ?? ''}>
          <GoalName subject={subject} order={order} title={title} owner={owner} />
        </Link>
      ),
    },
    {
      title: t('statistics.column.status'),
      width: '7.5rem',
      cell: ({ status }) => <Status status={status} />,
    },
    {
      title: t('statistics.column.progress'),
      width: '4.75rem',
      end: true,
      cell: ({ progress }) => share(progress),
    },
    {
      title: t('statistics.column.score'),
      width: '4rem',
      end: true,
      cell: ({ score }) => share(score),
    },
    {
      title: t('statistics.column.confidence'),
      width: '5.5rem',
      end: true,
      cell: ({ confidence }) => (confidence === null ? '' : outOfTen(confidence)),
    },
    {
      title: t('statistics.column.checkIn'),
      width: '6.5rem',
      cell: ({ lastCheckIn }) => lastCheckIn && format.date(lastCheckIn, today),
    },
  ];
}
