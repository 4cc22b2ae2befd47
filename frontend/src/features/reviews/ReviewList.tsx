import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Command, useCommand, useCommands } from '~/app/commands/registry';
import type { Cycle, DecisionItem, ReviewRow, Reviews, ReviewTurn } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useReviews } from '~/data/reviews';
import { ActionRow } from '~/fields/outcomes/ActionRow';
import { DecisionRow } from '~/fields/outcomes/DecisionRow';
import outcomeStyles from '~/fields/outcomes/outcomes.module.css';
import { QuestionRow } from '~/fields/outcomes/QuestionRow';
import { t, tn } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import { useFormat } from '~/ui/format';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { useComing } from '~/ui/useComing';
import { Capture } from './Capture';
import { More } from './More';
import styles from './reviews.module.css';
import { useReviewActions } from './useReviewActions';

/** Which review is next, what came out of all of them, and those that were held. */
export function ReviewList({ cycle }: { cycle: Cycle }) {
  const { readOnly } = usePlan();
  const { data, error, again } = useReviews(cycle.id);
  const turns = useRef<HTMLElement>(null);
  useBeginCommands(data, cycle.id);
  useComing(turns, data !== undefined);
  return (
    <Sheet title={t('reviews.title')} line={t('reviews.text')} actions={<Beside />}>
      <SheetBody>
        {error !== null && (
          <Unreadable title={t('reviews.unreadable')} error={error} onRetry={again} />
        )}
        {data && (
          <>
            <section aria-label={t('reviews.next')} ref={turns}>
              <ul className={styles.turns}>
                {data.kinds.map((turn, at) => (
                  <Turn key={turn.kind} turn={turn} cycle={cycle.id} isFirst={at === 0} />
                ))}
              </ul>
            </section>
            {isEmpty(data) ? (
              <div className={styles.nothing}>
                <Nothing />
              </div>
            ) : (
              <>
                {!readOnly && <Capture review="" about={null} first="action" />}
                <div className={styles.columns}>
                  <div>
                    <Actions reviews={data} />
                    <Questions reviews={data} />
                  </div>
                  <div>
                    <Decisions decisions={data.decisions} />
                    <Held reviews={data.reviews} />
                  </div>
                </div>
              </>
            )}
          </>
        )}
      </SheetBody>
    </Sheet>
  );
}

/** What a review of a cycle leads to: its numbers, and its end. */
function Beside() {
  const statistics = useCommand('go.statistics');
  const close = useCommand('cycle.close');
  return (
    <>
      {statistics && !statistics.disabled && (
        <Button variant="subtle" color="gray" onClick={statistics.run}>
          {t('rail.statistics')}
        </Button>
      )}
      {close && !close.disabled && (
        <Button variant="default" onClick={close.run}>
          {close.title}
        </Button>
      )}
    </>
  );
}

function isEmpty({ reviews, actions, decisions, questions }: Reviews): boolean {
  return reviews.length + actions.length + decisions.length + questions.length === 0;
}

function useBeginCommands(data: Reviews | undefined, cycle: string): void {
  const { readOnly } = usePlan();
  const { begin } = useReviewActions();
  const commands = useMemo<Command[]>(
    () =>
      (data?.kinds ?? []).map(({ kind, title, underWay }) => ({
        id: `review.begin.${kind}`,
        title: t('command.review.begin', { kind: title.toLowerCase() }),
        group: 'reviews',
        disabled: readOnly || underWay !== null,
        run: () => begin(kind, cycle),
      })),
    [data, readOnly, begin, cycle],
  );
  useCommands(commands);
}

