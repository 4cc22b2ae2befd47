import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { objectives } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import styles from './panel.module.css';

interface Props {
  objective: string;
  onDone: () => void;
}

/** Progress that a person sets, and why it is not rolled up: one step for both. */
export function ByHand({ objective, onDone }: Props) {
  const { write } = useWrites();
  const [progress, setProgress] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const faultAt = (field: string) =>
    error?.fields.some((fault) => fault.field === field) ? error.sentence(field) : null;
  const save = async () => {
    try {
      await write(() => objectives.setByHand({ id: objective, progress, reason }));
      onDone();
    } catch (refusal) {
      setError(toCairnError(refusal));
    }
  };
  return (
    <form
      className={styles.byHand}
      aria-label={t('drivers.manual')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput
        label={t('drivers.byHand.progress')}
        placeholder="54%"
        value={progress}
        error={faultAt('manualProgress')}
        autoFocus
        onChange={(event) => setProgress(event.target.value)}
      />
      <TextInput
        label={t('drivers.byHand.reason')}
        value={reason}
        error={faultAt('manualReason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {error && error.fields.length === 0 && (
        <p className={styles.fault} role="alert">
          {error.sentence()}
        </p>
      )}
      <div className={styles.line}>
        <Button type="submit" variant="default">
          {t('drivers.byHand.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
