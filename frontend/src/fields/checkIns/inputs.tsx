import cell from '~/fields/cellField.module.css';
import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import type { CheckInRow, TypedRow } from './typed';

/** What the fields of a row share. */
export interface FieldProps {
  row: CheckInRow;
  typed: TypedRow;
  hasFault: boolean;
  onFocus: () => void;
  onChange: (part: Partial<TypedRow>) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
}

function named(what: string, { title }: CheckInRow) {
  return { className: cell.field, 'aria-label': t('checkIns.cell', { what, title }) };
}

/** The new value, or the milestone that is done, or yes or no. */
export function ValueField({ row, typed, hasFault, onChange, onFocus, onKeyDown }: FieldProps) {
  const { kind, keyResult, unit, milestones } = row;
  const field = {
    ...named(t('checkIns.column.value'), row),
    'data-first': keyResult,
    'aria-invalid': hasFault,
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
        onChange={(event) => onChange({ value: event.target.value })}
      />
      {unit && <span className={cell.unit}>{unit}</span>}
    </span>
  );
}

/** How sure the owner is, out of ten. A letter is the first of the sentence, and goes on to it. */
export function ConfidenceField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
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
export function NoteField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
  return (
    <input
      {...named(t('checkIns.column.note'), row)}
      data-note
      placeholder={row.lastNote ?? ''}
      value={typed.note}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  );
}
