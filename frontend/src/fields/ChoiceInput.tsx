import { Select } from '@mantine/core';
import { useEffect, useRef } from 'react';
import styles from './field.module.css';

export interface Choice {
  value: string;
  label: string;
  /** What the list says of it, where that is more than the label. */
  listed?: string;
}

interface Props {
  label: string;
  value: string;
  choices: readonly Choice[];
  faultId: string | undefined;
  /** A line of the list was chosen. */
  onChoose: (value: string) => void;
  /** Ended without a choice, by the key or by going elsewhere. */
  onEnd: (isByKey: boolean) => void;
}

const many = 12; // choices: more are found by typing

/** An open list of choices with the focus in it. */
export function ChoiceInput({ label, value, choices, faultId, onChoose, onEnd }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    // Opened by a click, the list begins at what is chosen; opened from the start it does not.
    input.current?.click();
  }, []);
  return (
    <Select
      ref={input}
      variant="unstyled"
      classNames={{ input: styles.input ?? '' }}
      aria-label={label}
      error={faultId !== undefined}
      {...(faultId !== undefined && { 'aria-describedby': faultId })}
      searchable={choices.length > many}
      data={choices.map(({ value, label, listed = label }) => ({ value, label: listed }))}
      value={value}
      // What is chosen already is not taken away by being chosen again.
      allowDeselect={false}
      onOptionSubmit={onChoose}
      onBlur={() => onEnd(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnd(true);
      }}
    />
  );
}
