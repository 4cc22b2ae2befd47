import { IconAlertCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { caps, matches } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import { useReading } from '~/data/line';
import { useWrites } from '~/data/writes';
import { LineField } from '~/fields/line/LineField';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import faulty from '~/ui/FaultRow.module.css';
import styles from '~/fields/line/quickAdd.module.css';
import { UnderstoodLine } from './Understood';

interface Props {
  cycle: string;
  /** Objective that a key result is added to; null while there is none. */
  objective: { id: string; number: string } | null;
  /** The row that was made. */
  onAdded: (id: string) => void;
  /** Escape from the empty line. */
  onLeave: () => void;
}

const noParts: never[] = [];

/** The last row: type a line, Enter makes an objective of it, Ctrl Enter a key result. */
export function QuickAdd({ cycle, objective, onAdded, onLeave }: Props) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const { write } = useWrites();
  const parent = objective?.id ?? '';
  const reading = useReading({ cycle, objective: parent, as: 'either', text });

  const add = async (keyResult: boolean) => {
    // Whoever types on, or presses Enter again, before the disk has written loses and doubles nothing.
    setText('');
    setFault('');
    const line = { cycle, parent: keyResult ? parent : '', after: '', keyResult, text };
    try {
      const { created } = await write(() => objectives.quickAdd(line));
      if (created !== null) onAdded(created);
    } catch (reason) {
      setText((typed) => text + typed);
      setFault(toCairnError(reason).sentence('text'));
    }
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (text === '') onLeave();
      setText('');
      setFault('');
    }
    // An empty line has nothing of its own to undo: the row that it has just added has.
    if (text === '' && matches('mod+z', event)) {
      event.preventDefault();
      runCommand('undo');
    }
    if (event.key !== 'Enter' || text.trim() === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add((event.ctrlKey || event.metaKey) && objective !== null);
  };
  return (
    <div className={styles.quickAdd} data-full={text !== '' || undefined}>
      {fault && (
        <p className={faulty.fault} role="alert" id="fault-quick-add">
          <IconAlertCircle size="0.9375rem" aria-hidden />
          {fault}
        </p>
      )}
      <label className={styles.line}>
        <IconPlus size="1rem" aria-hidden />
        <LineField
          value={text}
          parts={reading?.text === text ? reading.understood.parts : noParts}
          placeholder={t('objectives.quickAdd.hint')}
          aria-label={t('objectives.quickAdd')}
          aria-invalid={fault !== ''}
          aria-describedby={fault ? 'fault-quick-add' : undefined}
          onType={setText}
          onKeyDown={press}
        />
        <span className={styles.keys} aria-hidden="true">
          <span>
            <Keys caps={caps('enter')} /> {t('objectives.quickAdd.objective')}
          </span>
          {objective !== null && (
            <span>
              <Keys caps={caps('mod+enter')} /> {t('objectives.quickAdd.keyResult')}
            </span>
          )}
        </span>
      </label>
      {reading && <UnderstoodLine reading={reading} advice={adviceFor(objective)} />}
    </div>
  );
}

function adviceFor(objective: Props['objective']): string {
  if (!objective) return t('objectives.understood.measurable.nowhere');
  const { number } = objective;
  return t('objectives.understood.measurable', { keys: caps('mod+enter').join(' '), number });
}
