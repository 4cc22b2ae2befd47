import { useEffect, useId, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Spoken } from '~/ui/Spoken';
import { Value } from '~/ui/Value';
import { type Choice, ChoiceInput } from './ChoiceInput';
import { OwnerInput } from './OwnerInput';
import styles from './field.module.css';

/** How a field is edited. A note is saved by Enter, lines are not: there it begins the next one. */
export type FieldType = 'text' | 'long' | 'note' | 'lines' | 'number' | 'date' | 'owner' | 'choice';

/** One field of a panel. Its name is that of the JSON, which the backend edits by. */
export interface Field {
  name: string;
  /** Its words on the screen. */
  label: string;
  type: FieldType;
  /** Its value as text, such as editing begins with. */
  value: string | number | null;
  /** Of a number. */
  unit?: string;
  /** Of the type "choice". */
  choices?: readonly Choice[];
  /** How the value is written while it is not edited, where that is not its text. */
  shown?: React.ReactNode;
  /** Stands where there is no value. */
  empty?: string;
  /** How it is written, while it is edited. */
  hint?: string;
  /** What is said of a text while it is typed. */
  says?: (text: string) => React.ReactNode;
}

interface Props {
  field: Field;
  /** Keeps what was typed; rejects with a CairnError. */
  onSave: (text: string) => Promise<unknown>;
}

/** One field of a panel with its name, edited in place like a cell of the outline. */
export function FieldEditor(props: Props) {
  return (
    <div className={styles.fieldRow} data-field={props.field.name}>
      <span className={styles.term}>{props.field.label}</span>
      <InlineField {...props} />
    </div>
  );
}

/** A value that a click opens for editing; what is refused stays, with its sentence beneath. */
export function InlineField({ field, onSave }: Props) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const faultId = useId();
  const [isEditing, setEditing] = useState(false);
  // Whoever ended the editing by a key goes on from the value, not from the top of the page.
  const [isBack, setBack] = useState(false);
  const [fault, setFault] = useState('');

  const save = async (text: string, isByKey = false): Promise<boolean> => {
    try {
      if (text !== textOf(field, format)) await onSave(text);
      setFault('');
      setBack(isByKey);
      setEditing(false);
      return true;
    } catch (reason) {
      setFault(toCairnError(reason).sentence(field.name));
      return false;
    }
  };
  return (
    <div>
      {isEditing ? (
        <Editing
          field={field}
          faultId={fault === '' ? undefined : faultId}
          onSave={save}
          onGiveUp={(isByKey) => {
            setFault('');
            setBack(isByKey);
            setEditing(false);
          }}
        />
      ) : (
        <Shown field={field} readOnly={readOnly} isBack={isBack} onEdit={() => setEditing(true)} />
      )}
      {fault && (
        <p className={styles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** The value as editing begins with it, which is also what counts as unchanged. */
function textOf({ value }: Field, format: Format): string {
  if (typeof value === 'number') return format.plain(value);
  return value ?? '';
}

interface ShownProps {
  field: Field;
  readOnly: boolean;
  /** Takes the focus that the field had. */
  isBack: boolean;
  onEdit: () => void;
}

function Shown({ field, readOnly, isBack, onEdit }: ShownProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The field went with the focus in it, unless the person is elsewhere by now.
    if (isBack && document.activeElement === document.body) button.current?.focus();
  }, [isBack]);
  const isEmpty = field.value === null || field.value === '';
  const content = <ShownValue field={field} />;
  if (readOnly) {
    return (
      <div className={styles.value} data-empty={isEmpty}>
        {isEmpty ? t('field.none') : content}
      </div>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={styles.value}
      data-empty={isEmpty}
      {...(field.type === 'choice' && { 'aria-haspopup': 'listbox' })}
      onClick={onEdit}
    >
      <Spoken>{field.label}:</Spoken> {isEmpty ? emptyWords(field) : content}
    </button>
  );
}

function emptyWords({ empty, choices }: Field): string {
  const none = choices?.find(({ value }) => value === '');
  return none?.label ?? empty ?? t('field.empty');
}

function ShownValue({ field }: { field: Field }) {
  const { today, teams } = usePlan();
  const format = useFormat();
  const { value, type, unit = '', choices = [] } = field;
  if (value === null) return null;
  if (field.shown !== undefined) return field.shown;
  if (typeof value === 'number') return <Value value={value} unit={unit} />;
  switch (type) {
    case 'owner':
      return <Person name={value} team={teams.some(({ name }) => name === value)} />;
    case 'date':
      return format.date(value, today);
    case 'choice':
      return choices.find((choice) => choice.value === value)?.label ?? value;
    default:
      return <span className={styles.text}>{value}</span>;
  }
}

/** Whether Enter begins a line instead of saving. */
function isNewLine(type: FieldType, { shiftKey, ctrlKey, metaKey }: React.KeyboardEvent): boolean {
  if (type === 'lines') return !ctrlKey && !metaKey;
  return type === 'note' && shiftKey;
}

interface EditingProps {
  field: Field;
  faultId: string | undefined;
  onSave: (text: string, isByKey?: boolean) => Promise<boolean>;
  onGiveUp: (isByKey: boolean) => void;
}

function Editing({ field, faultId, onSave, onGiveUp }: EditingProps) {
  const format = useFormat();
  const [text, setText] = useState(textOf(field, format));
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const save = async (what: string, isByKey = false) => {
    if (isDone.current) return;
    isDone.current = true;
    isDone.current = await onSave(what, isByKey);
  };
  const props = {
    ref: input,
    className: styles.input,
    value: text,
    'aria-label': field.label,
    'aria-invalid': faultId !== undefined,
    'aria-describedby': faultId,
    placeholder: field.hint ?? (field.type === 'date' ? t('field.date.hint') : undefined),
    onBlur: () => void save(text),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape') {
        isDone.current = true;
        event.preventDefault();
        onGiveUp(true);
      } else if (event.key === 'Enter' && !isNewLine(field.type, event)) {
        event.preventDefault();
        void save(text, true);
      }
    },
  };
  if (field.type === 'choice') {
    return (
      <ChoiceInput
        label={field.label}
        value={text}
        choices={field.choices ?? []}
        faultId={faultId}
        onChoose={(value) => {
          setText(value);
          void save(value, true);
        }}
        onEnd={(isByKey) => {
          if (!isDone.current) onGiveUp(isByKey);
        }}
      />
    );
  }
  if (field.type === 'owner') {
    return <OwnerInput {...props} onType={setText} onChoose={(name) => void save(name, true)} />;
  }
  if (field.type === 'note' || field.type === 'long' || field.type === 'lines') {
    return (
      <textarea
        {...props}
        rows={field.type === 'long' ? 2 : 4}
        onChange={(e) => setText(e.target.value)}
      />
    );
  }
  return (
    <>
      <input {...props} onChange={(event) => setText(event.target.value)} />
      {field.says?.(text)}
    </>
  );
}
