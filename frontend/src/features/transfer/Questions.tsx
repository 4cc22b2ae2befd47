import { QuestionList } from '~/fields/QuestionList';
import type { Question } from '~/fields/questions';
import { t } from '~/strings/strings';
import type { Draft } from './draft';
import styles from './Questions.module.css';
import { Section } from './Section';

interface Props {
  questions: readonly Question<Draft>[];
  onChange: (change: Partial<Draft>) => void;
}

/** What the file leaves in doubt, asked once for all of it. */
export function Questions({ questions, onChange }: Props) {
  return (
    <Section title={t('import.questions')} text={t('import.questions.text')}>
      <div className={styles.list}>
        <QuestionList questions={questions} onChange={onChange} />
      </div>
    </Section>
  );
}
