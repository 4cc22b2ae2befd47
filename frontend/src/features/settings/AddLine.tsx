import { IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { t } from '~/strings/strings';
import styles from './directory.module.css';

interface More {
  /** Its name in the JSON, by which a refusal finds it. */
  name: string;
  label: string;
}

interface Props {
  /** What Enter adds: "Add a team". */
  label: string;
  /** Further fields behind the name, such as the address of a person. */
  more?: readonly More[];
  /** Keeps what was typed, by field; rejects with a CairnError. */
  onAdd: (typed: Readonly<Record<string, string>>) => Promise<unknown>;
}

/** The last line of a list: type a name, Enter adds it, and the next one can be typed. */
export function AddLine({ label, more = [], onAdd }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState({ field: '', sentence: '' });
  const faultId = useId();
  const add = async () => {
    if ((typed.name ?? '').trim() === '' && more.every(({ name }) => !typed[name])) return;
    try {
      await onAdd(typed);
      // Whoever types the next one before the disk has written keeps it.
      setTyped((now) => (now === typed ? {} : now));
      setFault({ field: '', sentence: '' });
    } catch (reason) {
      const error = toCairnError(reason);
      const field = error.fields[0]?.field ?? 'name';
      setFault({ field, sentence: error.sentence(field) });
    }
  };
  const isKnown = ['name', ...more.map(({ name }) => name)].includes(fault.field);
  const input = (name: string, words: string) => {
    const isFaulty = fault.sentence !== '' && (isKnown ? fault.field : 'name') === name;
    return (
      <input
        key={name}
        name={name}
        aria-label={words}
        placeholder={words}
        autoComplete="off"
        value={typed[name] ?? ''}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? faultId : undefined}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void add();
          if (event.key === 'Escape') {
            setTyped({});
            setFault({ field: '', sentence: '' });
          }
        }}
      />
    );
  };
  return (
    <div className={styles.adding}>
      <div className={styles.add} role="group" aria-label={label}>
        <IconPlus size="1rem" aria-hidden />
        {input('name', label)}
        {more.map(({ name, label: words }) => input(name, words))}
        {(typed.name ?? '') !== '' && (
          <span className={styles.quiet}>{t('settings.add.enter')}</span>
        )}
      </div>
      {fault.sentence && (
        <p id={faultId} className={styles.fault} role="alert">
          {fault.sentence}
        </p>
      )}
    </div>
  );
}
