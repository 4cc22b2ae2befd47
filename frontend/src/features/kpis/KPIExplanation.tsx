import type { KPI } from '~/bridge/types';
import { type Key, t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import styles from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';
import { Standing } from '~/fields/Standing';

const terms: Record<string, Key & `kpiExplain.${string}`> = {
  newest: 'kpiExplain.newest',
  before: 'kpiExplain.before',
  yearBefore: 'kpiExplain.yearBefore',
  target: 'kpiExplain.target',
  baseline: 'kpiExplain.baseline',
  greenLow: 'kpiExplain.greenLow',
  greenHigh: 'kpiExplain.greenHigh',
  amberLow: 'kpiExplain.amberLow',
  amberHigh: 'kpiExplain.amberHigh',
};

/** How the standing of a KPI came about: its inputs, their periods, and what was left out. */
export function KPIExplanation({ kpi, heading: Heading }: { kpi: KPI; heading: 'h2' | 'h3' }) {
  const format = useFormat();
  const { name, explanation, decimals } = kpi;
  return (
    <div className={styles.card}>
      <Heading>
        {name} <Standing kpi={kpi} />
      </Heading>
      <p className={styles.formula}>{explanation.standing}</p>
      <dl>
        {explanation.inputs.map(({ name: input, value, unit, label, by }, index) => {
          const term = terms[input];
          return (
            <ExplanationLine
              key={`${input} ${index}`}
              term={term ? t(term) : input}
              value={
                value === null
                  ? t('explain.nothing')
                  : format.value(value, unit, decimals ?? undefined)
              }
              source={[label, by].filter(Boolean).join(', ')}
            />
          );
        })}
        {explanation.leftOut.map(({ name: input, sentence }) => (
          <ExplanationLine
            key={`${input} ${sentence}`}
            term={t('explain.leftOut')}
            value=""
            source={sentence}
          />
        ))}
      </dl>
    </div>
  );
}
