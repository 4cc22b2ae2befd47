import { Radio } from '@mantine/core';
import { t } from '~/strings/strings';
import type { Draft } from './draft';
import type { Question } from './questions';
import styles from './Questions.module.css';
import { Section } from './Section';

interface Props {
  questions: readonly Question[];
  onChange: (change: Partial<Draft>) => void;
}

/** What the file leaves in doubt, asked once for all of it. */
export function Questions({ questions, onChange }: Props) {
  return (
    <Section title={t('import.questions')} text={t('import.questions.text')}>
      <div className={styles.list}>
        {questions.map((question) => (
          <Radio.Group
            key={question.id}
            label={<span className={styles.question}>{question.title}</span>}
            description={question.reason || undefined}
            value={question.answer}
            onChange={(value) => onChange(question.choose(value))}
          >
            <div className={styles.options}>
              {question.options.map(({ value, label }) => (
                <Radio key={value} value={value} label={label} size="xs" />
              ))}
              {question.answer === '' && (
                <span className={styles.open}>{t('import.question.open')}</span>
              )}
            </div>
          </Radio.Group>
        ))}
      </div>
    </Section>
  );
}
