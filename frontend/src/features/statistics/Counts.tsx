import type { ReactNode } from 'react';
import type { Statistics, Tally } from '~/bridge/closingTypes';
import type { Status } from '~/bridge/types';
import { useCalibration } from '~/data/closing';
import { CalibrationCard } from '~/fields/CalibrationCard';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { StatusIcon } from '~/ui/Status';
import type { Counted } from './StatisticsScreen';
import styles from './statistics.module.css';

interface Props {
  statistics: Statistics;
  /** Key of the number whose rows are shown. */
  chosen: string;
  onChoose: (counted: Counted) => void;
}

type Code = Parameters<typeof t>[0] extends infer Key
  ? Key extends `statistics.code.${infer Rest}`
    ? Rest
    : never
  : never;

const word = (code: string) => t(`statistics.code.${code as Code}`);
const statusWord = (code: string) => t(`status.${code as Status}`);

/** Everything that is counted, in groups; a number is a button that shows its rows. */
export function Counts({ statistics, chosen, onChoose }: Props) {
  const { statuses, objectiveStatuses, scores, bars, checkIns, health, keyResults } = statistics;
  const calibration = useCalibration();
  const lines = (
    group: string,
    tallies: readonly Tally[],
    of: number,
    say: (code: string) => string,
    icon?: (code: string) => ReactNode,
  ) =>
    tallies.map((tally, at) => {
      const key = `${group} ${tally.code}`;
      return (
        <Line
          key={key}
          label={say(tally.code)}
          count={tally.count}
          of={of}
          icon={icon?.(tally.code)}
          isChosen={chosen === key}
          isFirst={group === 'status' && at === 0}
          onChoose={() => onChoose({ key, what: say(tally.code), rows: tally.rows })}
        />
      );
    });
  const statusIcon = (code: string) => <StatusIcon status={code as Status} />;
  return (
    <>
      <Group title={t('statistics.group.status')}>
        {lines('status', statuses, keyResults, statusWord, statusIcon)}
      </Group>
      <Group title={t('statistics.group.scores')}>
        <Tenths statistics={statistics} chosen={chosen} onChoose={onChoose} />
        {lines('scores', scores, keyResults, word)}
      </Group>
      <Group title={t('statistics.group.bars')}>{lines('bars', bars, keyResults, word)}</Group>
      {checkIns.cadenceDays > 0 && (
        <Group title={t('statistics.group.checkIns')}>
          <Windows statistics={statistics} chosen={chosen} onChoose={onChoose} />
          {lines(
            'checkIns',
            [checkIns.fresh, checkIns.late, checkIns.never],
            checkIns.fresh.count + checkIns.late.count + checkIns.never.count,
            word,
          )}
        </Group>
      )}
      <Group title={t('statistics.group.health')}>
        {health.map((lack) => {
          const key = `health ${lack.code}`;
          return (
            <Line
              key={key}
              label={word(lack.code)}
              count={lack.count}
              of={lack.of}
              isChosen={chosen === key}
              onChoose={() => onChoose({ key, what: word(lack.code), rows: lack.rows })}
            />
          );
        })}
      </Group>
      <Group title={t('statistics.group.objectives')}>
        {lines('objectives', objectiveStatuses, statistics.objectives, statusWord, statusIcon)}
      </Group>
      {calibration && (
        <Group title={t('statistics.group.confidence')}>
          <CalibrationCard calibration={calibration} />
        </Group>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface LineProps {
  label: string;
  count: number;
  of: number;
  icon?: ReactNode;
  isChosen: boolean;
  /** Takes the focus of whoever comes to the screen. */
  isFirst?: boolean;
  onChoose: () => void;
}

function Line({ label, count, of, icon, isChosen, isFirst, onChoose }: LineProps) {
  return (
    <button
      type="button"
      className={styles.count}
      aria-pressed={isChosen}
      data-arrive={isFirst || undefined}
      data-none={count === 0 || undefined}
      onClick={onChoose}
    >
      <span className={styles.label}>
        {icon}
        {label}
      </span>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${of === 0 ? 0 : (count / of) * 100}%` }} />
      </span>
      <b>{t('statistics.of', { n: count, of })}</b>
    </button>
  );
}

/** How scores are spread, in ten parts. */
function Tenths({ statistics: { tenths }, chosen, onChoose }: Props) {
  const format = useFormat();
  const most = Math.max(1, ...tenths.map(({ count }) => count));
  return (
    <div className={styles.columns}>
      {tenths.map(({ from, count, rows }) => {
        const key = `tenth ${from}`;
        const what = t('statistics.tenth', { from: format.number(from, 1) });
        return (
          <button
            key={key}
            type="button"
            aria-pressed={chosen === key}
            aria-label={t('statistics.tenth.label', { from: format.number(from, 1), n: count })}
            onClick={() => onChoose({ key, what, rows })}
          >
            <i style={{ height: `${(count / most) * 100}%` }} />
            <small aria-hidden>{format.number(from, 1)}</small>
          </button>
        );
      })}
    </div>
  );
}

/** Which part of the check-ins that were wanted was made, over the cycle; its rows are the missing ones. */
function Windows({ statistics: { checkIns, on }, chosen, onChoose }: Props) {
  const format = useFormat();
  return (
    <div className={styles.columns} role="group" aria-label={t('statistics.group.windows')}>
      {checkIns.windows.map(({ from, to, wanted, made, missing, running }) => {
        const key = `window ${from}`;
        const days = { from: format.date(from, on), to: format.date(to, on) };
        return (
          <button
            key={key}
            type="button"
            aria-pressed={chosen === key}
            data-running={running || undefined}
            aria-label={[
              t('statistics.window.label', { ...days, made: made.count, wanted }),
              running && t('statistics.window.running'),
            ]
              .filter(Boolean)
              .join(', ')}
            onClick={() =>
              onChoose({
                key,
                what: `${word('missing')}, ${t('statistics.window', days)}`,
                rows: missing.rows,
              })
            }
          >
            <i style={{ height: `${wanted === 0 ? 0 : (made.count / wanted) * 100}%` }} />
          </button>
        );
      })}
    </div>
  );
}
