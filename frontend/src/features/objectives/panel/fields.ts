import type { Counting, Kind, KeyResult, Objective } from '~/bridge/types';
import type { Choice } from '~/fields/ChoiceInput';
import { datedTargets } from '~/fields/datedTargets';
import type { Field } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';

/** What a list of choices is made of: those of the plan are known to the panel alone. */
export type Choices = Record<
  'kind' | 'type' | 'team' | 'phase' | 'yesNo' | 'drivers',
  readonly Choice[]
>;

/** The fields of an objective. */
export function objectiveFields(
  objective: Objective,
  choices: Choices,
  shown: (progress: number) => string,
): Field[] {
  const { title, note, owner, teamId, phaseId, type, drivenBy, weight } = objective;
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
    {
      name: 'drivers',
      label: t('panel.field.drivers'),
      type: 'choice',
      value: drivenBy,
      choices: choices.drivers,
    },
    ...(drivenBy === 'manual' ? byHand(objective, shown) : []),
    { name: 'weight', label: t('panel.field.weight'), type: 'number', value: weight },
  ];
}

/** What a person says in place of the drivers. */
function byHand(
  { manualProgress, manualReason }: Objective,
  shown: (progress: number) => string,
): Field[] {
  return [
    {
      name: 'manualProgress',
      label: t('panel.field.manualProgress'),
      type: 'text',
      value: manualProgress === null ? null : shown(manualProgress),
    },
    {
      name: 'manualReason',
      label: t('panel.field.manualReason'),
      type: 'note',
      value: manualReason,
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

// What each kind may count besides what each value is by then; the rules of the backend.
const countingsOf: Record<Kind, readonly Counting[]> = {
  increase: ['', 'sum'],
  decrease: ['', 'sum'],
  at_least: ['', 'weekly', 'monthly', 'quarterly'],
  at_most: ['', 'weekly', 'monthly', 'quarterly'],
  range: ['', 'weekly', 'monthly', 'quarterly'],
  milestones: [],
  yes_no: [],
  baseline: [],
};

/** How values count, and how they get to the target. */
function wayFields({ kind, counting, curve, targetLines }: KeyResult): Field[] {
  const countings = countingsOf[kind];
  const isWay = kind === 'increase' || kind === 'decrease';
  const way: Field[] = [
    {
      name: 'curve',
      label: t('panel.field.curve'),
      type: 'choice',
      value: curve,
      choices: (['', 's_curve', 'steps'] as const).map((value) => ({
        value,
        label: t(targetLines === '' ? `curve.${value}` : `curve.dated.${value}`),
      })),
    },
    datedTargets(t('panel.field.targetLines'), targetLines),
  ];
  return [
    ...(countings.length > 0
      ? [
          {
            name: 'counting',
            label: t('panel.field.counting'),
            type: 'choice' as const,
            value: counting,
            choices: countings.map((value) => ({
              value,
              label: t(`counting.${value}`),
              listed: t(`counting.${value}.listed`),
            })),
          },
        ]
      : []),
    ...(isWay ? way : []),
  ];
}

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
    ...wayFields(keyResult),
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
