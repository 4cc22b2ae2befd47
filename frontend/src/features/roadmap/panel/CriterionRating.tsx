import { Button } from '@mantine/core';
import { useId } from 'react';
import { scoring } from '~/bridge/roadmapCalls';
import type { Criterion, Initiative, Suggestion } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import explained from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';
import { refused } from '~/ui/toast';
import { Levels } from './Levels';
import styles from './panel.module.css';
import { RangeSays } from './RangeSays';

interface Props {
  initiative: Initiative;
  criterion: Criterion;
  suggestion: Suggestion | null;
}

/** What an initiative is given on one criterion: by a level of its scale, a number or a range. */
export function CriterionRating({ initiative, criterion, suggestion }: Props) {
  const { today } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const heading = useId();
  const { name, note, unit, scale, levels } = criterion;
  const rating = initiative.ratings.find((each) => each.criterion === criterion.id);
  const rate = (text: string, why = rating?.note ?? '') =>
    write(() =>
      scoring.rate({ initiative: initiative.id, criterion: criterion.id, text, note: why }),
    );
  const isPoint = rating?.low === null && rating.high === null;
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h3 id={heading}>
        {name} <span className={styles.scale}>{scale}</span>
      </h3>
      {note !== '' && <p className={styles.question}>{note}</p>}
      {suggestion && (
        <Suggested
          suggestion={suggestion}
          isTaken={isPoint && rating.likely === suggestion.value}
          onUse={(text) => rate(text, rating?.note || suggestion.sentence)}
        />
      )}
      {levels.length > 0 && (
        <Levels
          label={name}
          levels={levels}
          value={isPoint ? rating.likely : null}
          onChoose={(value) => {
            rate(format.plain(value)).catch(refused);
          }}
        />
      )}
      <div className={fieldStyles.fields}>
        <FieldEditor
          field={{
            name: 'range',
            label: t(levels.length > 0 ? 'score.number' : 'score.rating'),
            type: 'text',
            value: rating?.text ?? null,
            shown: rating && rangeWords(rating, format, { unit }),
            empty: t('score.missing'),
            hint: t('estimate.hint'),
            says: (text) => <RangeSays text={text} unit={unit} />,
          }}
          onSave={(text) => rate(text)}
        />
        {rating && (
          <FieldEditor
            field={{ name: 'note', label: t('score.why'), type: 'note', value: rating.note }}
            onSave={(text) => rate(rating.text, text)}
          />
        )}
      </div>
      {rating && rating.by !== '' && (
        <p className={styles.small}>
          {t('score.by', { by: rating.by, date: format.date(rating.date, today) })}
        </p>
      )}
    </section>
  );
}

interface SuggestedProps {
  suggestion: Suggestion;
  /** It is what stands there. */
  isTaken: boolean;
  onUse: (text: string) => Promise<unknown>;
}

/** What the goals say it should be, with all that this is computed from. A person takes it, or not. */
function Suggested({ suggestion: { value, sentence, inputs }, isTaken, onUse }: SuggestedProps) {
  const { readOnly } = usePlan();
  const format = useFormat();
  return (
    <div className={`${styles.aside} ${explained.card}`}>
      <h4 className={styles.asideHead}>{t('score.suggested')}</h4>
      <p>{sentence}</p>
      {inputs.length > 0 && (
        <dl>
          {inputs.map(({ name, value: amount, from }) => (
            <ExplanationLine key={`${name}/${from}`} term={name} value={amount} source={from} />
          ))}
        </dl>
      )}
      {value !== null && isTaken && <p className={styles.small}>{t('score.suggested.taken')}</p>}
      {value !== null && !isTaken && !readOnly && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onUse(format.plain(value)).catch(refused);
          }}
        >
          {t('score.suggested.use', { value: format.number(value) })}
        </Button>
      )}
    </div>
  );
}
