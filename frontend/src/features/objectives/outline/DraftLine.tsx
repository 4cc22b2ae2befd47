import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '~/strings/strings';
import styles from './outline.module.css';
import type { Draft } from './state';

interface Props {
  draft: Draft;
  level: number;
  /** Makes the row; `again` opens a draft for the next one. */
  onSave: (title: string, again: boolean) => Promise<void>;
  onGiveUp: () => void;
}

/** A row that is being typed. Enter makes it and opens the next, Escape gives up. */
export function DraftLine({ draft, level, onSave, onGiveUp }: Props) {
  const [title, setTitle] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  useEffect(() => input.current?.focus(), [draft.after]);

  const save = async (again: boolean) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await onSave(title, again);
    } finally {
      busy.current = false;
    }
  };
  const press = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || (event.key === 'Enter' && title.trim() === '')) {
      busy.current = true;
      event.preventDefault();
      onGiveUp();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      void save(event.key === 'Enter');
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
                if (busy.current) return;
                if (title.trim() === '') onGiveUp();
                else void save(false);
              }}
            />
          </span>
        </div>
      </div>
      {draft.failure && (
        <div className={styles.fault} role="alert" id="fault-draft">
          <IconAlertCircle size="0.9375rem" aria-hidden />
          <span>{draft.failure.message}</span>
        </div>
      )}
    </>
  );
}
