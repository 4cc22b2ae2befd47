import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '~/strings/strings';
import type { Column } from './columns';
import styles from './outline.module.css';
import { OwnerInput } from './OwnerInput';

/** Where the person goes when the edit is saved. */
export type Onward = 'stay' | 'next' | 'previous' | 'away';

interface Props {
  column: Column & ('title' | 'start' | 'current' | 'target' | 'owner');
  /** What the cell holds, as text. */
  value: string;
  /** What to begin with instead, when a letter began the edit or an edit had failed. */
  text?: string | undefined;
  unit?: string;
  /** The sentence of a refused edit. */
  fault?: string | undefined;
  faultId: string;
  onSave: (text: string, onward: Onward) => Promise<void>;
  onGiveUp: () => void;
}

const patience = 500; // ms until a write that takes its time shows a spinner

/** A cell while it is edited. What was typed stays until it is saved or given up. */
export function EditCell(props: Props) {
  const { column, value, text, unit, fault, faultId, onSave, onGiveUp } = props;
  const [typed, setTyped] = useState(text ?? value);
  const input = useRef<HTMLInputElement>(null);
  const givingUp = useRef(false);
  const { saving, isSlow, run } = useSaving(onSave);

  useEffect(() => {
    input.current?.focus();
    if (text === undefined) input.current?.select();
  }, [text]);

  const save = (what: string, onward: Onward) => void run(what, onward);
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const onward = onwardOf(event);
    if (event.key === 'Escape') {
      givingUp.current = true;
      onGiveUp();
    } else if (onward) save(typed, onward);
    else {
      // The arrows and letters belong to the field, not to the outline.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const blur = () => {
    if (!givingUp.current && !saving) save(typed, 'away');
  };
  const field = {
    ref: input,
    value: typed,
    readOnly: saving,
    'aria-label': t(`objectives.edit.${column}`),
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : faultId,
    onKeyDown: press,
    onBlur: blur,
  };
  return (
    <span className={styles.field} data-error={fault !== undefined} data-column={column}>
      {column === 'owner' ? (
        <OwnerInput {...field} onType={setTyped} onChoose={(name) => save(name, 'stay')} />
      ) : (
        <input
          {...field}
          spellCheck={column === 'title'}
          onChange={(e) => setTyped(e.target.value)}
        />
      )}
      {unit && <span className={styles.unit}>{unit}</span>}
      {isSlow && <Loader size={12} color="gray" />}
    </span>
  );
}

function onwardOf(event: React.KeyboardEvent): Onward | null {
  if (event.key === 'Enter') return 'stay';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  return null;
}

function useSaving(onSave: Props['onSave']) {
  const [saving, setSaving] = useState(false);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!saving) return undefined;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [saving]);
  const run = async (text: string, onward: Onward) => {
    if (saving) return;
    setSaving(true);
    try {
      await onSave(text, onward);
    } finally {
      setSaving(false);
    }
  };
  return { saving, isSlow, run };
}
