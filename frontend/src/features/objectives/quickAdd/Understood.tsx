import type { Understood } from '~/bridge/types';
import type { Reading } from '~/data/line';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import styles from '~/fields/line/quickAdd.module.css';

interface Props {
  reading: Reading;
  /** What can be made of the numbers of a line that has some. */
  advice: string;
}

/** What the line is taken for, while it is typed. */
export function UnderstoodLine({ reading, advice }: Props) {
  const format = useFormat();
  const { today } = usePlan();
  const { understood, measurable } = reading;
  const { owner, ownerKnown } = understood;
  if (understood.parts.length === 0 && !measurable) return null;
  return (
    <div className={styles.understood} aria-live="polite">
      <dl aria-label={t('objectives.understood')}>
        {[titleTerm(reading), ...termsOf(understood, format, today)].map(({ term, words }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {measurable && <p className={styles.advice}>{advice}</p>}
      {owner !== '' && !ownerKnown && (
        <p className={styles.advice}>{t('objectives.understood.owner.quoted')}</p>
      )}
    </div>
  );
}

export interface Term {
  term: string;
  words: string;
}

function titleTerm({ understood, isKeyResult }: Reading): Term {
  const is = isKeyResult ? 'keyResult' : 'objective';
  return { term: t(`objectives.understood.${is}`), words: understood.title };
}

/** What was understood of a line besides its title, in words. */
export function termsOf(understood: Understood, format: Format, today: string): Term[] {
  const { kind, start, target, low, high, unit, due, phase, tags } = understood;
  const number = (value: number | null) => (value === null ? '' : format.value(value, unit));
  const terms: Term[] = [
    { term: t('objectives.understood.kind'), words: kind && t(`kind.${kind}`) },
    { term: t('objectives.understood.start'), words: number(start) },
    { term: t('objectives.understood.target'), words: number(target) },
    {
      term: t('objectives.understood.between'),
      words: low === null || high === null ? '' : `${number(low)}–${number(high)}`,
    },
    { term: t('objectives.understood.due'), words: due && format.date(due, today) },
    { term: t('objectives.understood.owner'), words: ownerWords(understood) },
    { term: t('objectives.understood.phase'), words: phase },
    { term: t('objectives.understood.tags'), words: tags.join(', ') },
  ];
  return terms.filter(({ words }) => words !== '');
}

function ownerWords({ owner, ownerKnown }: Understood): string {
  return owner === '' || ownerKnown ? owner : t('objectives.understood.owner.new', { name: owner });
}
