import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Conflict } from '~/bridge/roadmapTypes';
import { t, tn } from '~/strings/strings';
import styles from './timeline.module.css';

interface Props {
  conflicts: readonly Conflict[];
  /** The ids of what is on the timeline. */
  shown: ReadonlySet<string>;
  lit: Conflict | null;
  onShow: (conflict: Conflict) => void;
}

const many = 12; // conflicts drawn at once

/** What does not go together, and what would mend it; each is a way to its bars. */
export function ConflictList({ conflicts, shown, lit, onShow }: Props) {
  const [most, setMost] = useState(many);
  const left = conflicts.length - most;
  return (
    <aside className={styles.conflicts} aria-label={t('timeline.conflicts')}>
      <h2>{t('timeline.conflicts')}</h2>
      {conflicts.length === 0 && <p>{t('timeline.conflicts.none')}</p>}
      <ul>
        {conflicts.slice(0, most).map((conflict) => {
          const { kind, initiatives, sentence, fix } = conflict;
          const words = (
            <>
              <IconAlertTriangle size="0.875rem" aria-hidden />
              <span>
                {sentence} <i>{fix}</i>
              </span>
            </>
          );
          return (
            <li key={`${kind} ${initiatives.join(' ')} ${sentence}`}>
              {initiatives.some((id) => shown.has(id)) ? (
                <button
                  type="button"
                  aria-pressed={lit === conflict}
                  onClick={() => onShow(conflict)}
                >
                  {words}
                </button>
              ) : (
                <div>{words}</div>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => setMost(most + many)}
        >
          {tn('list.more', left)}
        </Button>
      )}
    </aside>
  );
}
