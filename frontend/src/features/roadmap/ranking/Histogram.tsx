import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { percent } from './numbers';
import styles from './ranking.module.css';

interface Props {
  title: string;
  /** Share of draws at each rank, from rank 1. */
  shares: readonly number[];
  top: number;
  draws: number;
}

const step = 23; // units of the drawing a bar takes
const bar = 20;
const high = 56;
const most = 24; // bars: more ranks are put together

interface Bin {
  from: number;
  to: number;
  share: number;
}

/** Ranks in bars: as many together as leave no more bars than can be told apart. */
function binsOf(shares: readonly number[], top: number): Bin[] {
  const last = Math.max(
    shares.findLastIndex((share) => share > 0.0005),
    Math.min(top, shares.length - 1),
  );
  const size = Math.ceil((last + 1) / most);
  const count = Math.ceil((last + 1) / size);
  return Array.from({ length: count }, (_, nth) => ({
    from: nth * size + 1,
    to: Math.min((nth + 1) * size, last + 1),
    share: shares.slice(nth * size, (nth + 1) * size).reduce((sum, each) => sum + each, 0),
  }));
}

/** At which rank an initiative came out in the draws, with the cut. */
export function Histogram({ title, shares, top, draws }: Props) {
  const format = useFormat();
  const bins = binsOf(shares, top);
  const largest = Math.max(...bins.map(({ share }) => share), 0.0001);
  const inTop = shares.slice(0, top).reduce((sum, share) => sum + share, 0);
  const likeliest = shares.indexOf(Math.max(...shares)) + 1;
  const drawn = format.number(draws);
  const size = (bins[0]?.to ?? 1) - (bins[0]?.from ?? 1) + 1;
  const width = bins.length * step;
  const cut = (top / size) * step - (step - bar) / 2;
  return (
    <div className={styles.histogram}>
      <h3>{t('ranking.histogram', { draws: drawn })}</h3>
      <svg
        width={width}
        height={high + 18}
        viewBox={`0 0 ${width} ${high + 18}`}
        role="img"
        aria-label={t('ranking.histogram.said', {
          title,
          top,
          draws: drawn,
          chance: percent(inTop, format),
          rank: likeliest,
        })}
      >
        {bins.map(({ from, to, share }) => {
          const height = Math.max(0.5, (share / largest) * high);
          const x = ((from - 1) / size) * step;
          return (
            <g key={from}>
              <rect
                className={from <= top ? styles.barIn : styles.barOut}
                x={x}
                y={high - height}
                width={bar}
                height={height}
                rx={1.5}
              >
                <title>{`${from === to ? from : `${from}–${to}`}: ${percent(share, format)}`}</title>
              </rect>
              {(bins.length <= 14 || (from - 1) % (size * 4) === 0) && (
                <text className={styles.tick} x={x + bar / 2} y={high + 14} textAnchor="middle">
                  {from}
                </text>
              )}
            </g>
          );
        })}
        {cut < width && <line className={styles.cutMark} x1={cut} x2={cut} y1={0} y2={high + 2} />}
      </svg>
    </div>
  );
}
