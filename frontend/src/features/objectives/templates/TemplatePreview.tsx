import { IconAlertTriangle, IconGauge, IconGaugeOff } from '@tabler/icons-react';
import type { SmartSaid, Template, TemplateResult } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import styles from './templates.module.css';

interface Props {
  template: Template;
  /** Ids of the key results that are left out. */
  left: ReadonlySet<string>;
  onToggle: (keyResult: string) => void;
}

/** One template as it would stand in the cycle, with the numbers that it would have. */
export function TemplatePreview({ template, left, onToggle }: Props) {
  const { title, type, phase, why, trap, keyResults } = template;
  const days = useDays(keyResults[0]);
  return (
    <section aria-label={t('templates.preview')} className={styles.preview}>
      <p className={styles.type}>{[t(`type.${type}`), phase, ...days].join(' · ')}</p>
      <h3>{title}</h3>
      <p>
        <b>{t('templates.why')}.</b> {why}
      </p>
      <p>
        <b>{t('templates.trap')}.</b> {trap}
      </p>
      <ul aria-label={t('templates.keyResults')} className={styles.results}>
        {keyResults.map((each) => (
          <Result
            key={each.id}
            result={each}
            isTaken={!left.has(each.id)}
            onToggle={() => onToggle(each.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The days that all key results of a template have. */
function useDays(first: TemplateResult | undefined): string[] {
  const format = useFormat();
  const { today } = usePlan();
  const day = (date: string) => ({ date: format.date(date, today) });
  return [
    first?.startDate ? t('templates.since', day(first.startDate)) : '',
    first?.due ? t('templates.due', day(first.due)) : '',
  ].filter(Boolean);
}

interface ResultProps {
  result: TemplateResult;
  isTaken: boolean;
  onToggle: () => void;
}

/** A key result: its numbers, what measures it, and what history says of the target. */
function Result({ result, isTaken, onToggle }: ResultProps) {
  const format = useFormat();
  const { today } = usePlan();
  const { milestones, said } = result;
  return (
    <li>
      <label className={styles.check}>
        <input type="checkbox" checked={isTaken} onChange={onToggle} />
        {result.title}
      </label>
      <div className={styles.about}>
        <p className={styles.numbers}>{numbersOf(result, format)}</p>
        {milestones.length > 0 && (
          <ol className={styles.steps}>
            {milestones.map((step) => (
              <li key={step.title}>
                {step.title}
                {step.due && <span className={styles.days}> · {format.date(step.due, today)}</span>}
              </li>
            ))}
          </ol>
        )}
        <MeasuredBy result={result} />
        {saidOf(said).map(({ rule, severity, seen, fix }) => (
          <p key={rule} className={styles.said} data-minded={severity !== 'off' || undefined}>
            {severity !== 'off' && <IconAlertTriangle size="0.875rem" aria-hidden />}
            <span>
              {seen} {fix}
            </span>
          </p>
        ))}
      </div>
    </li>
  );
}

/** Which KPI measures it, or which one would. */
function MeasuredBy({ result: { kpi, wants, basis, kind } }: { result: TemplateResult }) {
  if (!wants) return <p className={styles.kpi}>{t('templates.byItself')}</p>;
  const isHeld = basis === 'values' && (kind === 'at_least' || kind === 'at_most');
  return (
    <p className={styles.kpi}>
      {kpi ? (
        <IconGauge size="0.875rem" aria-hidden />
      ) : (
        <IconGaugeOff size="0.875rem" aria-hidden />
      )}
      <span>
        {kpi ? (
          `${t('templates.measured', { kpi: kpi.name })}.`
        ) : (
          <>
            {t('templates.unmeasured', { kpi: wants.name })}. {wants.definition}
          </>
        )}{' '}
        {(basis === 'example' || basis === 'card') && t(`templates.basis.${basis}`)}
        {isHeld && t('templates.basis.held')}
      </span>
    </p>
  );
}

/** What is worth reading of what history says: what SMART minds, else how the target stands out. */
function saidOf(said: readonly SmartSaid[]): readonly SmartSaid[] {
  const minded = said.filter(({ severity }) => severity !== 'off');
  if (minded.length > 0) return minded;
  return said.filter(({ rule }) => rule === 'within_noise' || rule === 'unlikely');
}

/** The numbers of a key result in one line. */
function numbersOf(result: TemplateResult, format: Format): string {
  const { start, target, low, high, unit, baselinePoints } = result;
  const kind = t(`kind.${result.kind}`);
  const value = (number: number) => format.value(number, unit);
  // "from 1 to 3 tests": a unit in words is said once.
  const bare = (number: number) => value(number).replace(format.figure(number, unit).after, '');
  const first = unit === '%' ? value : bare;
  if (result.kind === 'milestones' || result.kind === 'yes_no') return kind;
  if (baselinePoints !== null) return t('templates.points', { kind, n: baselinePoints });
  if (start !== null && target !== null)
    return t('templates.way', { kind, start: first(start), target: value(target) });
  if (low !== null && high !== null)
    return t('templates.range', { kind, low: first(low), high: value(high) });
  if (target !== null) return t('templates.limit', { kind, target: value(target) });
  return t('templates.open', { kind });
}
