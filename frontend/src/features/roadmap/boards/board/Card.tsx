import { useDraggable } from '@dnd-kit/core';
import { IconDots, IconGavel } from '@tabler/icons-react';
import type { Initiative, Roadmap } from '~/bridge/roadmapTypes';
import {
  classWords,
  effortWords,
  nameOf,
  scoreWords,
  servesWords,
} from '~/features/roadmap/boards/words';
import { StateMark } from '~/fields/StateMark';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import styles from './board.module.css';

interface Props {
  row: Initiative;
  page: Roadmap;
  isChosen: boolean;
  /** The focus comes to it first, of all cards. */
  isStop: boolean;
  /** Tab comes to it, of those of its column. */
  isTabbed: boolean;
  readOnly: boolean;
  onFocus: () => void;
  onChoose: (id: string) => void;
  onOpen: () => void;
  onMenu: (at: { x: number; y: number }) => void;
}

/** One initiative on the board. */
export function Card(props: Props) {
  const { row, page, isChosen, isStop, isTabbed, readOnly, onChoose, onOpen, onMenu } = props;
  const format = useFormat();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: row.id, disabled: readOnly });
  return (
    <>
      <button
        ref={setNodeRef}
        type="button"
        className={styles.card}
        data-card={row.id}
        data-chosen={isChosen || undefined}
        data-dragged={isDragging || undefined}
        data-arrive={isStop || undefined}
        tabIndex={isTabbed ? 0 : -1}
        aria-label={nameOf(row, page, format)}
        aria-current={isChosen || undefined}
        onFocus={props.onFocus}
        onDoubleClick={onOpen}
        onContextMenu={(event) => {
          event.preventDefault();
          onChoose(row.id);
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        {...listeners}
      >
        <Face row={row} page={page} />
      </button>
      <button
        type="button"
        className={styles.more}
        tabIndex={-1}
        aria-label={t('board.menu', { title: row.title })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onChoose(row.id);
          onMenu({ x: box.left, y: box.bottom });
        }}
      >
        <IconDots size="1rem" aria-hidden />
      </button>
    </>
  );
}

/** What is to be seen of it; its button has the words. */
function Face({ row, page }: Pick<Props, 'row' | 'page'>) {
  const format = useFormat();
  const outside = classWords(row);
  const serves = servesWords(row);
  return (
    <>
      <span className={styles.title} title={row.title}>
        {row.title}
      </span>
      <span className={styles.figures}>
        {row.place !== null && <b>{t('board.rank', { rank: row.place })}</b>}
        <span className={styles.score} data-none={row.score === null || undefined}>
          {scoreWords(row, page, format)}
        </span>
        <span className={styles.effort} data-none={row.effort === null || undefined}>
          {effortWords(row.effort, format)}
        </span>
      </span>
      <span className={styles.serves}>
        {outside ? (
          <>
            <IconGavel size="0.8125rem" stroke={1.7} aria-hidden />
            <span>{outside}</span>
          </>
        ) : (
          <span>{serves || t('board.serves.none')}</span>
        )}
      </span>
      <span className={styles.foot}>
        <StateMark state={row.state} />
        <span className={styles.team}>{row.team ?? t('board.team.none')}</span>
        {row.owner !== null && <Person compact name={row.owner} />}
      </span>
    </>
  );
}
