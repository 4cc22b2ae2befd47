import { useEffect, useId, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import styles from './field.module.css';

interface Props {
  /** Its name in the JSON, by which a refusal finds it. */
  name: string;
  label: string;
  hint: string;
  /** Keeps what was typed; rejects with a CairnError. */
  onSave: (text: string) => Promise<unknown>;
  onGiveUp: () => void;
}

/** Asks for a reason: Enter keeps it. What is refused stays, with its sentence. */
export function ReasonInput({ name, label, hint, onSave, onGiveUp }: Props) {
  const faultId = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // In a list it may stand beyond the edge.
    if (fault !== '') said.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  const save = async () => {
    try {
      await onSave(text);
    } catch (reason) {
      setFault(toCairnError(reason).sentence(name));
    }
  };
  return (
    <>
      <input
        ref={input}
        className={styles.input}
        value={text}
        aria-label={label}
        aria-invalid={fault !== ''}
        {...(fault !== '' && { 'aria-describedby': faultId })}
        placeholder={hint}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          // The focus goes to a button then, which this very key would press.
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') void save();
          else onGiveUp();
        }}
      />
      {fault && (
        <p ref={said} className={styles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </>
  );
}
