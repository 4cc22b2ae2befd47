import { useMemo } from 'react';
import type { Course as Way, KeyResult } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { savePicture } from '~/fields/savePicture';
import { t } from '~/strings/strings';
import type { Series, SeriesLine } from '~/ui/charts/series';
import { type Format, useFormat } from '~/ui/format';
import { later } from '~/ui/later';
import styles from './panel.module.css';

// ECharts comes when the first chart is looked at, or once the first screen stands.
const SeriesChart = later(async () => (await import('~/ui/charts/SeriesChart')).SeriesChart);

function linesOf({ expected, low, high, values }: Way): SeriesLine[] {
  const days = [values[0]?.date, values.at(-1)?.date].filter((day) => day !== undefined);
  const level = (name: string, value: number | null): SeriesLine[] =>
    value === null ? [] : [{ name, points: days.map((date) => ({ date, value })) }];
  return [
    ...(expected.length > 0 ? [{ name: t('course.expected'), points: expected }] : []),
    ...level(t('course.low'), low),
    ...level(t('course.high'), high),
  ];
}

function seriesOf(way: Way, { title, unit }: KeyResult, today: string, format: Format): Series {
  return {
    name: title,
    unit,
    decimals: null,
    points: way.values.map(({ date, value, provisional }) => ({
      date,
      label: format.date(date, today),
      value,
      provisional,
      note: '',
    })),
    lines: linesOf(way),
    notes: [],
  };
}

/** The way of a key result: what was measured beside what is expected, as the backend has them. */
export function Course({ way, keyResult }: { way: Way; keyResult: KeyResult }) {
  const { today } = usePlan();
  const format = useFormat();
  const series = useMemo(
    () => seriesOf(way, keyResult, today, format),
    [way, keyResult, today, format],
  );
  const days = [...series.points, ...series.lines.flatMap(({ points }) => points)]
    .map(({ date }) => date)
    .sort();
  const [first] = days;
  const last = days.at(-1);
  // One day has no way.
  if (first === undefined || last === undefined || first === last) return null;
  const line = t('course.line', {
    name: keyResult.title,
    first: format.date(first, today),
    last: format.date(last, today),
  });
  return (
    <section className={styles.section} aria-label={t('course.title')}>
      <SeriesChart series={series} title={way.title} line={line} onSave={savePicture} isSmall />
    </section>
  );
}
