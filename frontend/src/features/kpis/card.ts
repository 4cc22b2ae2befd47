import type { KPI, KPIDetail } from '~/bridge/types';
import type { Choice } from '~/fields/ChoiceInput';
import { datedTargets } from '~/fields/datedTargets';
import type { Field, FieldType } from '~/fields/FieldEditor';
import { type Key, t } from '~/strings/strings';
import type { Format } from '~/ui/format';

type Name = Key extends infer K
  ? K extends `kpi.field.${infer N}`
    ? N & keyof KPI
    : never
  : never;

/** A group of the definition card. */
export interface Group {
  title: string;
  /** What is to know about all of it; "" for nothing. */
  line: string;
  fields: Field[];
}

// How the fields of the card are edited, in the order in which people read them.
const groups = {
  general: {
    name: 'long',
    key: 'choice',
    category: 'text',
    product: 'choice',
    owner: 'owner',
    backupOwner: 'owner',
    question: 'note',
    decision: 'note',
  },
  number: {
    direction: 'choice',
    frequency: 'choice',
    unitKind: 'choice',
    unit: 'text',
    decimals: 'number',
    aggregation: 'choice',
    cumulative: 'choice',
    timing: 'choice',
    tier: 'choice',
  },
  target: {
    target: 'number',
    targetDate: 'date',
    targetLines: 'lines',
    interpolation: 'choice',
    greenLow: 'number',
    greenHigh: 'number',
    amberLow: 'number',
    amberHigh: 'number',
    baseline: 'number',
    baselineDate: 'date',
    lowest: 'number',
    highest: 'number',
  },
  meaning: {
    definition: 'note',
    formula: 'note',
    numerator: 'note',
    denominator: 'note',
    inclusions: 'note',
    exclusions: 'note',
    nullRule: 'note',
    grain: 'note',
    source: 'text',
    sourceLink: 'text',
  },
  care: {
    counterMetric: 'choice',
    gaming: 'note',
    action: 'note',
    validFrom: 'date',
    validTo: 'date',
    note: 'note',
  },
  benchmark: { benchmark: 'number', benchmarkSource: 'text', benchmarkDate: 'date' },
} satisfies Record<string, Partial<Record<Name, FieldType>>>;

const unitless: readonly string[] = ['decimals'];

function choicesOf(detail: KPIDetail): Partial<Record<Name, readonly Choice[]>> {
  const { others, products } = detail;
  return {
    key: (['yes', 'no'] as const).map((value) => ({ value, label: t(`value.${value}`) })),
    product: products.map(({ id, name }) => ({ value: id, label: name })),
    direction: (['up', 'down', 'range', 'neutral'] as const).map((value) => ({
      value,
      label: t(`direction.${value}`),
    })),
    frequency: (
      ['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'as_it_happens'] as const
    ).map((value) => ({ value, label: t(`frequency.${value}`) })),
    unitKind: (['number', 'percent', 'currency', 'duration', 'ratio', 'score'] as const).map(
      (value) => ({ value, label: t(`unitKind.${value}`) }),
    ),
    aggregation: (['last', 'sum', 'mean', 'max', 'min', 'count', 'weighted'] as const).map(
      (value) => ({ value, label: t(`aggregation.${value}`) }),
    ),
    cumulative: (['', 'never', 'weekly', 'monthly', 'quarterly', 'yearly'] as const).map(
      (value) => ({ value, label: t(`cumulative.${value || 'alone'}`) }),
    ),
    interpolation: [
      { value: '', label: t('interpolation.line') },
      { value: 'step', label: t('interpolation.step') },
    ],
    timing: [
      { value: '', label: t('timing.none') },
      ...(['leading', 'lagging'] as const).map((value) => ({ value, label: t(`timing.${value}`) })),
    ],
    tier: [
      { value: '', label: t('tier.none') },
      ...(['input', 'output', 'outcome', 'impact'] as const).map((value) => ({
        value,
        label: t(`tier.${value}`),
      })),
    ],
    counterMetric: [
      { value: '', label: t('field.none') },
      ...others.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}

/** The definition card, grouped. */
export function cardOf(detail: KPIDetail, today: string, format: Format): Group[] {
  const choices = choicesOf(detail);
  const { kpi } = detail;
  const field = (name: Name, type: FieldType): Field => {
    const label = t(`kpi.field.${name}`);
    if (name === 'targetLines') return datedTargets(label, kpi.targetLines);
    return {
      name,
      label,
      type,
      value: valueOf(kpi, name),
      ...(type === 'number' && !unitless.includes(name) && { unit: kpi.unit }),
      ...(choices[name] && { choices: choices[name] }),
    };
  };
  return (Object.keys(groups) as (keyof typeof groups)[]).map((group) => ({
    title: t(`kpi.group.${group}`),
    line: group === 'meaning' ? versionOf(kpi, today, format) : '',
    fields: Object.entries(groups[group]).map(([name, type]) => field(name as Name, type)),
  }));
}

/** Which definition counts, once it was changed. */
function versionOf(
  { definitionVersion, definitionSince }: KPI,
  today: string,
  format: Format,
): string {
  if (definitionSince === null) return '';
  const since = format.date(definitionSince, today);
  return t('kpi.version', { version: definitionVersion, since });
}

function valueOf(kpi: KPI, name: Name): string | number | null {
  if (name === 'key') return kpi.key ? 'yes' : 'no';
  if (name === 'product') return kpi.productId ?? '';
  if (name === 'counterMetric') return kpi.counterMetricId ?? '';
  return kpi[name];
}

/** What the fields of the card are called, by their names. */
export function fieldNames(): Record<string, string> {
  const names = Object.values(groups).flatMap((group) => Object.keys(group) as Name[]);
  return {
    ...Object.fromEntries(names.map((name) => [name, t(`kpi.field.${name}`)])),
    state: t('kpi.state'),
  };
}
