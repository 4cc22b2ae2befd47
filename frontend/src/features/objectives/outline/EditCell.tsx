import { useRef, useState } from 'react';
import { OwnerInput } from '~/fields/OwnerInput';
import { t } from '~/strings/strings';
import { useBegin } from '~/ui/useBegin';
import type { TypedColumn } from './columns';
import styles from './outline.module.css';

/** Where the person goes when the edit is saved. */
export type Onward = 'stay' | 'next' | 'previous' | 'away';

interface Props {
  column: TypedColumn;
  /** What the cell holds, as text. */
  value: string;
  /** What to begin with instead, when a letter began the edit or an edit had failed. */
  text?: string | undefined;
  unit?: string;
  /** The sentence of a refused edit. */
  fault?: string | undefined;
  faultId: string;
  /** What stands in the field, with every key. */
  onType?: ((text: string) => void) | undefined;
  onSave: (text: string, onward: Onward) => Promise<void>;
  onGiveUp: () => void;
}

/** A cell while it is edited. What was typed stays until it is saved or given up. */
export function EditCell(props: Props) {
  const { column, value, text, unit, fault, faultId, onType, onSave, onGiveUp } = props;
  const [typed, setTyped] = useState(text ?? value);
  const input = useRef<HTMLInputElement>(null);
  const givingUp = useRef(false);

  const isSaved = useRef(false);
  const save = (what: string, onward: Onward) => {
    if (isSaved.current) return;
    isSaved.current = true;
    void onSave(what, onward);
  };
  useBegin(input, text === undefined, () => save(value, 'away'));
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
    if (!givingUp.current) save(typed, 'away');
  };
  const field = {
    ref: input,
    value: typed,
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
          placeholder={column === 'due' ? t('field.date.hint') : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            onType?.(event.target.value);
          }}
        />
      )}
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

function onwardOf(event: React.KeyboardEvent): Onward | null {
  if (event.key === 'Enter') return 'stay';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  return null;
}
