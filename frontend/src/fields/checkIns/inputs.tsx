import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import styles from './table.module.css';
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
  return { className: styles.field, 'aria-label': t('checkIns.cell', { what, title }) };
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
    <span className={styles.with}>
      <input
        {...field}
        data-number
        inputMode="decimal"
        autoComplete="off"
        value={typed.value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

/** How sure the owner is, out of ten. */
export function ConfidenceField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
  const format = useFormat();
  return (
    <input
      {...named(t('checkIns.column.confidence'), row)}
      data-number
      inputMode="decimal"
      autoComplete="off"
      placeholder={row.confidence === null ? '' : format.number(outOfTen(row.confidence))}
      value={typed.confidence}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ confidence: event.target.value })}
    />
  );
}

/** One sentence. */
export function NoteField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
  return (
    <input
      {...named(t('checkIns.column.note'), row)}
      placeholder={row.lastNote ?? ''}
      value={typed.note}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  );
}
