import { useMemo } from 'react';
import type { KPIDetail } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { savePicture } from '~/fields/savePicture';
import { t } from '~/strings/strings';
import type { Series, SeriesLine } from '~/ui/charts/series';
import { useFormat } from '~/ui/format';
import { later } from '~/ui/later';
import { Notes, markOf } from './Notes';
import styles from './panel.module.css';

// ECharts comes when the first chart is looked at, or once the first screen stands.
const SeriesChart = later(async () => (await import('~/ui/charts/SeriesChart')).SeriesChart);

/** What the values are compared with: the way to the target, the target itself, or the limits. */
function comparedWith({ kpi, trajectory }: KPIDetail, first: string, last: string): SeriesLine[] {
  const level = (name: string, value: number | null): SeriesLine[] =>
    value === null ? [] : [{ name, points: [first, last].map((date) => ({ date, value })) }];
  if (trajectory.length > 1) return [{ name: t('chart.target'), points: trajectory }];
  const goal = trajectory[0]?.value ?? kpi.goal;
  return [
    ...level(t('chart.target'), goal),
    ...level(t('chart.low'), goal === null ? kpi.greenLow : null),
    ...level(t('chart.high'), goal === null ? kpi.greenHigh : null),
  ];
}

function seriesOf(detail: KPIDetail): Series {
  const { kpi, measurements, annotations } = detail;
  const points = measurements
    .map(({ period, label, value, complete, note }) => ({
      date: period,
      label,
      value,
      provisional: !complete,
      note,
    }))
    .reverse();
  const first = points[0]?.date ?? '';
  const last = points.at(-1)?.date ?? '';
  return {
    name: kpi.name,
    unit: kpi.unit,
    decimals: kpi.decimals,
    points,
    lines: comparedWith(detail, first, last),
    notes: annotations
      .map(({ date }, at) => ({ date, mark: markOf(at) }))
      .filter(({ date }) => date >= first),
  };
}

/** The series of a KPI as a picture, and what happened on the way. */
export function ChartTab({ detail }: { detail: KPIDetail }) {
  const { today } = usePlan();
  const format = useFormat();
  const series = useMemo(() => seriesOf(detail), [detail]);
  const { kpi } = detail;
  const [first] = series.points;
  const last = series.points.at(-1);
  if (!first || !last || first === last) return <p className={styles.quiet}>{t('chart.none')}</p>;
  const facts = {
    frequency: t(`frequency.${kpi.frequency}`).toLowerCase(),
    first: format.date(first.date, today),
    last: format.date(last.date, today),
  };
  const line = kpi.unit
    ? t('chart.line', { unit: kpi.unit, ...facts })
    : t('chart.line.plain', facts);
  return (
    <>
      <SeriesChart
        series={series}
        title={`${kpi.name}: ${kpi.explanation.standing}`}
        line={line}
        onSave={savePicture}
      />
      <section className={styles.section}>
        <h3>{t('chart.notes')}</h3>
        <Notes kpi={kpi.id} notes={detail.annotations} />
      </section>
    </>
  );
}
