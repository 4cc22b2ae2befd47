import type { Standing } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { scoreDecimals } from './numbers';
import styles from './ranking.module.css';

interface Props {
  bars: Standing['tornado'];
  /** The score as it is; null for none. */
  score: number | null;
}

type Bar = Standing['tornado'][number];

function endWords(value: number, score: number, rank: number, decimals: number, format: Format) {
  return t('ranking.tornado.end', {
    value: format.number(value),
    score: format.number(score, decimals),
    rank,
  });
}

/** What the ends of each input make of the score and the rank, the most telling input first. */
export function Tornado({ bars, score }: Props) {
  const format = useFormat();
  const scores = bars.flatMap(({ scoreLow, scoreHigh }) => [scoreLow, scoreHigh]);
  const least = Math.min(...scores, score ?? Infinity);
  const most = Math.max(...scores, score ?? -Infinity);
  const decimals = scoreDecimals(scores);
  const at = (value: number) => (most === least ? 50 : ((value - least) / (most - least)) * 100);
  return (
    <table className={styles.tornado}>
      <caption>{t('ranking.tornado')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ranking.tornado.input')}</th>
          <th scope="col">{t('ranking.tornado.low')}</th>
          <td />
          <th scope="col">{t('ranking.tornado.high')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((each) => (
          <tr key={each.input}>
            <th scope="row">{each.input}</th>
            <td>{endWords(each.low, each.scoreLow, each.rankLow, decimals, format)}</td>
            <td className={styles.swing} aria-hidden>
              <Swing bar={each} at={at} score={score} />
            </td>
            <td>{endWords(each.high, each.scoreHigh, each.rankHigh, decimals, format)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Swing({
  bar,
  at,
  score,
}: {
  bar: Bar;
  at: (value: number) => number;
  score: number | null;
}) {
  const from = at(Math.min(bar.scoreLow, bar.scoreHigh));
  const to = at(Math.max(bar.scoreLow, bar.scoreHigh));
  return (
    <span className={styles.track}>
      <i style={{ left: `${from}%`, width: `${to - from}%` }} />
      {score !== null && <b style={{ left: `${at(score)}%` }} />}
    </span>
  );
}
