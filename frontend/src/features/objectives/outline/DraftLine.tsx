import { useEffect, useRef, useState } from 'react';
import { t } from '~/strings/strings';
import { FaultRow } from './FaultRow';
import styles from './outline.module.css';
import type { Draft, DraftOnward } from './state';
import type { Making } from './useOutlineModel';

interface Props {
  draft: Draft;
  level: number;
  /** Makes the row and answers its id, or null where it was refused. */
  onSave: (making: Omit<Making, 'first'>) => Promise<string | null>;
  onGiveUp: () => void;
}

/** A row that is being typed. Enter makes it and opens the next, Escape gives up. */
export function DraftLine({ draft, level, onSave, onGiveUp }: Props) {
  // A draft that was refused when the person had gone on comes back without taking the focus.
  const [returned] = useState(draft.failure?.text);
  const [title, setTitle] = useState(returned ?? '');
  const input = useRef<HTMLInputElement>(null);
  const typed = () => input.current?.value ?? '';
  const { save, giveUp, isClosing } = useRows({
    draft,
    typed,
    onSave,
    onGiveUp,
    onRefused: setTitle,
  });
  useEffect(() => {
    if (returned === undefined) input.current?.focus();
  }, [returned]);

  const saveTyped = (onward: DraftOnward) => {
    setTitle('');
    save(title, onward);
  };
  const press = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || (event.key === 'Enter' && title.trim() === '')) {
      event.preventDefault();
      giveUp();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      saveTyped(event.key === 'Enter' ? 'again' : 'row');
    }
  };
  return (
    <>
      <div
        role="row"
        className={styles.row}
        data-objective={draft.type === 'objective'}
        aria-level={level}
        style={{ '--level': level }}
      >
        <div role="gridcell" className={`${styles.cell} ${styles.title}`} data-wide data-draft>
          <span
            className={styles.field}
            data-column="title"
            data-error={draft.failure !== undefined}
          >
            <input
              ref={input}
              value={title}
              aria-label={t(`objectives.draft.${draft.type}`)}
              placeholder={t(`objectives.draft.${draft.type}`)}
              aria-invalid={draft.failure !== undefined}
              aria-describedby={draft.failure ? 'fault-draft' : undefined}
              onChange={(event) => setTitle(event.target.value)}
              onKeyDown={press}
              onBlur={() => {
                if (isClosing()) return;
                if (title.trim() === '') giveUp();
                else saveTyped('elsewhere');
              }}
            />
          </span>
        </div>
      </div>
      {draft.failure && (
        <FaultRow id="fault-draft" level={level} span={1} message={draft.failure.message} />
      )}
    </>
  );
}

interface Rows extends Pick<Props, 'draft' | 'onSave' | 'onGiveUp'> {
  typed: () => string;
  onRefused: (put: (typed: string) => string) => void;
}

/**
 * Makes rows one after the other. Whoever types faster than the disk writes loses nothing: each row
 * waits for the one before, which it follows, and a refused title comes back into the field.
 */
function useRows({ draft, typed, onSave, onGiveUp, onRefused }: Rows) {
  const queue = useRef(Promise.resolve());
  const after = useRef(draft.after);
  const closing = useRef(false);
  return {
    isClosing: () => closing.current,
    giveUp: () => {
      closing.current = true;
      onGiveUp();
    },
    save: (title: string, onward: DraftOnward) => {
      closing.current = onward !== 'again';
      queue.current = queue.current.then(async () => {
        const made = { ...draft, after: after.current };
        const created = await onSave({ draft: made, title, onward, typed });
        if (created === null) {
          closing.current = false;
          onRefused((typed) => title + typed);
        } else after.current = created;
      });
    },
  };
}
