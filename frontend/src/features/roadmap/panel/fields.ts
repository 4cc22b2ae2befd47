import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import type { Field } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';

export const states = [
  'idea',
  'candidate',
  'planned',
  'in_progress',
  'shipped',
  'dropped',
] as const;
const classes = ['', 'mandatory', 'committed', 'compliance'] as const;
const horizons = ['', 'now', 'next', 'later'] as const;

/** By id: two teams, or the phases of two products, may have one name. */
function named(list: readonly { id: string; name: string }[]) {
  return [
    { value: '', label: t('field.none') },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** What decides whether it is done, and what asks for it. */
function classFields({ initiative }: InitiativeDetail): Field[] {
  const chosen: Field = {
    name: 'class',
    label: t('initiative.field.class'),
    type: 'choice',
    value: initiative.class,
    choices: classes.map((value) => ({
      value,
      label: t(`roadmap.class.${value || 'scored'}`),
      listed: t(`initiative.class.${value || 'scored'}.listed`),
    })),
  };
  if (initiative.class === '') return [chosen];
  return [
    chosen,
    {
      name: 'classReason',
      label: t('initiative.field.classReason'),
      type: 'text',
      value: initiative.classReason,
      hint: t('initiative.field.classReason.hint'),
    },
  ];
}

/** Who does it, and when. */
function placeFields({ initiative, teams, phases, cycles }: InitiativeDetail): Field[] {
  const { owner, teamId, phaseId, cycleId, horizon, start, end, tags } = initiative;
  const choice = (name: 'team' | 'phase' | 'cycle', value: string | null, from: typeof teams) => ({
    name,
    label: t(`initiative.field.${name}`),
    type: 'choice' as const,
    value: value ?? '',
    choices: named(from),
  });
  return [
    { name: 'owner', label: t('initiative.field.owner'), type: 'owner', value: owner },
    choice('team', teamId, teams),
    choice('phase', phaseId, phases),
    choice('cycle', cycleId, cycles),
    {
      name: 'horizon',
      label: t('initiative.field.horizon'),
      type: 'choice',
      value: horizon,
      choices: horizons.map((value) => ({
        value,
        label: t(`roadmap.horizon.${value || 'none'}`),
      })),
    },
    { name: 'start', label: t('initiative.field.start'), type: 'date', value: start },
    { name: 'end', label: t('initiative.field.end'), type: 'date', value: end },
    {
      name: 'tags',
      label: t('initiative.field.tags'),
      type: 'text',
      value: tags.join(', '),
      hint: t('initiative.field.tags.hint'),
    },
  ];
}

/** The fields of an initiative, but for its state. */
export function initiativeFields(detail: InitiativeDetail): Field[] {
  const { title, problem, evidence, note } = detail.initiative;
  return [
    { name: 'title', label: t('initiative.field.title'), type: 'long', value: title },
    ...classFields(detail),
    ...placeFields(detail),
    { name: 'problem', label: t('initiative.field.problem'), type: 'note', value: problem },
    { name: 'evidence', label: t('initiative.field.evidence'), type: 'note', value: evidence },
    { name: 'note', label: t('initiative.field.note'), type: 'note', value: note },
  ];
}

const names = [
  'title',
  'state',
  'reason',
  'shipped',
  'class',
  'classReason',
  'owner',
  'team',
  'phase',
  'cycle',
  'horizon',
  'start',
  'end',
  'tags',
  'problem',
  'evidence',
  'note',
  'effort',
  'spent',
  'rating',
  'rank',
] as const;

/** What the fields are called in the story of an initiative, by their names. */
export function fieldNames(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, t(`initiative.field.${name}`)]));
}
