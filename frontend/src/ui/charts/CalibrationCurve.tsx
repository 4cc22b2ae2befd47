import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Spoken } from '~/ui/Spoken';
import styles from './CalibrationCurve.module.css';

interface Point {
  /** All shares are 0 to 1. */
  stated: number;
  came: number;
  low: number;
  high: number;
  count: number;
}

interface Props {
  curve: readonly Point[];
  /** States what the chart shows. */
  title: string;
}

const size = 200; // units of the drawing
const left = 30;
const low = 30;
const x = (share: number) => left + share * size;
const y = (share: number) => (1 - share) * size + 8;

/** Stated against achieved: who is calibrated lies on the line. Bars hold the true share with 95%. */
export function CalibrationCurve({ curve, title }: Props) {
  const format = useFormat();
  const percent = (share: number) => format.value(Math.round(share * 100), '%');
  const ticks = [0, 0.5, 1];
  return (
    <figure className={styles.figure} aria-label={t('calibration.chart')}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${left + size + 12} ${size + low + 14}`}
        role="img"
        aria-label={title}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text className={styles.tick} x={x(0) - 6} y={y(tick) + 3} textAnchor="end">
              {tick * 100}
            </text>
            <text className={styles.tick} x={x(tick)} y={y(0) + 14} textAnchor="middle">
              {tick * 100}
            </text>
          </g>
        ))}
        <line className={styles.perfect} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <polyline
          className={styles.line}
          points={curve.map(({ stated, came }) => `${x(stated)},${y(came)}`).join(' ')}
        />
        {curve.map((point) => (
          <g key={point.stated}>
            <line
              className={styles.range}
              x1={x(point.stated)}
              x2={x(point.stated)}
              y1={y(point.low)}
              y2={y(point.high)}
            />
            <circle className={styles.point} cx={x(point.stated)} cy={y(point.came)} r={3.5}>
              <title>
                {t('calibration.point', {
                  stated: percent(point.stated),
                  came: percent(point.came),
                  n: point.count,
                })}
              </title>
            </circle>
          </g>
        ))}
        <text className={styles.tick} x={x(0.5)} y={y(0) + 28} textAnchor="middle">
          {t('calibration.axis.stated')} %
        </text>
        <text
          className={styles.tick}
          transform={`translate(9 ${y(0.5)}) rotate(-90)`}
          textAnchor="middle"
        >
          {t('calibration.axis.came')} %
        </text>
      </svg>
      <Spoken as="div">
        <table>
          <caption>{t('calibration.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('calibration.table.stated')}</th>
              <th scope="col">{t('calibration.table.came')}</th>
              <th scope="col">{t('calibration.table.range')}</th>
              <th scope="col">{t('calibration.table.count')}</th>
            </tr>
          </thead>
          <tbody>
            {curve.map((point) => (
              <tr key={point.stated}>
                <th scope="row">{percent(point.stated)}</th>
                <td>{percent(point.came)}</td>
                <td>
                  {percent(point.low)} – {percent(point.high)}
                </td>
                <td>{point.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Spoken>
    </figure>
  );
}
