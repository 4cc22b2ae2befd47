import { useEffect, useId, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import styles from './closing.module.css';

interface Props {
  onReopen: (why: string) => Promise<unknown>;
  onGiveUp: () => void;
}

/** Asks why a closed cycle is opened again; the history keeps the answer. */
export function Reopen({ onReopen, onGiveUp }: Props) {
  const [why, setWhy] = useState('');
  const [fault, setFault] = useState('');
  const faultId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const reopen = async () => {
    try {
      await onReopen(why);
    } catch (reason) {
      setFault(toCairnError(reason).sentence('why'));
    }
  };
  return (
    <div className={styles.reopen}>
      <input
        ref={input}
        className={fieldStyles.input}
        value={why}
        aria-label={t('closing.reopen.why')}
        placeholder={t('closing.reopen.hint')}
        aria-invalid={fault !== ''}
        {...(fault !== '' && { 'aria-describedby': faultId })}
        onChange={(event) => setWhy(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Enter') void reopen();
          else onGiveUp();
        }}
      />
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
}
