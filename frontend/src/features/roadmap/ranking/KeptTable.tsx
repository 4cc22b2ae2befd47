import type { KeptRanking, KeptRow } from '~/bridge/rankingTypes';
import type { ViewProps } from '~/features/roadmap/views';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { type Format, useFormat } from '~/ui/format';
import { Spoken } from '~/ui/Spoken';
import { percent, scoreDecimals } from './numbers';
import styles from './kept.module.css';

interface Props extends Pick<ViewProps, 'chosen' | 'onChoose' | 'onOpen'> {
  ranking: KeptRanking;
}

/** How they stood, each with its inputs, beside where they stand today and why. */
export function KeptTable({ ranking, chosen, onChoose, onOpen }: Props) {
  const format = useFormat();
  return (
    <DataTable
      label={t('kept.list')}
      columns={columnsOf(ranking, format)}
      rows={ranking.rows}
      keyOf={({ id }) => id}
      wraps
      commands="kept"
      selection={{
        chosen,
        onChoose,
        onOpen: () => {
          if (ranking.rows.some(({ id, here }) => here && id === chosen)) onOpen();
        },
      }}
    />
  );
}

function columnsOf(ranking: KeptRanking, format: Format): TableColumn<KeptRow>[] {
  const decimals = scoreDecimals(ranking.rows.flatMap(({ score, scoreNow }) => [score, scoreNow]));
  const score = (value: number | null, { class: kind }: KeptRow) =>
    value === null || kind ? <Nothing /> : format.number(value, decimals);
  return [
    {
      title: t('kept.column.place'),
      width: '4.25rem',
      end: true,
      cell: ({ class: kind, place }) =>
        kind ? t(`ranking.outside.${kind}`) : (place ?? <Nothing />),
    },
    {
      title: t('kept.column.now'),
      width: '5.5rem',
      end: true,
      cell: (row) => <Now row={row} />,
    },
    {
      title: t('ranking.column.title'),
      width: 'minmax(14rem, 1.2fr)',
      cell: (row) => <Title row={row} ranking={ranking} format={format} />,
    },
    {
      title: t('kept.column.score'),
      width: '5rem',
      end: true,
      cell: (row) => score(row.score, row),
    },
    {
      title: t('kept.column.scoreNow'),
      width: '5rem',
      end: true,
      cell: (row) => score(row.scoreNow, row),
    },
    {
      title: t('kept.column.chance', { top: ranking.top }),
      width: '7.5rem',
      cell: ({ pTop, chance }) =>
        pTop !== null && chance !== null ? (
          `${percent(pTop, format)} ${t(`ranking.chance.${chance}`)}`
        ) : (
          <Nothing />
        ),
    },
    {
      title: t('kept.column.since'),
      width: 'minmax(14rem, 1.4fr)',
      cell: ({ since }) => <span className={styles.what}>{since.join(' ')}</span>,
    },
  ];
}

function Nothing() {
  return (
    <span className={styles.quiet}>
      <span aria-hidden>–</span>
      <Spoken>{t('field.none')}</Spoken>
    </span>
  );
}

/** Its place today, and by how many it moved. */
function Now({ row: { placeNow, classNow, up } }: { row: KeptRow }) {
  if (classNow) return t(`ranking.outside.${classNow}`);
  if (placeNow === null) return <Nothing />;
  return (
    <span className={styles.now}>
      {up !== null && up !== 0 && (
        <span className={styles.quiet}>
          {up > 0 ? t('kept.up', { n: up }) : t('kept.down', { n: -up })}
        </span>
      )}
      {placeNow}
    </span>
  );
}

interface TitleProps {
  row: KeptRow;
  ranking: KeptRanking;
  format: Format;
}

/** What it was called, what went in, and who had put it elsewhere. */
function Title({ row, ranking, format }: TitleProps) {
  const { title, inputs, override, reason, class: kind } = row;
  const given = inputs.map((range, at) => {
    const { name, unit } = ranking.inputs[at] ?? { name: '', unit: '' };
    return t('kept.input', {
      name,
      value: rangeWords(range, format, { unit: unit === '%' ? unit : '' }) ?? t('ranking.missing'),
    });
  });
  return (
    <span className={styles.initiative}>
      <b>{title}</b>
      {given.length > 0 && !kind && <span className={styles.quiet}>{given.join(' · ')}</span>}
      {override && (
        <span className={styles.quiet}>
          {t('kept.override', {
            rank: row.rank ?? '–',
            to: override.rank,
            reason: override.reason,
          })}
        </span>
      )}
      {reason && !kind && <span className={styles.quiet}>{reason}</span>}
    </span>
  );
}
