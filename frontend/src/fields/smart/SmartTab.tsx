import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SmartFinding, SmartOverruled, SmartReport, SmartRow } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { type Coaching, useSmart, useTargetTrial } from '~/data/smart';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { attempt } from '~/ui/toast';
import { Unreadable } from '~/ui/Unreadable';
import { Finding, type Fix } from './Finding';
import styles from './smart.module.css';
import { Said } from './TargetSays';

interface Props {
  /** An objective, key result or KPI. */
  row: string;
  cycle: string;
  /** The unit of its target, where it has one that history can be asked about; null where not. */
  unit: string | null;
  /** The fix that a finding offers; null where a person has to think. */
  fixOf: (finding: SmartFinding) => Fix | null;
}

/** What a coach would say of a row: five letters, what was found, and what was overruled. */
export function SmartTab({ row, cycle, unit, fixOf }: Props) {
  const coaching = useSmart(cycle);
  const { report, error, again } = coaching;
  if (error !== null)
    return <Unreadable title={t('smart.unreadable')} error={error} onRetry={again} />;
  if (!report) return null;
  const findings = report.findings.filter((finding) => finding.row === row);
  const overruled = report.overruled.filter((finding) => finding.row === row);
  const standing = report.rows.find(({ id }) => id === row);
  return (
    <>
      {standing && <Letters row={standing} overruled={overruled} />}
      {unit !== null && <Against row={row} unit={unit} />}
      <section className={styles.section}>
        {findings.length + overruled.length === 0 && (
          <Message tone="info" title={t('smart.none.title')}>
            {t('smart.none.text')}
          </Message>
        )}
        <Found {...{ findings, overruled, coaching, fixOf }} />
      </section>
      <Together {...{ report, coaching }} />
    </>
  );
}

const five = ['S', 'M', 'A', 'R', 'T'] as const;

function Letters({ row, overruled }: { row: SmartRow; overruled: readonly SmartOverruled[] }) {
  return (
    <ul className={styles.letters} aria-label={t('smart.letters')}>
      {five.map((letter) => {
        const { met = true, open = 0 } = row.letters.find((each) => each.letter === letter) ?? {};
        const isOverruled = overruled.some((each) => each.letter === letter);
        return (
          <li key={letter} data-met={met}>
            <b aria-hidden="true">{letter}</b>
            <span>{t(`smart.letter.${letter}`)}</span>{' '}
            <span>
              {!met
                ? tn('smart.open', open)
                : open > 0
                  ? t('smart.withAdvice')
                  : t(isOverruled ? 'smart.overruledLetter' : 'smart.met')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How the target stands against what its number did so far. */
function Against({ row, unit }: { row: string; unit: string }) {
  const trial = useTargetTrial(row, '');
  const format = useFormat();
  if (!trial || trial.said.length === 0) return null;
  const { needed, usual, chance, step, values } = trial;
  const change = (value: number) => (value > 0 ? '+' : '') + format.value(value, unit);
  return (
    <section className={styles.section}>
      <h3>{t('smart.target')}</h3>
      <p className={styles.row}>{tn('smart.values', values)}</p>
      <dl className={styles.figures}>
        {needed !== null && (
          <div>
            <dt>{t('smart.needed', { step })}</dt>
            <dd>{change(needed)}</dd>
          </div>
        )}
        {usual !== null && (
          <div>
            <dt>{t('smart.usual')}</dt>
            <dd>{change(usual)}</dd>
          </div>
        )}
        {chance !== null && (
          <div>
            <dt>{t('smart.chance')}</dt>
            <dd>{format.value(Math.round(chance * 100), '%')}</dd>
          </div>
        )}
      </dl>
      <Said trial={{ ...trial, findings: [] }} />
    </section>
  );
}

interface FoundProps {
  findings: readonly SmartFinding[];
  overruled: readonly SmartOverruled[];
  coaching: Coaching;
  fixOf: Props['fixOf'];
  /** What a finding is about, where that is not what the panel shows. */
  aboutOf?: (finding: SmartFinding) => string | undefined;
}

const keyOf = ({ rule, row, field, others }: SmartFinding | SmartOverruled) =>
  [rule, row, field, ...others].join(' ');

function Found({ findings, overruled, coaching, fixOf, aboutOf }: FoundProps) {
  // What was answered stands elsewhere in the list then; who answered goes on from there.
  const [answered, setAnswered] = useState('');
  return (
    <ul className={styles.list} aria-label={t('smart.findings')}>
      {findings.map((finding) => (
        <Finding
          key={keyOf(finding)}
          finding={finding}
          about={aboutOf?.(finding)}
          fix={fixOf(finding)}
          takesFocus={answered === keyOf(finding)}
          onOverrule={async (reason) => {
            setAnswered(keyOf(finding));
            await coaching.overrule(finding, reason);
          }}
        />
      ))}
      {overruled.map((finding) => (
        <Overruled
          key={keyOf(finding)}
          finding={finding}
          takesFocus={answered === keyOf(finding)}
          onTakeBack={() => {
            setAnswered(keyOf(finding));
            return coaching.takeBack(finding);
          }}
        />
      ))}
    </ul>
  );
}

interface OverruledProps {
  finding: SmartOverruled;
  /** It was overruled here and now. */
  takesFocus: boolean;
  onTakeBack: () => Promise<unknown>;
}

function Overruled({ finding, takesFocus, onTakeBack }: OverruledProps) {
  const { today, readOnly } = usePlan();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const { letter, seen, by, date, reason } = finding;
  return (
    <li>
      <span className={styles.mark} aria-hidden="true">
        {letter === 'set' ? '∑' : letter}
      </span>
      <div>
        <p className={styles.why}>{seen}</p>
        <p>
          <b>{t('smart.overruled.title')}</b>{' '}
          {t('smart.overruled.by', { by, date: format.date(date, today) })} “{reason}”
        </p>
        {!readOnly && (
          <div className={styles.acts}>
            <Button
              ref={button}
              size="compact-sm"
              variant="default"
              onClick={() => attempt(onTakeBack().then(() => offerUndo(t('smart.takenBack'))))}
            >
              {t('smart.takeBack')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

const noFix = () => null;

/** What is about the whole cycle, or about an owner of many goals. */
function Together({ report, coaching }: { report: SmartReport; coaching: Coaching }) {
  const rows = new Map(
    report.rows
      .filter(({ subject }) => subject === 'cycle' || subject === 'owner')
      .map((row) => [row.id, row]),
  );
  const findings = report.findings.filter((finding) => rows.has(finding.row));
  const overruled = report.overruled.filter((finding) => rows.has(finding.row));
  if (findings.length + overruled.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('smart.cycle', { cycle: report.cycle.name })}</h3>
      <Found
        {...{ findings, overruled, coaching }}
        fixOf={noFix}
        aboutOf={({ row }) => (row === '' ? undefined : rows.get(row)?.title)}
      />
    </section>
  );
}
