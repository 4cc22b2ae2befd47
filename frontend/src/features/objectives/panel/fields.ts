import type { Kind, KeyResult, Objective } from '~/bridge/types';
import type { Key } from '~/strings/strings';

/** How a field is edited. */
export type FieldType = 'text' | 'note' | 'number' | 'date' | 'owner' | 'choice';

/** One field of the panel. Its name is that of the JSON, which the backend edits by. */
export interface Field {
  name: string;
  label: Key & `panel.field.${string}`;
  type: FieldType;
  /** Its value as text, such as editing begins with. */
  value: string | number | null;
}

export function objectiveFields(objective: Objective): Field[] {
  const { title, note, owner, team, phase, type } = objective;
  return [
    { name: 'title', label: 'panel.field.title', type: 'text', value: title },
    { name: 'note', label: 'panel.field.note', type: 'note', value: note },
    { name: 'owner', label: 'panel.field.owner', type: 'owner', value: owner },
    { name: 'team', label: 'panel.field.team', type: 'choice', value: team },
    { name: 'phase', label: 'panel.field.phase', type: 'choice', value: phase },
    { name: 'type', label: 'panel.field.type', type: 'choice', value: type },
  ];
}

type NumberField =
  | 'start'
  | 'current'
  | 'target'
  | 'low'
  | 'high'
  | 'tolerance'
  | 'commit'
  | 'stretch'
  | 'baselinePoints'
  | 'weight';

// What each kind asks for; `contracts.md` says what the fields mean.
const numbersOf: Record<Kind, readonly NumberField[]> = {
  increase: ['start', 'current', 'target', 'commit', 'stretch'],
  decrease: ['start', 'current', 'target', 'commit', 'stretch'],
  at_least: ['current', 'target'],
  at_most: ['current', 'target'],
  range: ['current', 'low', 'high', 'tolerance'],
  milestones: [],
  yes_no: ['current'],
  baseline: ['current', 'baselinePoints'],
};

export function keyResultFields(keyResult: KeyResult): Field[] {
  const { title, note, kind, unit, owner, startDate, due } = keyResult;
  const number = (name: NumberField): Field => ({
    name,
    label: `panel.field.${name}`,
    type: 'number',
    value: keyResult[name],
  });
  return [
    { name: 'title', label: 'panel.field.title', type: 'text', value: title },
    { name: 'note', label: 'panel.field.note', type: 'note', value: note },
    { name: 'owner', label: 'panel.field.owner', type: 'owner', value: owner },
    { name: 'kind', label: 'panel.field.kind', type: 'choice', value: kind },
    { name: 'unit', label: 'panel.field.unit', type: 'text', value: unit },
    ...numbersOf[kind].map(number),
    { name: 'startDate', label: 'panel.field.startDate', type: 'date', value: startDate },
    { name: 'due', label: 'panel.field.due', type: 'date', value: due },
    number('weight'),
  ];
}