/** When a kind of review is next, and how to begin it. */
function Turn({ turn, cycle, isFirst }: { turn: ReviewTurn; cycle: string; isFirst: boolean }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const { begin } = useReviewActions();
  const { kind, title, last, next, due, underWay } = turn;
  const arrive = isFirst && { 'data-arrive': true };
  return (
    <li className={styles.turn} data-due={due || underWay !== null}>
      <h2>{title}</h2>
      <p>
        {last === null ? t('reviews.never') : t('reviews.last', { date: format.date(last, today) })}
        {next !== null && (
          <>
            {' · '}
            <b>
              {!due
                ? t('reviews.nextOn', { date: format.date(next, today) })
                : next === today
                  ? t('reviews.due.today')
                  : t('reviews.due', { date: format.date(next, today) })}
            </b>
          </>
        )}
      </p>
      <span className={styles.turnActs}>
        {underWay !== null ? (
          <Button component={Link} href={`/reviews/${underWay}`} {...arrive}>
            {t('reviews.goOn')}
          </Button>
        ) : (
          <>
            {!readOnly && (
              <Button
                variant={due || (isFirst && last === null) ? 'filled' : 'default'}
                aria-label={t('command.review.begin', { kind: title.toLowerCase() })}
                {...arrive}
                onClick={() => begin(kind, cycle)}
              >
                {t('reviews.begin')}
              </Button>
            )}
            <Button
              component={Link}
              href={`/reviews/${kind}`}
              variant="subtle"
              color="gray"
              aria-label={t('reviews.agenda.label', { kind: title.toLowerCase() })}
            >
              {t('reviews.agenda')}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

function Actions({ reviews: { actions } }: { reviews: Reviews }) {
  const open = actions.filter(({ done }) => done === null).length;
  return (
    <section className={styles.section} aria-labelledby="reviews-actions">
      <h2 id="reviews-actions">
        {t('outcomes.actions')} <span className={styles.quiet}>{open || ''}</span>
      </h2>
      {open === 0 && <p className={styles.quiet}>{t('outcomes.actions.none')}</p>}
      <More
        rows={actions}
        // Those that are done stand at the end, and are looked up seldom.
        first={Math.max(open, 3)}
        className={outcomeStyles.list}
        draw={(action) => <ActionRow key={action.id} action={action} />}
      />
    </section>
  );
}

function Questions({ reviews: { questions } }: { reviews: Reviews }) {
  const open = questions.filter(({ answered }) => answered === null).length;
  return (
    <section className={styles.section} aria-labelledby="reviews-questions">
      <h2 id="reviews-questions">
        {t('outcomes.questions')} <span className={styles.quiet}>{open || ''}</span>
      </h2>
      {open === 0 && <p className={styles.quiet}>{t('outcomes.questions.none')}</p>}
      <More
        rows={questions}
        first={Math.max(open, 3)}
        className={outcomeStyles.list}
        draw={(question) => <QuestionRow key={question.id} question={question} />}
      />
    </section>
  );
}

type Filter = 'all' | 'revisit';

/** The log of decisions, those that wait to be looked at again first. */
function Decisions({ decisions }: { decisions: readonly DecisionItem[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const waiting = decisions.filter(({ revisit, revisited }) => revisit !== null && !revisited);
  const shown = filter === 'all' ? decisions : waiting;
  return (
    <section className={styles.section} aria-labelledby="reviews-decisions">
      <div className={styles.sectionHead}>
        <h2 id="reviews-decisions">
          {t('outcomes.decisions')} <span className={styles.quiet}>{decisions.length || ''}</span>
        </h2>
        {decisions.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={t('reviews.filter')}
            value={filter}
            onChange={(value) => setFilter(value === 'revisit' ? 'revisit' : 'all')}
            data={[
              { value: 'all', label: t('reviews.filter.all') },
              { value: 'revisit', label: t('reviews.filter.revisit') },
            ]}
          />
        )}
      </div>
      {shown.length === 0 && (
        <p className={styles.quiet}>
          {t(filter === 'all' ? 'outcomes.decisions.none' : 'reviews.filter.none')}
        </p>
      )}
      <More
        key={filter}
        rows={shown}
        first={8}
        className={outcomeStyles.list}
        draw={(decision) => <DecisionRow key={decision.id} decision={decision} />}
      />
    </section>
  );
}

function Held({ reviews }: { reviews: readonly ReviewRow[] }) {
  if (reviews.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="reviews-held">
      <h2 id="reviews-held">{t('reviews.held')}</h2>
      <More
        rows={reviews}
        first={8}
        className={styles.held}
        draw={(row) => <HeldRow key={row.id} row={row} />}
      />
    </section>
  );
}

function HeldRow({ row }: { row: ReviewRow }) {
  const { today } = usePlan();
  const format = useFormat();
  const { id, title, cycle, date, held, decisions, actions, questions, notes, open } = row;
  const counts = [
    decisions > 0 && tn('reviews.counts.decisions', decisions),
    actions > 0 &&
      tn('reviews.counts.actions', actions) +
        (open > 0 ? ` (${t('reviews.counts.open', { n: open })})` : ''),
    questions > 0 && tn('reviews.counts.questions', questions),
    notes > 0 && tn('reviews.counts.notes', notes),
  ].filter(Boolean);
  return (
    <li>
      <Link href={`/reviews/${id}`} className={styles.heldRow ?? ''}>
        <b>{t('reviews.of', { title, cycle })}</b>
        <span>{held === null ? t('reviews.underWay') : format.date(date, today)}</span>
        <small>{counts.length > 0 ? counts.join(', ') : t('reviews.counts.none')}</small>
      </Link>
    </li>
  );
}

/** Before there is any review: what it is for, on a small example. */
function Nothing() {
  const sample = useCommand('plan.sample');
  return (
    <EmptyScreen
      example={
        <>
          <b>{t('reviews.empty.example')}</b>
          <span>{t('reviews.empty.example.value')}</span>
        </>
      }
      title={t('reviews.empty.title')}
      text={t('reviews.empty.text')}
      actions={
        sample && (
          <Button variant="subtle" color="gray" onClick={sample.run}>
            {t('reviews.empty.sample')}
          </Button>
        )
      }
    />
  );
}
