import { ActionIcon, Button } from '@mantine/core';
import { IconClipboardPlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { kpis as calls } from '~/bridge/calls';
import type { KPI, KPIDetail, Measurement } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { localDate, useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { Value } from '~/ui/Value';
import { Correct } from './Correct';
import { Enter } from './Enter';
import styles from './panel.module.css';

interface Props {
  detail: KPIDetail;
  /** Counts up when the field of the next value shall have the focus. */
  asked: number;
  onPaste: () => void;
}

/** Whether a KPI is counted as one number over another. */
export function isRatio({ kpi, measurements }: KPIDetail): boolean {
  const { numerator, denominator, unitKind, aggregation } = kpi;
  return (
    numerator !== '' ||
    denominator !== '' ||
    unitKind === 'ratio' ||
    aggregation === 'weighted' ||
    measurements.some((each) => each.numerator !== null)
  );
}

/** The values of a KPI, newest first: the next one is typed above, each can be corrected. */
export function ValuesTab({ detail, asked, onPaste }: Props) {
  const { readOnly } = usePlan();
  const [correcting, setCorrecting] = useState('');
  const remove = useDelete();
  const { kpi, measurements, gaps } = detail;
  const ratio = isRatio(detail);
  const border = oldestOfDefinition(detail);
  return (
    <>
      {!readOnly && <Enter key={kpi.id} detail={detail} ratio={ratio} asked={asked} />}
      <div className={styles.tools}>
        <p>{gaps > 0 && tn('values.gaps', gaps)}</p>
        {!readOnly && (
          <Button
            variant="default"
            leftSection={<IconClipboardPlus size="0.9375rem" aria-hidden />}
            onClick={onPaste}
          >
            {t('values.paste')}
          </Button>
        )}
      </div>
      {measurements.length === 0 ? (
        <p className={styles.quiet}>{t('values.none')}</p>
      ) : (
        <div className={styles.grid}>
          <DataTable
            label={t('values.grid', { name: kpi.name })}
            columns={columnsOf(kpi, ratio, readOnly ? null : { correct: setCorrecting, remove })}
            rows={measurements}
            keyOf={({ id }) => id}
            below={(row) => {
              const isCorrected = row.id === correcting;
              if (!isCorrected && row.id !== border) return null;
              return (
                <>
                  {isCorrected && (
                    <Correct measurement={row} ratio={ratio} onDone={() => setCorrecting('')} />
                  )}
                  {row.id === border && <Redefined kpi={kpi} />}
                </>
              );
            }}
          />
        </div>
      )}
      {detail.corrections.length > 0 && <Corrections detail={detail} />}
    </>
  );
}

/** Id of the oldest value of the definition that counts; "" where all values are of one definition. */
function oldestOfDefinition({ kpi: { definitionSince }, measurements }: KPIDetail): string {
  if (definitionSince === null) return '';
  const before = measurements.findIndex(({ last }) => last < definitionSince);
  return measurements[before - 1]?.id ?? '';
}

/** Parts the values of two definitions: they do not compare. */
function Redefined({ kpi: { definitionSince } }: { kpi: KPI }) {
  const { today } = usePlan();
  const format = useFormat();
  if (definitionSince === null) return null;
  return (
    <p className={styles.redefined}>
      {t('values.redefined', { since: format.date(definitionSince, today) })}
    </p>
  );
}

interface Doing {
  correct: (id: string) => void;
  remove: (measurement: Measurement) => void;
}

function columnsOf(kpi: KPI, ratio: boolean, doing: Doing | null): TableColumn<Measurement>[] {
  return [
    {
      title: t('values.period'),
      width: '8rem',
      cell: ({ label, complete }) => (
        <span className={styles.label} title={label}>
          {label}
          {!complete && <span className={styles.mark}>{t('values.soFar')}</span>}
        </span>
      ),
    },
    {
      title: t('values.value'),
      width: '6rem',
      end: true,
      cell: ({ value }) => (
        <span className={styles.value}>
          <Value
            value={value}
            unit={kpi.unit}
            {...(kpi.decimals !== null && { decimals: kpi.decimals })}
          />
        </span>
      ),
    },
    ...(ratio
      ? [
          {
            title: t('values.ratio'),
            width: '7.5rem',
            end: true,
            cell: (row: Measurement) => <Parts row={row} />,
          },
        ]
      : []),
    {
      title: t('values.note'),
      width: 'minmax(3rem, 1fr)',
      cell: ({ note, corrected }) => (
        <span className={styles.note} title={note}>
          {note || (corrected ? t('values.corrected') : '')}
        </span>
      ),
    },
    ...(doing
      ? [
          {
            title: t('values.act'),
            width: '4.75rem',
            end: true,
            cell: (row: Measurement) => <Acts row={row} doing={doing} />,
          },
        ]
      : []),
  ];
}

/** The two numbers that a ratio was counted from. */
function Parts({ row: { numerator, denominator } }: { row: Measurement }) {
  const format = useFormat();
  if (numerator === null || denominator === null) return null;
  return t('values.parts', {
    numerator: format.number(numerator),
    denominator: format.number(denominator),
  });
}

function Acts({ row, doing }: { row: Measurement; doing: Doing }) {
  const { label } = row;
  return (
    <>
      <ActionIcon
        size="sm"
        aria-label={t('values.correct', { label })}
        onClick={() => doing.correct(row.id)}
      >
        <IconPencil size="0.875rem" aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={t('values.delete', { label })}
        onClick={() => doing.remove(row)}
      >
        <IconTrash size="0.875rem" aria-hidden />
      </ActionIcon>
    </>
  );
}

function useDelete(): (measurement: Measurement) => void {
  const { writeKPI } = useWrites();
  return ({ id, label }) => {
    writeKPI(() => calls.removeMeasurement(id)).then(
      () => offerUndo(t('values.deleted', { label })),
      refused,
    );
  };
}

/** What was corrected, by whom and why. */
function Corrections({ detail: { kpi, corrections } }: { detail: KPIDetail }) {
  const { today } = usePlan();
  const format = useFormat();
  return (
    <section className={styles.section}>
      <h3>{t('values.corrections')}</h3>
      <ul className={styles.corrections}>
        {corrections.map(({ measurement, at, by, why, label, before, after }) => (
          <li key={`${measurement} ${at}`}>
            {t('values.correction', {
              label,
              before: format.value(before, kpi.unit),
              after: format.value(after, kpi.unit),
            })}
            <p className={styles.quiet}>
              {t('rowHistory.why', { why })},{' '}
              {t('rowHistory.by', { by, when: format.date(localDate(at), today) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
