import { useEffect, useRef, useState } from 'react';
import { useReading } from '~/data/line';
import { LineField } from '~/fields/line/LineField';
import { UnderstoodLine } from '~/features/objectives/quickAdd/Understood';
import { t } from '~/strings/strings';
import { FaultRow } from '~/ui/FaultRow';
import styles from './outline.module.css';
import { type Draft, type DraftOnward, draftAfter } from './state';
import type { Making } from './useOutlineModel';

interface Props {
  draft: Draft;
  cycle: string;
  level: number;
  /** Makes the row and answers its id, or null where it was refused. */
  onSave: (making: Omit<Making, 'first'>) => Promise<string | null>;
  onGiveUp: () => void;
}

const noParts: never[] = [];

/**
 * A row that is being typed, understood as quick add does. Enter makes it and opens the next, Ctrl
 * Enter the first key result of an objective, Escape gives up.
 */
export function DraftLine({ draft, cycle, level, onSave, onGiveUp }: Props) {
  // A draft that was refused when the person had gone on comes back without taking the focus.
  const [returned] = useState(draft.failure?.text);
  const [line, setLine] = useState(returned ?? '');
  const input = useRef<HTMLInputElement>(null);
  const { type, parent, failure } = draft;
  const reading = useReading({ cycle, objective: parent, as: type, text: line });
  const { save, giveUp, isClosing } = useRows({
    draft,
    typed: () => input.current?.value ?? '',
    onSave,
    onGiveUp,
    onRefused: setLine,
  });
  useEffect(() => {
    if (returned === undefined) input.current?.focus();
  }, [returned]);

  const saveTyped = (onward: DraftOnward) => {
    setLine('');
    save(line, onward);
  };
  const press = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isEnter = event.key === 'Enter';
    if (event.key === 'Escape' || (isEnter && line.trim() === '')) giveUp();
    else if (isEnter) saveTyped(event.ctrlKey || event.metaKey ? 'inside' : 'again');
    else if (event.key === 'Tab') saveTyped('row');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        role="row"
        className={styles.row}
        data-objective={type === 'objective'}
        aria-level={level}
        style={{ '--level': level }}
      >
        <div role="gridcell" className={`${styles.cell} ${styles.title}`} data-wide data-draft>
          <span className={styles.draft} data-error={failure !== undefined}>
            <LineField
              ref={input}
              value={line}
              parts={reading?.text === line ? reading.understood.parts : noParts}
              aria-label={t(`objectives.draft.${type}`)}
              placeholder={t(`objectives.draft.${type}`)}
              aria-invalid={failure !== undefined}
              aria-describedby={failure ? 'fault-draft' : undefined}
              onType={setLine}
              onKeyDown={press}
              onBlur={() => {
                if (isClosing()) return;
                if (line.trim() === '') giveUp();
                else saveTyped('elsewhere');
              }}
            />
          </span>
        </div>
      </div>
      {reading && (
        <div
          role="row"
          aria-level={level}
          className={styles.understood}
          data-objective={type === 'objective'}
        >
          <div role="gridcell" style={{ '--level': level }}>
            <UnderstoodLine
              reading={reading}
              advice={t('objectives.understood.measurable.objective')}
            />
          </div>
        </div>
      )}
      {failure && <FaultRow id="fault-draft" level={level} span={1} message={failure.message} />}
    </>
  );
}

interface Rows extends Pick<Props, 'draft' | 'onSave' | 'onGiveUp'> {
  typed: () => string;
  onRefused: (put: (typed: string) => string) => void;
}

/**
 * Makes rows one after the other. Whoever types faster than the disk writes loses nothing: each row
 * waits for the one before, which says where it stands, and a refused line comes back into the field.
 */
function useRows({ draft, typed, onSave, onGiveUp, onRefused }: Rows) {
  const queue = useRef(Promise.resolve());
  const next = useRef(draft);
  const closing = useRef(false);
  return {
    isClosing: () => closing.current,
    giveUp: () => {
      closing.current = true;
      onGiveUp();
    },
    save: (text: string, onward: DraftOnward) => {
      closing.current = onward === 'row' || onward === 'elsewhere';
      queue.current = queue.current.then(async () => {
        const made = next.current;
        const created = await onSave({ draft: made, text, onward, typed });
        if (created === null) {
          closing.current = false;
          onRefused((since) => text + since);
        } else next.current = draftAfter(made, created, onward);
      });
    },
  };
}
