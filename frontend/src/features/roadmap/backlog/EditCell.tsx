import { useRef, useState } from 'react';
import { OwnerInput } from '~/fields/OwnerInput';
import { useBegin } from '~/ui/useBegin';
import styles from './backlog.module.css';
import { type Choice, OptionInput, taken } from './OptionInput';
import type { Onward } from './useSave';

interface Props {
  /** What is edited and of which row, for screen readers. */
  label: string;
  /** How it is edited: words, an owner, one of the choices, or a number whose levels have names. */
  kind: 'text' | 'owner' | 'choice' | 'number';
  choices: readonly Choice[];
  /** What the cell holds, as text. */
  value: string;
  /** What to begin with instead, when a letter began the edit or an edit had failed. */
  text?: string | undefined;
  unit: string;
  /** The sentence of a refused edit. */
  fault: string | undefined;
  faultId: string;
  /** `words` is how the cell shows the text. */
  onSave: (typed: { text: string; words: string }, onward: Onward) => void;
  onGiveUp: () => void;
  /** Several cells were pasted into this one. */
  onBlock: (text: string) => void;
}

/** A cell while it is edited. What was typed stays until it is saved or given up. */
export function EditCell(props: Props) {
  const { label, kind, choices, value, text, unit, fault, faultId, ...does } = props;
  const { onSave, onGiveUp, onBlock } = does;
  const known = choices.find((each) => each.value === value)?.label ?? '';
  const [typed, setTyped] = useState(text ?? (kind === 'choice' ? known : value));
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const save = (what: string, onward: Onward) => {
    if (isDone.current) return;
    const choice = taken(choices, what, kind === 'choice');
    // What is none of the choices leaves the cell as it was.
    if (kind === 'choice' && !choice) {
      giveUp();
      return;
    }
    isDone.current = true;
    const isNumber = kind === 'number';
    onSave(
      { text: choice?.value ?? what, words: (isNumber ? choice?.value : choice?.label) ?? what },
      onward,
    );
  };
  const giveUp = () => {
    isDone.current = true;
    onGiveUp();
  };
  useBegin(input, text === undefined, () => {
    isDone.current = true;
    onSave({ text: value, words: value }, 'away');
  });
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const onward = onwardOf(event);
    if (event.key === 'Escape') giveUp();
    else if (onward) save(typed, onward);
    else {
      // The arrows and letters belong to the field, not to the grid.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const field = {
    ref: input,
    value: typed,
    'aria-label': label,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : faultId,
    autoComplete: 'off',
    onKeyDown: press,
    onBlur: () => save(typed, 'away'),
    onPaste: (event: React.ClipboardEvent) => {
      const pasted = event.clipboardData.getData('text/plain').replace(/[\r\n]+$/, '');
      if (kind !== 'number' || !/[\t\r\n]/.test(pasted)) return;
      event.preventDefault();
      giveUp();
      onBlock(pasted);
    },
  };
  return (
    <span className={styles.field} data-error={fault !== undefined} data-kind={kind}>
      {kind === 'owner' ? (
        <OwnerInput {...field} onType={setTyped} onChoose={(name) => save(name, 'down')} />
      ) : choices.length > 0 ? (
        <OptionInput
          {...field}
          choices={choices}
          isFree={kind === 'number'}
          onType={setTyped}
          onChoose={(chosen) => save(chosen, 'down')}
        />
      ) : (
        <input
          {...field}
          spellCheck={kind === 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

function onwardOf(event: React.KeyboardEvent): Onward | null {
  if (event.key === 'Enter') return 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  return null;
}
