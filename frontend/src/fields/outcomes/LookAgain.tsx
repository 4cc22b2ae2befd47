import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import styles from './outcomes.module.css';
import { useOutcomes } from './useOutcomes';

interface Props {
  decision: { id: string; title: string };
  /** It was kept, or the person gave up. */
  onEnd: () => void;
}

/** Asks what was found when a decision is looked at again, and when to look at it once more. */
export function LookAgain({ decision, onEnd }: Props) {
  const { revisit } = useOutcomes();
  const [found, setFound] = useState('');
  const [next, setNext] = useState('');
  const [fault, setFault] = useState('');
  const faultId = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = async () => {
    try {
      await revisit(decision, found, next);
      onEnd();
    } catch (reason) {
      setFault(toCairnError(reason).sentence('revisit'));
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void save();
    else onEnd();
  };
  return (
    <div className={styles.form}>
      <label>
        {t('outcomes.lookAgain.found')}
        <input
          ref={first}
          className={fieldStyles.input}
          value={found}
          placeholder={t('outcomes.lookAgain.found.hint')}
          onChange={(event) => setFound(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <label>
        {t('outcomes.lookAgain.next')}
        <input
          className={fieldStyles.input}
          value={next}
          placeholder={t('outcomes.lookAgain.next.hint')}
          aria-invalid={fault !== ''}
          {...(fault !== '' && { 'aria-describedby': faultId })}
          onChange={(event) => setNext(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
      <span className={styles.acts}>
        <Button size="compact-sm" onClick={() => void save()}>
          {t('outcomes.lookAgain.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onEnd}>
          {t('action.cancel')}
        </Button>
      </span>
    </div>
  );
}
