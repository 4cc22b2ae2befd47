import { useEffect, useRef } from 'react';
import cell from '~/fields/cellField.module.css';
import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import type { CheckInRow, TypedRow } from './typed';

/** What the fields of a row share. */
export interface FieldProps {
  row: CheckInRow;
  typed: TypedRow;
  /** The field that was refused, or would be; null for none. */
  fault: string | null;
  /** The field at fault shall have the focus. */
  isAsked: boolean;
  /** Whoever comes to the table begins here. */
  isFirst: boolean;
  onFocus: () => void;
  onChange: (part: Partial<TypedRow>) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
}

function named(what: string, { title }: CheckInRow) {
  return { className: cell.field, 'aria-label': t('checkIns.cell', { what, title }) };
}

type Which = 'value' | 'confidence' | 'note';

const others: readonly string[] = ['confidence', 'note'] satisfies Which[];

/** Whether a field is at fault; it takes the focus where that is asked for. */
function useFault({ fault, isAsked, onFocus }: FieldProps, which: Which) {
  const field = useRef<HTMLElement | null>(null);
  // What has no field in the row, such as its milestone, is said at the value.
  const at = fault === null || others.includes(fault) ? fault : 'value';
  const isFaulty = at === which;
  useEffect(() => {
    if (!isAsked || !isFaulty) return;
    // Whoever saves from the field at fault has the focus there already.
    if (document.activeElement === field.current) onFocus();
    else field.current?.focus();
  }, [isAsked, isFaulty, onFocus]);
  const ref = (element: HTMLElement | null) => {
    field.current = element;
  };
  return { ref, 'aria-invalid': isFaulty };
}

/** The new value, or the milestone that is done, or yes or no. */
export function ValueField(props: FieldProps) {
  const { row, typed, isFirst, onChange, onFocus, onKeyDown } = props;
  const { kind, keyResult, unit, milestones, addsUp } = row;
  const field = {
    ...named(t('checkIns.column.value'), row),
    ...useFault(props, 'value'),
    'data-first': keyResult,
    'data-arrive': isFirst || undefined,
    onFocus,
    onKeyDown,
  };
  if (kind === 'milestones') {
    return (
      <select
        {...field}
        value={typed.done}
        onChange={(event) => onChange({ done: event.target.value })}
      >
        <option value="">{t('checkIns.milestone.none')}</option>
        {milestones
          .filter(({ done }) => done === null)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </select>
    );
  }
  if (kind === 'yes_no') {
    return (
      <select
        {...field}
        value={typed.value}
        onChange={(event) => onChange({ value: event.target.value })}
      >
        <option value="">{t('checkIns.yesNo')}</option>
        <option value="yes">{t('value.yes')}</option>
        <option value="no">{t('value.no')}</option>
      </select>
    );
  }
  return (
    <span className={cell.with}>
      <input
        {...field}
        data-number
        inputMode="decimal"
        autoComplete="off"
        value={typed.value}
        {...(addsUp && { placeholder: '+', 'aria-description': t('checkIns.adds') })}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      {unit && <span className={cell.unit}>{unit}</span>}
    </span>
  );
}

/** How sure the owner is, out of ten. A letter is the first of the sentence, and goes on to it. */
export function ConfidenceField(props: FieldProps) {
  const { row, typed, onChange, onFocus, onKeyDown } = props;
  const fault = useFault(props, 'confidence');
  const format = useFormat();
  const goOn = (event: React.KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, altKey, nativeEvent, currentTarget } = event;
    if (nativeEvent.isComposing || ctrlKey || metaKey || altKey || !/^\p{L}$/u.test(key)) {
      onKeyDown(event);
      return;
    }
    event.preventDefault();
    onChange({ note: typed.note + key });
    currentTarget.closest('[role="row"]')?.querySelector<HTMLElement>('[data-note]')?.focus();
  };
  return (
    <input
      {...named(t('checkIns.column.confidence'), row)}
      {...fault}
      data-number
      inputMode="decimal"
      autoComplete="off"
      placeholder={row.confidence === null ? '' : format.number(outOfTen(row.confidence))}
      value={typed.confidence}
      aria-description={t('checkIns.confidence.hint')}
      onFocus={onFocus}
      onKeyDown={goOn}
      onChange={(event) => onChange({ confidence: event.target.value })}
    />
  );
}

/** One sentence. */
export function NoteField(props: FieldProps) {
  const { row, typed, onChange, onFocus, onKeyDown } = props;
  const fault = useFault(props, 'note');
  return (
    <input
      {...named(t('checkIns.column.note'), row)}
      {...fault}
      data-note
      placeholder={row.lastNote ?? ''}
      value={typed.note}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  );
}
