import type { Kind, KeyResult, Objective } from '~/bridge/types';
import type { Choice } from '~/fields/ChoiceInput';
import type { Field } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';

/** What a list of choices is made of: those of the plan are known to the panel alone. */
export type Choices = Record<'kind' | 'type' | 'team' | 'phase' | 'yesNo', readonly Choice[]>;

/** The fields of an objective. */
export function objectiveFields(objective: Objective, choices: Choices): Field[] {
  const { title, note, owner, teamId, phaseId, type } = objective;
  return [
    { name: 'title', label: t('panel.field.title'), type: 'long', value: title },
    { name: 'note', label: t('panel.field.note'), type: 'note', value: note },
    { name: 'owner', label: t('panel.field.owner'), type: 'owner', value: owner },
    {
      name: 'team',
      label: t('panel.field.team'),
      type: 'choice',
      value: teamId,
      choices: choices.team,
    },
    {
      name: 'phase',
      label: t('panel.field.phase'),
      type: 'choice',
      value: phaseId,
      choices: choices.phase,
    },
    {
      name: 'type',
      label: t('panel.field.type'),
      type: 'choice',
      value: type,
      choices: choices.type,
    },
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
  yes_no: [],
  baseline: ['current', 'baselinePoints'],
};

// Numbers without the unit of what is measured.
const unitless: readonly NumberField[] = ['weight', 'baselinePoints'];
// Dates that follow the cycle until somebody sets them.
const asCycle = { empty: t('panel.date.cycle') };

/** The fields that a key result of its kind has. */
export function keyResultFields(keyResult: KeyResult, choices: Choices): Field[] {
  const { title, note, kind, unit, owner, startDate, due } = keyResult;
  const number = (name: NumberField): Field => ({
    name,
    label: t(`panel.field.${name}`),
    type: 'number',
    value: keyResult[name],
    unit: unitless.includes(name) ? '' : unit,
  });
  const numbers =
    kind === 'yes_no' ? [reached(keyResult, choices)] : numbersOf[kind].map((name) => number(name));
  return [
    { name: 'title', label: t('panel.field.title'), type: 'long', value: title },
    { name: 'note', label: t('panel.field.note'), type: 'note', value: note },
    { name: 'owner', label: t('panel.field.owner'), type: 'owner', value: owner },
    {
      name: 'kind',
      label: t('panel.field.kind'),
      type: 'choice',
      value: kind,
      choices: choices.kind,
    },
    // Neither has anything that a unit could be of.
    ...(kind === 'yes_no' || kind === 'milestones' ? [] : [unitField(unit)]),
    ...numbers,
    {
      name: 'startDate',
      label: t('panel.field.startDate'),
      type: 'date',
      value: startDate,
      ...asCycle,
    },
    { name: 'due', label: t('panel.field.due'), type: 'date', value: due, ...asCycle },
    number('weight'),
  ];
}

function unitField(unit: string): Field {
  return { name: 'unit', label: t('panel.field.unit'), type: 'text', value: unit };
}

/** A yes or no is chosen, not typed. */
function reached({ current }: KeyResult, choices: Choices): Field {
  const value = current === null ? null : current === 1 ? 'yes' : 'no';
  return {
    name: 'current',
    label: t('panel.field.reached'),
    type: 'choice',
    value,
    choices: choices.yesNo,
  };
}
