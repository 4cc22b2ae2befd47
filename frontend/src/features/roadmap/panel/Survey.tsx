import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { useDraft } from '~/ui/useDraft';
import styles from './panel.module.css';

/** A Kano survey: what people answered, and what that makes of the initiative. */
export function Survey({ detail }: { detail: InitiativeDetail }) {
  const { readOnly } = usePlan();
  const { initiative, answers } = detail;
  return (
    <section className={styles.section}>
      <h3>{t('survey.title')}</h3>
      {answers.respondents === 0 ? (
        <p className={styles.small}>{t('survey.none')}</p>
      ) : (
        <Result answers={answers} />
      )}
      {!readOnly && <AddAnswers initiative={initiative.id} />}
      {answers.lines.length > 0 && <Answers initiative={initiative.id} lines={answers.lines} />}
    </section>
  );
}

type Result = InitiativeDetail['answers'];

function Result({ answers }: { answers: Result }) {
  const format = useFormat();
  const { category, better, worse, clear, respondents, sentence, counts } = answers;
  const two = (value: number | null) =>
    value === null ? t('survey.undefined') : format.number(value, 2);
  return (
    <>
      <p>
        <b>{category}</b>
        {!clear && ` ${t('survey.notClear')}`}{' '}
        <span className={styles.small}>{tn('survey.people', respondents)}</span>
      </p>
      {sentence !== '' && <p className={styles.why}>{sentence}</p>}
      <dl className={styles.figures}>
        <div>
          <dt>{t('survey.better')}</dt>
          <dd>{two(better)}</dd>
        </div>
        <div>
          <dt>{t('survey.worse')}</dt>
          <dd>{two(worse)}</dd>
        </div>
      </dl>
      <table className={styles.table} aria-label={t('survey.counts')}>
        <thead>
          <tr>
            {counts.map((each) => (
              <th key={each.category} scope="col" data-end>
                {each.category}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {counts.map((each) => (
              <td key={each.category} data-end>
                {each.count}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Lines as they come from a spreadsheet; what is refused stays in the field, with its line. */
function AddAnswers({ initiative }: { initiative: string }) {
  const write = useRoadmapWrite();
  const [text, setText, forget] = useDraft(`kano/${initiative}`, '');
  const [fault, setFault] = useState('');
  const add = async () => {
    try {
      await write(() => scoring.addAnswers({ initiative, text }));
      forget();
      setFault('');
    } catch (reason) {
      setFault(toCairnError(reason).sentence('text'));
    }
  };
  return (
    <form
      className={styles.survey}
      aria-label={t('survey.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void add();
      }}
    >
      <Textarea
        label={t('survey.lines')}
        description={t('survey.lines.text')}
        placeholder={t('survey.lines.hint')}
        rows={4}
        value={text}
        error={fault || null}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <Button type="submit" variant="default">
        {t('survey.add')}
      </Button>
    </form>
  );
}

/** The answers by number; other numbers are refused before they come here. */
function answerWord(answer: number): string {
  switch (answer) {
    case 1:
      return t('survey.answer.1');
    case 2:
      return t('survey.answer.2');
    case 3:
      return t('survey.answer.3');
    case 4:
      return t('survey.answer.4');
    default:
      return t('survey.answer.5');
  }
}

function Answers({ initiative, lines }: { initiative: string; lines: Result['lines'] }) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('survey.answers')}>
        <table className={styles.table} aria-label={t('survey.answers')}>
          <thead>
            <tr>
              <th scope="col">{t('survey.respondent')}</th>
              <th scope="col">{t('survey.functional')}</th>
              <th scope="col">{t('survey.dysfunctional')}</th>
              <th scope="col">{t('survey.category')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ respondent, functional, dysfunctional, category }) => (
              <tr key={respondent}>
                <th scope="row">{respondent}</th>
                <td>{answerWord(functional)}</td>
                <td>{answerWord(dysfunctional)}</td>
                <td>{category}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => {
            write(() => scoring.removeAnswers(initiative)).then(
              () => offerUndo(t('survey.removed')),
              refused,
            );
          }}
        >
          {t('survey.remove')}
        </Button>
      )}
    </>
  );
}
