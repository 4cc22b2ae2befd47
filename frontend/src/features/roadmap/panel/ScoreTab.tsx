import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { runCommand } from '~/app/commands/registry';
import type { Initiative, InitiativeDetail } from '~/bridge/roadmapTypes';
import { scoreNumber } from '~/features/roadmap/words';
import { t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import explained from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';
import { CriterionRating } from './CriterionRating';
import { Efforts } from './Efforts';
import styles from './panel.module.css';
import { Place } from './Place';
import { Survey } from './Survey';
import { useInitiative } from './useInitiative';
import { unscoredWords } from './words';

interface Props {
  /** By the model that the screen shows. */
  detail: InitiativeDetail;
}

/** How an initiative is scored, by the plan's model or, for comparison, by another one. */
export function ScoreTab({ detail }: Props) {
  const [other, setOther] = useState('');
  const seen = useInitiative(other === '' ? '' : detail.initiative.id, other);
  const shown = (other !== '' && seen) || detail;
  const { initiative } = shown;
  return (
    <>
      <div className={styles.modelLine}>
        <Select
          label={t('score.model')}
          data={detail.models.map(({ id, name }) => ({ value: id, label: name }))}
          value={other || detail.model.id}
          allowDeselect={false}
          onChange={(next) => setOther(next === detail.model.id ? '' : (next ?? ''))}
        />
        <Button variant="subtle" color="gray" onClick={() => runCommand('roadmap.models')}>
          {t('models.edit')}
        </Button>
      </div>
      {other !== '' && (
        <p className={styles.small}>{t('score.compare', { model: detail.model.name })}</p>
      )}
      <Computed shown={shown} />
      {shown.record !== '' && <p className={styles.aside}>{shown.record}</p>}
      {shown.model.method === 'kano' && <Survey detail={shown} />}
      {shown.model.criteria.map((criterion) => (
        <CriterionRating
          key={criterion.id}
          initiative={initiative}
          criterion={criterion}
          suggestion={shown.suggestion?.criterion === criterion.id ? shown.suggestion : null}
        />
      ))}
      {shown.model.usesEffort && (
        <section className={styles.section}>
          <h3>{t('initiative.efforts')}</h3>
          <Efforts detail={shown} />
        </section>
      )}
      {initiative.class === '' && <Place detail={shown} />}
    </>
  );
}

/** The formula, and the numbers put in. */
function Computed({ shown: { initiative, model } }: { shown: InitiativeDetail }) {
  const format = useFormat();
  const { class: kind, score, band, explanation } = initiative;
  return (
    <div className={explained.card} role="group" aria-label={t('score.computed')}>
      <h3>
        {model.name}{' '}
        <b>{headWords(initiative, score === null ? '' : scoreNumber(score, format))}</b>
      </h3>
      <p className={styles.small}>{model.formula}</p>
      {explanation.sentence !== '' && <p className={styles.numbers}>{explanation.sentence}</p>}
      {kind !== '' && (
        <p className={styles.why}>
          {t('initiative.outside', { class: t(`roadmap.class.${kind}`) })}
        </p>
      )}
      {kind === '' && score === null && <p className={styles.why}>{unscoredWords(initiative)}</p>}
      {band !== '' && <p className={styles.why}>{band}</p>}
      {explanation.inputs.length > 0 && (
        <dl>
          {explanation.inputs.map(({ name, value, from }) => (
            <ExplanationLine key={name} term={name} value={value} source={from} />
          ))}
        </dl>
      )}
    </div>
  );
}

/** What stands for the score: the number, or that there is none. */
function headWords({ class: kind, score }: Initiative, words: string): string {
  if (kind !== '') return '';
  return score === null ? t('score.none') : words;
}
