import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Paste } from '~/bridge/types';
import { t } from '~/strings/strings';
import styles from './panel.module.css';

interface Props {
  paste: Paste;
  /** The period that the values are shown with until one is chosen. */
  suggested: string;
  /** Why the chosen period is none. */
  fault: string | null;
  onChange: (part: Partial<Paste>) => void;
}

/** Asks which periods pasted values are of that came without any. */
export function FirstPeriod({ paste, suggested, fault, onChange }: Props) {
  const [typed, setTyped] = useState(paste.from);
  const isOpen = paste.from === '' && typed === '';
  const take = (from: string) => {
    setTyped(from);
    onChange({ from });
  };
  return (
    <fieldset className={styles.first}>
      <legend>{t('paste.from.title')}</legend>
      <TextInput
        label={t('paste.from')}
        placeholder={suggested}
        value={typed}
        error={fault}
        onChange={(event) => setTyped(event.target.value)}
        // A period is no period until it is typed to its end.
        onBlur={() => onChange({ from: typed.trim() })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          take(typed.trim() || suggested);
        }}
      />
      {isOpen && suggested !== '' && (
        <Button variant="default" onClick={() => take(suggested)}>
          {t('paste.from.take', { period: suggested })}
        </Button>
      )}
      <div className={styles.direction}>
        <span aria-hidden>{t('paste.from.rows')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('paste.from.rows')}
          data={[
            { value: 'forward', label: t('paste.from.forward') },
            { value: 'backward', label: t('paste.from.backward') },
          ]}
          value={paste.backward ? 'backward' : 'forward'}
          onChange={(value) => onChange({ backward: value === 'backward' })}
        />
      </div>
    </fieldset>
  );
}
