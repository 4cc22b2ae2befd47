import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useEffect, useRef } from 'react';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import type { Drawn, PictureFile } from '~/ui/picture';
import { PictureActs } from '~/ui/PictureActs';
import { Spoken } from '~/ui/Spoken';
import { drawInto } from './engine';
import { svgOf } from './picture';
import { inkOf, optionOf, type Series, type SeriesLine } from './series';
import styles from './SeriesChart.module.css';

interface Props {
  series: Series;
  /** States what the chart shows. */
  title: string;
  /** The unit, and what else is to be known. */
  line: string;
  /** Writes the picture where the person says. */
  onSave: (file: PictureFile) => Promise<void>;
  /** Part of a panel that shows other things as well. */
  isSmall?: boolean;
}

/** A line chart with its finding as the title, the table behind it, and ways to take it along. */
export function SeriesChart({ series, title, line, onSave, isSmall = false }: Props) {
  const format = useFormat();
  const plot = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const element = plot.current;
    if (!element) return undefined;
    const chart = drawInto(element);
    const ink = inkOf(document.documentElement);
    chart.setOption(optionOf(series, ink, format, (at) => tipOf(series, at, format)));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
    // The colours are read again when the theme changes.
  }, [series, format, scheme]);
  const draw = useCallback((): Drawn => {
    const ink = inkOf(document.documentElement);
    return { title, svg: svgOf({ title, line, ink, option: optionOf(series, ink, format) }) };
  }, [series, format, title, line]);
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <figcaption>
          <h3>{title}</h3>
          <p>{line}</p>
        </figcaption>
        <PictureActs draw={draw} onSave={onSave} />
      </div>
      <div className={styles.plot} data-small={isSmall} ref={plot} aria-hidden />
      <Spoken as="div">
        <Behind series={series} format={format} />
        {series.lines.map((each) => (
          <BehindLine key={each.name} series={series} line={each} format={format} />
        ))}
      </Spoken>
    </figure>
  );
}

/** The words for the day that is pointed at. Made of elements: no text of a plan becomes markup. */
function tipOf({ points, unit, decimals }: Series, at: number, format: Format): HTMLElement {
  const tip = document.createElement('div');
  tip.className = styles.tip ?? '';
  const point = points.find(({ date }) => Date.parse(`${date}T00:00:00Z`) === at);
  if (!point) {
    tip.hidden = true;
    return tip;
  }
  const value = document.createElement('b');
  value.textContent = format.value(point.value, unit, decimals ?? undefined);
  const label = point.provisional ? t('chart.provisional', { label: point.label }) : point.label;
  tip.append(value, label);
  if (point.note) {
    const note = document.createElement('span');
    note.textContent = point.note;
    tip.append(note);
  }
  return tip;
}

/** The same numbers for whoever does not see the picture. */
function Behind({
  series: { name, points, unit, decimals },
  format,
}: {
  series: Series;
  format: Format;
}) {
  return (
    <table>
      <caption>{t('chart.table', { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.period')}</th>
          <th scope="col">{t('chart.value')}</th>
          <th scope="col">{t('chart.note')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ date, label, value, provisional, note }) => (
          <tr key={date}>
            <th scope="row">{provisional ? t('chart.provisional', { label }) : label}</th>
            <td>{format.value(value, unit, decimals ?? undefined)}</td>
            <td>{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the values are compared with, for whoever does not see the picture. */
function BehindLine({
  series: { name, unit, decimals },
  line,
  format,
}: {
  series: Series;
  line: SeriesLine;
  format: Format;
}) {
  return (
    <table>
      <caption>{t('chart.table.line', { line: line.name, name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.day')}</th>
          <th scope="col">{t('chart.value')}</th>
        </tr>
      </thead>
      <tbody>
        {line.points.map(({ date, value }) => (
          <tr key={date}>
            <th scope="row">{format.date(date)}</th>
            <td>{format.value(value, unit, decimals ?? undefined)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
