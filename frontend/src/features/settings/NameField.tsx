import { InlineField } from '~/fields/FieldEditor';

interface Props {
  /** What it names, for screen readers. */
  label: string;
  /** Its name in the JSON, by which a refusal finds it. */
  field: string;
  value: string;
  type?: 'text' | 'date';
  empty?: string;
  onSave: (text: string) => Promise<unknown>;
}

/** A name in a list that a click, or Enter, opens for editing. */
export function NameField({ label, field, value, type = 'text', empty, onSave }: Props) {
  return (
    <InlineField
      field={{ name: field, label, type, value, ...(empty !== undefined && { empty }) }}
      onSave={onSave}
    />
  );
}
