import { Select, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { formatDate, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Value } from '~/ui/Value';
import { OwnerInput } from '~/features/objectives/outline/OwnerInput';
import type { Field } from './fields';
import styles from './panel.module.css';

export interface Choice {
  value: string;
  label: string;
}

interface Props {
  /** The row that the field belongs to. */
  id: string;
  field: Field;
  unit: string;
  /** For fields of type "choice". */
  choices: readonly Choice[];
}

/** One field of the panel, edited in place like a cell of the outline. */
export function FieldEditor({ id, field, unit, choices }: Props) {
  const { readOnly } = usePlan();
  const [isEditing, setEditing] = useState(false);
  const [fault, setFault] = useState('');
  const { write } = useWrites();

  const save = async (text: string): Promise<boolean> => {
    try {
      if (text !== textOf(field)) {
        await write(() => objectives.edit({ id, field: field.name, text }));
      }
      setFault('');
      setEditing(false);
      return true;
    } catch (reason) {
      setFault(toCairnError(reason).sentence(field.name));
      return false;
    }
  };
  const label = t(field.label);
  return (
    <div className={styles.fieldRow}>
      <span className={styles.term}>{label}</span>
      <div>
        {field.type === 'choice' && !readOnly ? (
          <Select
            variant="unstyled"
            classNames={{ input: styles.value ?? '' }}
            aria-label={label}
            data={[...choices]}
            value={String(field.value ?? '')}
            onChange={(value) => void save(value ?? '')}
          />
        ) : isEditing ? (
          <Editing
            field={field}
            label={label}
            hasFault={fault !== ''}
            onSave={save}
            onGiveUp={() => {
              setFault('');
              setEditing(false);
            }}
          />
        ) : (
          <Shown
            field={field}
            unit={unit}
            choices={choices}
            readOnly={readOnly}
            onEdit={() => setEditing(true)}
          />
        )}
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
    </div>
  );
}

function textOf({ value }: Field): string {
  return value === null ? '' : String(value);
}

interface ShownProps extends Omit<Props, 'id'> {
  readOnly: boolean;
  onEdit: () => void;
}

function Shown({ field, unit, choices, readOnly, onEdit }: ShownProps) {
  const isEmpty = field.value === null || field.value === '';
  const content = <ShownValue field={field} unit={unit} choices={choices} />;
  if (readOnly) {
    return (
      <div className={styles.value} data-empty={isEmpty}>
        {isEmpty ? t('panel.none') : content}
      </div>
    );
  }
  return (
    <button type="button" className={styles.value} data-empty={isEmpty} onClick={onEdit}>
      <VisuallyHidden>{t(field.label)}:</VisuallyHidden> {isEmpty ? emptyWords(field) : content}
    </button>
  );
}

function emptyWords({ type }: Field): string {
  return t(type === 'date' ? 'panel.date.cycle' : 'panel.empty');
}

function ShownValue({ field, unit, choices }: Pick<Props, 'field' | 'unit' | 'choices'>) {
  const { today, teams } = usePlan();
  const { value, type } = field;
  if (value === null) return null;
  if (typeof value === 'number') return <Value value={value} unit={hasUnit(field) ? unit : ''} />;
  switch (type) {
    case 'owner':
      return <Person name={value} team={teams.some(({ name }) => name === value)} />;
    case 'date':
      return formatDate(value, today);
    case 'choice':
      return choices.find((choice) => choice.value === value)?.label ?? value;
    default:
      return <span className={styles.text}>{value}</span>;
  }
}

function hasUnit({ name }: Field): boolean {
  return name !== 'weight' && name !== 'baselinePoints';
}

interface EditingProps {
  field: Field;
  label: string;
  hasFault: boolean;
  onSave: (text: string) => Promise<boolean>;
  onGiveUp: () => void;
}

function Editing({ field, label, hasFault, onSave, onGiveUp }: EditingProps) {
  const format = useFormat();
  const [text, setText] = useState(
    typeof field.value === 'number' ? format.plain(field.value) : textOf(field),
  );
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const save = async (what: string) => {
    if (isDone.current) return;
    isDone.current = true;
    isDone.current = await onSave(what);
  };
  const props = {
    ref: input,
    className: styles.input,
    value: text,
    'aria-label': label,
    'aria-invalid': hasFault,
    placeholder: field.type === 'date' ? t('panel.date.hint') : undefined,
    onBlur: () => void save(text),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape') {
        isDone.current = true;
        event.preventDefault();
        onGiveUp();
      } else if (event.key === 'Enter' && !(field.type === 'note' && event.shiftKey)) {
        event.preventDefault();
        void save(text);
      }
    },
  };
  if (field.type === 'owner') {
    return <OwnerInput {...props} onType={setText} onChoose={(name) => void save(name)} />;
  }
  if (field.type === 'note' || field.name === 'title') {
    return (
      <textarea
        {...props}
        rows={field.type === 'note' ? 4 : 2}
        onChange={(e) => setText(e.target.value)}
      />
    );
  }
  return <input {...props} onChange={(event) => setText(event.target.value)} />;
}
