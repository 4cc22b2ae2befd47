import { IconAlertCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { caps } from '~/app/commands/keys';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import styles from './outline/outline.module.css';

interface Props {
  cycle: string;
  /** Objective that a key result is added to; "" while there is none. */
  objective: string;
  onAdded: (id: string) => void;
}

/** The last row: type a title, Enter makes an objective, Ctrl Enter a key result. */
export function QuickAdd({ cycle, objective, onAdded }: Props) {
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const { write } = useWrites();

  const add = async (isKeyResult: boolean) => {
    // Whoever types on, or presses Enter again, before the disk has written loses and doubles nothing.
    setTitle('');
    setFault('');
    try {
      const { created } = await write(() =>
        isKeyResult
          ? objectives.addKeyResult({ objective, after: '', title })
          : objectives.add({ cycle, parent: '', after: '', title }),
      );
      if (created !== null) onAdded(created);
    } catch (reason) {
      setTitle((typed) => title + typed);
      setFault(toCairnError(reason).sentence('title'));
    }
  };
  return (
    <>
      {fault && (
        <p className={styles.fault} role="alert" id="fault-quick-add">
          <IconAlertCircle size="0.9375rem" aria-hidden />
          {fault}
        </p>
      )}
      <label className={styles.quickAdd}>
        <IconPlus size="1rem" aria-hidden />
        <input
          value={title}
          placeholder={t('objectives.quickAdd')}
          aria-label={t('objectives.quickAdd')}
          aria-invalid={fault !== ''}
          aria-describedby={fault ? 'fault-quick-add' : undefined}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setTitle('');
              setFault('');
            }
            if (event.key !== 'Enter' || title.trim() === '' || event.nativeEvent.isComposing)
              return;
            event.preventDefault();
            void add((event.ctrlKey || event.metaKey) && objective !== '');
          }}
        />
        <span className={styles.quickKeys} aria-hidden="true">
          <span>
            <Keys caps={caps('enter')} /> {t('objectives.quickAdd.objective')}
          </span>
          {objective !== '' && (
            <span>
              <Keys caps={caps('mod+enter')} /> {t('objectives.quickAdd.keyResult')}
            </span>
          )}
        </span>
      </label>
    </>
  );
}
