import { ActionIcon } from '@mantine/core';
import { IconMessageQuestion, IconTrash } from '@tabler/icons-react';
import type { QuestionItem } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { About } from './About';
import styles from './outcomes.module.css';
import { useOutcomes } from './useOutcomes';

/** A doubt about data with its answer, which closes it. */
export function QuestionRow({ question }: { question: QuestionItem }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const { edit, remove } = useOutcomes();
  const { id, text, by, date, answer, answered, row, rowTitle, rowSubject } = question;
  const save = (field: string) => (typed: string) => edit('question', id, field, typed);
  return (
    <li className={styles.item} data-done={answered !== null}>
      <IconMessageQuestion className={styles.sign} size="1rem" aria-hidden />
      <div className={styles.words}>
        <InlineField
          field={{ name: 'text', label: t('outcomes.text'), type: 'text', value: text }}
          onSave={save('text')}
        />
        <div className={styles.quiet}>
          <InlineField
            field={{
              name: 'answer',
              label: t('outcomes.answer'),
              type: 'note',
              value: answer,
              empty: t('outcomes.answer.none'),
            }}
            onSave={save('answer')}
          />
        </div>
        <div className={styles.facts}>
          <span className={styles.fact}>
            {answered === null
              ? t('outcomes.asked', { date: format.date(date, today) })
              : t('outcomes.answered', { date: format.date(answered, today) })}{' '}
            {by && t('outcomes.by', { name: by })}
          </span>
          <About subject={rowSubject} row={row} title={rowTitle} />
        </div>
      </div>
      {!readOnly && (
        <ActionIcon
          size="sm"
          className={styles.remove ?? ''}
          aria-label={t('outcomes.delete', { title: text })}
          onClick={() => remove('question', { id, title: text })}
        >
          <IconTrash size="0.875rem" aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
