import type { Reading } from '~/data/line';
import { usePlan } from '~/data/plan';
import { caps } from '~/app/commands/keys';
import { t } from '~/strings/strings';
import { type Format, formatDate, useFormat } from '~/ui/format';
import styles from './QuickAdd.module.css';

interface Props {
  reading: Reading;
  /** Number of the objective that a key result would be added to; "" where there is none. */
  number: string;
}

/** What the line is taken for, while it is typed. */
export function UnderstoodLine({ reading, number }: Props) {
  const format = useFormat();
  const { today } = usePlan();
  const { understood, isKeyResult, measurable } = reading;
  if (understood.parts.length === 0 && !measurable) return null;
  return (
    <div className={styles.understood} aria-live="polite">
      <dl aria-label={t('objectives.understood')}>
        {termsOf(reading, format, today).map(({ term, words }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {measurable && (
        <p className={styles.measurable}>
          {isKeyResult
            ? t('objectives.understood.measurable', { keys: caps('mod+enter').join(' '), number })
            : t('objectives.understood.measurable.nowhere')}
        </p>
      )}
    </div>
  );
}

interface Term {
  term: string;
  words: string;
}

function termsOf({ understood, isKeyResult }: Reading, format: Format, today: string): Term[] {
  const { title, kind, start, target, low, high, unit, due, phase, tags } = understood;
  const number = (value: number | null) => (value === null ? '' : format.value(value, unit));
  const terms: Term[] = [
    {
      term: t(isKeyResult ? 'objectives.understood.keyResult' : 'objectives.understood.objective'),
      words: title,
    },
    { term: t('objectives.understood.kind'), words: kind && t(`kind.${kind}`) },
    { term: t('objectives.understood.start'), words: number(start) },
    { term: t('objectives.understood.target'), words: number(target) },
    {
      term: t('objectives.understood.between'),
      words: low === null || high === null ? '' : `${number(low)}–${number(high)}`,
    },
    { term: t('objectives.understood.due'), words: due && formatDate(due, today) },
    { term: t('objectives.understood.owner'), words: ownerWords(understood) },
    { term: t('objectives.understood.phase'), words: phase },
    { term: t('objectives.understood.tags'), words: tags.join(', ') },
  ];
  return terms.filter(({ words }) => words !== '');
}

function ownerWords({ owner, ownerKnown }: Reading['understood']): string {
  return owner === '' || ownerKnown ? owner : t('objectives.understood.owner.new', { name: owner });
}
