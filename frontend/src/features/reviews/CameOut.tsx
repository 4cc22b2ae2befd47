import type { Review } from '~/bridge/types';
import { ActionRow } from '~/fields/outcomes/ActionRow';
import { DecisionRow } from '~/fields/outcomes/DecisionRow';
import outcomeStyles from '~/fields/outcomes/outcomes.module.css';
import { QuestionRow } from '~/fields/outcomes/QuestionRow';
import { t } from '~/strings/strings';
import { type AboutRow, Capture } from './Capture';
import styles from './reviews.module.css';

interface Props {
  review: Review;
  isOpen: boolean;
  /** The row that is talked about. */
  about: AboutRow | null;
  /** Back to the agenda. */
  onLeave: () => void;
}

/** What came out of the review so far, and the line in which more is written down. */
export function CameOut({ review, isOpen, about, onLeave }: Props) {
  const { decisions, actions, questions } = review;
  const isEmpty = decisions.length + actions.length + questions.length === 0;
  // A row may be on the agenda no more; what was said about it is not lost.
  const shown = new Set(review.sections.flatMap(({ lines }) => lines.map(({ row }) => row)));
  const others = review.notes.filter(({ row }) => !shown.has(row));
  return (
    <aside className={styles.cameOut} aria-label={t('review.cameOut')}>
      <h2>{t('review.cameOut')}</h2>
      {isOpen && (
        <Capture
          review={review.review?.id ?? ''}
          about={about}
          first="decision"
          onLeave={onLeave}
        />
      )}
      {isEmpty && (
        <p className={styles.quiet}>{t(review.review ? 'review.cameOut.text' : 'review.read')}</p>
      )}
      {decisions.length > 0 && (
        <section aria-labelledby="out-decisions">
          <h3 id="out-decisions">{t('outcomes.decisions')}</h3>
          <ul className={outcomeStyles.list}>
            {decisions.map((decision) => (
              <DecisionRow key={decision.id} decision={decision} />
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section aria-labelledby="out-actions">
          <h3 id="out-actions">{t('outcomes.actions')}</h3>
          <ul className={outcomeStyles.list}>
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </ul>
        </section>
      )}
      {questions.length > 0 && (
        <section aria-labelledby="out-questions">
          <h3 id="out-questions">{t('outcomes.questions')}</h3>
          <ul className={outcomeStyles.list}>
            {questions.map((question) => (
              <QuestionRow key={question.id} question={question} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="out-notes">
          <h3 id="out-notes">{t('review.otherNotes')}</h3>
          <dl className={styles.otherNotes}>
            {others.map(({ row, title, text }) => (
              <div key={row}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </aside>
  );
}
