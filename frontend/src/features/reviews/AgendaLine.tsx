import { Button } from '@mantine/core';
import {
  IconArrowDownRight,
  IconArrowUpRight,
  IconChartLine,
  IconGavel,
  IconMessageQuestion,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { reviews } from '~/bridge/calls';
import type { AgendaLine as LineOf } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { InlineField } from '~/fields/FieldEditor';
import { About } from '~/fields/outcomes/About';
import { LookAgain } from '~/fields/outcomes/LookAgain';
import { addressOf, useOutcomes } from '~/fields/outcomes/useOutcomes';
import { rowNumber } from '~/fields/rowNumber';
import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Progress } from '~/ui/Progress';
import { Status } from '~/ui/Status';
import styles from './reviews.module.css';

interface Props {
  line: LineOf;
  /** The review under way that notes are kept in; "" where none can be. */
  review: string;
  note: string;
  /** Tab comes to it. */
  isCurrent: boolean;
  onCurrent: () => void;
  /** Goes some lines on. */
  onStep: (steps: number) => void;
}

/** One thing to talk about: what it is, why it is here, its numbers, and what is said of it. */
export function AgendaLine({ line, review, note, isCurrent, onCurrent, onStep }: Props) {
  const [, go] = useLocation();
  const { subject, row, order, title, sentence, owner, late, done } = line;
  const isGoal = subject === 'objective' || subject === 'key_result' || subject === 'kpi';
  const address = isGoal ? addressOf(line.rowSubject, row) : null;
  const press = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && address) go(address);
    else if (event.key === 'ArrowDown') onStep(1);
    else if (event.key === 'ArrowUp') onStep(-1);
    else return;
    event.preventDefault();
  };
  return (
    <li
      className={styles.line}
      data-line
      data-goal={line.status !== '' || subject === 'cycle'}
      data-arrive={isCurrent || undefined}
      data-late={late}
      data-done={done}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onCurrent}
      onKeyDown={press}
    >
      <Mark line={line} />
      <div className={styles.lineWords}>
        <p className={styles.lineTitle}>
          {order && <span className={styles.order}>{rowNumber(subject, order)}</span>}{' '}
          {address ? (
            <Link href={address} tabIndex={-1}>
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        <p className={styles.sentence}>
          <Way better={line.better} /> {sentence}{' '}
          {!isGoal && <About subject={line.rowSubject} row={row} title={line.rowTitle} />}
        </p>
        {review !== '' && <Answer line={line} />}
        {isGoal && row !== '' && <Note line={line} review={review} note={note} />}
      </div>
      <Numbers line={line} />
      <span className={styles.lineOwner}>{owner && <Person name={owner} />}</span>
    </li>
  );
}

/** Status of a goal, or the sign of what else it is. An action is ticked here. */
function Mark({ line }: { line: LineOf }) {
  const { readOnly } = usePlan();
  const { setDone } = useOutcomes();
  const { subject, status, title, done } = line;
  switch (subject) {
    case 'action':
      return (
        <span className={styles.mark}>
          <input
            type="checkbox"
            className={styles.tick}
            aria-label={t('outcomes.done', { title })}
            checked={done}
            disabled={readOnly}
            onChange={(event) => setDone(line, event.currentTarget.checked)}
          />
        </span>
      );
    case 'decision':
      return <Sign Icon={IconGavel} />;
    case 'question':
      return <Sign Icon={IconMessageQuestion} />;
    case 'kpi':
      return <Sign Icon={IconChartLine} />;
    default:
      return <span className={styles.mark}>{status !== '' && <Status status={status} />}</span>;
  }
}

function Sign({ Icon }: { Icon: typeof IconGavel }) {
  return (
    <span className={styles.mark}>
      <Icon size="1rem" aria-hidden />
    </span>
  );
}

/** Whether something goes the right way, in a shape and a word. */
function Way({ better }: { better: boolean | null }) {
  if (better === null) return null;
  const Icon = better ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={styles.way} data-better={better}>
      <Icon size="0.875rem" aria-hidden /> {t(better ? 'review.better' : 'review.worse')}.
    </span>
  );
}

function Numbers({ line: { progress, expected, confidence, status } }: { line: LineOf }) {
  const format = useFormat();
  return (
    <span className={styles.numbers}>
      {progress !== null && (
        <Progress progress={progress} expected={expected} {...(status !== '' && { status })} />
      )}
      {confidence !== null && (
        <small>{t('review.confidence', { n: format.number(outOfTen(confidence)) })}</small>
      )}
    </span>
  );
}

/** What can be done with a decision or a question in the review that it comes back to. */
function Answer({ line }: { line: LineOf }) {
  const { edit } = useOutcomes();
  const [isAsking, setAsking] = useState(false);
  const { subject, id, title, done } = line;
  if (subject === 'question' && !done) {
    return (
      <InlineField
        field={{
          name: 'answer',
          label: t('outcomes.answer'),
          type: 'note',
          value: '',
          empty: t('outcomes.answer.none'),
        }}
        onSave={(text) => edit('question', id, 'answer', text)}
      />
    );
  }
  if (subject !== 'decision') return null;
  return isAsking ? (
    <LookAgain decision={{ id, title }} onEnd={() => setAsking(false)} />
  ) : (
    <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
      {t('outcomes.lookAgain')}
    </Button>
  );
}

/** What was said about a row, kept with the review. */
function Note({ line, review, note }: Pick<Props, 'line' | 'review' | 'note'>) {
  const { rewrite } = useWrites();
  const { row, title } = line;
  if (review === '') return note === '' ? null : <p className={styles.said}>{note}</p>;
  return (
    <div className={styles.note} data-note data-empty={note === ''}>
      <InlineField
        field={{
          name: 'text',
          label: t('review.note', { title }),
          type: 'note',
          value: note,
          empty: t('review.note.empty'),
          hint: t('review.note.hint'),
        }}
        onSave={(text) => rewrite(() => reviews.setNote({ review, row, text }))}
      />
    </div>
  );
}
