import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconCopy,
  IconDots,
  IconFlagCheck,
  IconPlayerPlay,
  IconRotate,
} from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { type Command, runCommand, useCommands } from '~/app/commands/registry';
import { reviews } from '~/bridge/calls';
import type { Cycle, Review } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useReview } from '~/data/reviews';
import { useWrites } from '~/data/writes';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Sheet } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { useComing } from '~/ui/useComing';
import { Agenda } from './Agenda';
import type { AboutRow } from './Capture';
import { CameOut } from './CameOut';
import styles from './reviews.module.css';
import { useReviewActions } from './useReviewActions';
import { useWalk } from './useWalk';

const hints: readonly Hint[] = [
  { caps: caps('j'), words: t('review.hint.walk') },
  { caps: caps('n'), words: t('command.review.note') },
  { caps: caps('d'), words: t('capture.decision') },
  { caps: caps('a'), words: t('capture.action') },
  { caps: caps('q'), words: t('capture.question') },
];

interface Props {
  /** The id of a review, or the kind of one that could be begun. */
  place: string;
  cycle: Cycle;
}

/** A review: its agenda to walk through, and beside it what came out. */
export function ReviewPage({ place, cycle }: Props) {
  const { data, error, again } = useReview(place, cycle.id);
  const agenda = useRef<HTMLDivElement>(null);
  const [about, setAbout] = useState<AboutRow | null>(null);
  const { readOnly } = usePlan();
  const isOpen = !readOnly && data?.review?.held === null;
  const walk = useWalk(agenda, isOpen);
  useReviewCommands(data, isOpen);
  useComing(agenda, data !== undefined);
  useShowHints(isOpen ? hints : null);
  return (
    <div className={styles.room}>
      <div className={styles.beside}>
        <Sheet
          title={data ? data.title : t('reviews.title')}
          line={data && <Line review={data} />}
          actions={<HeadActions review={data} isOpen={isOpen} />}
        >
          {error !== null && (
            <div className={styles.refused}>
              <Unreadable title={t('review.unreadable')} error={error} onRetry={again} />
            </div>
          )}
          {data && (
            <div className={styles.agenda} ref={agenda}>
              <Agenda review={data} isOpen={isOpen} onAbout={setAbout} onStep={walk} />
              {data.review && <Summary review={data} isOpen={isOpen} />}
            </div>
          )}
        </Sheet>
        {data && <CameOut review={data} isOpen={isOpen} about={about} onLeave={() => walk(0)} />}
      </div>
    </div>
  );
}

/** Of what and when, in a sentence. */
function Line({ review }: { review: Review }) {
  const { today } = usePlan();
  const format = useFormat();
  const { cycle, since, first, minutes, on } = review;
  if (review.review?.held)
    return t('review.line.held', { cycle: cycle.name, date: format.date(on, today) });
  return t(first ? 'review.line.first' : 'review.line', {
    cycle: cycle.name,
    since: format.date(since, today),
    minutes,
  });
}

function useReviewCommands(review: Review | undefined, isOpen: boolean): void {
  const { readOnly } = usePlan();
  const { begin, end, reopen, remove, copyMinutes } = useReviewActions();
  const commands = useMemo<Command[]>(() => {
    if (!review) return [];
    const { title, kind, cycle, review: row } = review;
    if (!row) {
      return [
        {
          id: `review.begin.${kind}`,
          title: t('command.review.begin', { kind: title.toLowerCase() }),
          group: 'reviews',
          disabled: readOnly,
          run: () => begin(kind, cycle.id),
        },
      ];
    }
    const { id } = row;
    return [
      {
        id: 'review.end',
        title: t('command.review.end'),
        group: 'reviews',
        keys: ['mod+enter'],
        disabled: !isOpen,
        run: () => end(id, title),
      },
      {
        id: 'review.copy',
        title: t('command.review.copy'),
        group: 'reviews',
        run: () => copyMinutes(id),
      },
      {
        id: 'review.reopen',
        title: t('command.review.reopen'),
        group: 'reviews',
        disabled: isOpen || readOnly,
        run: () => reopen(id, title),
      },
      {
        id: 'review.delete',
        title: t('command.review.delete'),
        group: 'reviews',
        disabled: readOnly,
        run: () => remove(id, title),
      },
    ];
  }, [review, isOpen, readOnly, begin, end, reopen, remove, copyMinutes]);
  useCommands(commands);
}

function HeadActions({ review, isOpen }: { review: Review | undefined; isOpen: boolean }) {
  const { readOnly } = usePlan();
  const icon = { size: '0.9375rem', 'aria-hidden': true } as const;
  return (
    <>
      <Button
        component={Link}
        href="/reviews"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowLeft {...icon} />}
      >
        {t('review.back')}
      </Button>
      {review && !review.review && !readOnly && (
        <Button
          leftSection={<IconPlayerPlay {...icon} />}
          onClick={() => runCommand(`review.begin.${review.kind}`)}
        >
          {t('review.begin')}
        </Button>
      )}
      {review?.review && (
        <>
          <Button
            variant="default"
            leftSection={<IconCopy {...icon} />}
            onClick={() => runCommand('review.copy')}
          >
            {t('review.copy')}
          </Button>
          {isOpen && (
            <Button
              leftSection={<IconFlagCheck {...icon} />}
              onClick={() => runCommand('review.end')}
            >
              {t('review.end')}
            </Button>
          )}
          {!isOpen && !readOnly && (
            <Button
              variant="default"
              leftSection={<IconRotate {...icon} />}
              onClick={() => runCommand('review.reopen')}
            >
              {t('review.reopen')}
            </Button>
          )}
          {!readOnly && <MoreMenu />}
        </>
      )}
    </>
  );
}

function MoreMenu() {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('review.more')}>
          <IconDots size="1rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => runCommand('review.delete')}>
          {t('command.review.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is to be said of the review as a whole. */
function Summary({ review: { review }, isOpen }: { review: Review; isOpen: boolean }) {
  const { rewrite } = useWrites();
  if (!review || (!isOpen && review.note === '')) return null;
  const { id, note } = review;
  return (
    <section className={styles.summary} aria-labelledby="review-summary">
      <h2 id="review-summary">{t('review.summary')}</h2>
      {isOpen ? (
        <InlineField
          field={{
            name: 'note',
            label: t('review.summary.label'),
            type: 'note',
            value: note,
            empty: t('review.summary.empty'),
          }}
          onSave={(text) => rewrite(() => reviews.setNote({ review: id, row: '', text }))}
        />
      ) : (
        <p>{note}</p>
      )}
    </section>
  );
}
