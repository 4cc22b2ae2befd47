import { Radio } from '@mantine/core';
import { t } from '~/strings/strings';
import styles from './QuestionList.module.css';
import type { Question } from './questions';

interface Props<Answers> {
  questions: readonly Question<Answers>[];
  /** The findings stand beside it: no reasons, and no word where an answer is missing. */
  terse?: boolean;
  onChange: (change: Partial<Answers>) => void;
}

/** What rows leave in doubt, asked once for all of them. */
export function QuestionList<Answers>({ questions, terse = false, onChange }: Props<Answers>) {
  return questions.map((question) => (
    <Radio.Group
      key={question.id}
      label={<span className={styles.question}>{question.title}</span>}
      description={(!terse && question.reason) || undefined}
      value={question.answer}
      onChange={(value) => onChange(question.choose(value))}
    >
      <div className={styles.options}>
        {question.options.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} size="xs" />
        ))}
        {!terse && question.answer === '' && (
          <span className={styles.open}>{t('question.open')}</span>
        )}
      </div>
    </Radio.Group>
  ));
}
