import type { Initiative, Model, Range } from '~/bridge/roadmapTypes';
import { rangeParts } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { commonDecimals, type Format } from '~/ui/format';
import { horizons, states } from './arrange';
import { classes } from './arrange';
import { type Column, criterionOf } from './columns';
import { type FilterField, type Grouping, nothing } from './view';

/** How many decimals the figures of a column have, so that they line up. */
export interface Decimals {
  score: number;
  effort: number;
  /** By criterion; those on a scale of levels are written as the levels are. */
  ratings: ReadonlyMap<string, number | undefined>;
}

const most = 2; // decimals of an effort or a rating: more is no estimate
const large = 100; // a score from here on is told without decimals
const middling = 10; // and from here on with one

/** The decimals of all figures under a model. */
export function decimalsIn(initiatives: readonly Initiative[], model: Model): Decimals {
  const values = new Map<string, (number | null)[]>(model.criteria.map(({ id }) => [id, []]));
  let highest = 0;
  for (const { score, ratings } of initiatives) {
    highest = Math.max(highest, Math.abs(score ?? 0));
    for (const { criterion, likely } of ratings) values.get(criterion)?.push(likely);
  }
  const ratings = model.criteria.map(({ id, levels }): [string, number | undefined] => [
    id,
    levels.length > 0 ? undefined : Math.min(most, commonDecimals(values.get(id) ?? [])),
  ]);
  return {
    score: highest >= large ? 0 : highest >= middling ? 1 : most,
    effort: Math.min(most, commonDecimals(initiatives.map(({ effort }) => effort))),
    ratings: new Map(ratings),
  };
}

/** The estimate of a cell that holds one: of a criterion, or the effort where one team has it. */
export function rangeOf(initiative: Initiative, column: Column): Range | undefined {
  if (column === 'effort') {
    return initiative.efforts.length === 1 ? initiative.efforts[0] : undefined;
  }
  return initiative.ratings.find(({ criterion }) => criterion === criterionOf(column));
}

/** What a cell holds as text, as it is typed. */
export function editText(initiative: Initiative, column: Column): string {
  switch (column) {
    case 'title':
      return initiative.title;
    case 'state':
      return initiative.state;
    case 'owner':
      return initiative.owner ?? '';
    case 'team':
      return initiative.teamId ?? '';
    case 'phase':
      return initiative.phaseId ?? '';
    case 'cycle':
      return initiative.cycleId ?? '';
    case 'horizon':
      return initiative.horizon;
    default:
      return rangeOf(initiative, column)?.text ?? '';
  }
}

// Estimates stay the same objects from one page to the next, and few of thousands change.
const measured = new WeakMap<
  Range,
  { format: Format; digits: number | undefined; letters: number }
>();

/** How many letters an estimate takes in its cell. */
function lettersOf(range: Range, format: Format, digits: number | undefined): number {
  const known = measured.get(range);
  if (known?.format === format && known.digits === digits) return known.letters;
  const { likely, between } = rangeParts(range, format, { decimals: digits });
  const letters = between === '' ? likely.length : likely.length + between.length + 2;
  measured.set(range, { format, digits, letters });
  return letters;
}

/** The letters of the longest estimate of each column that shows one. */
export function rangeLengths(
  initiatives: readonly Initiative[],
  model: Model,
  decimals: Decimals,
  format: Format,
): Map<Column, number> {
  const lengths = new Map<Column, number>();
  if (model.method === 'moscow') return lengths; // levels are words, which may be cut off
  const take = (column: Column, range: Range, digits: number | undefined) => {
    lengths.set(column, Math.max(lengths.get(column) ?? 0, lettersOf(range, format, digits)));
  };
  for (const { ratings, efforts } of initiatives) {
    for (const rating of ratings) {
      take(`rating/${rating.criterion}`, rating, decimals.ratings.get(rating.criterion));
    }
    const [only] = efforts.length === 1 ? efforts : [];
    if (only) take('effort', only, decimals.effort);
  }
  return lengths;
}

/** The name of a value that is a word of Cairn; null where it is of the plan. */
function ownWord(field: FilterField | Grouping, value: string): string | null {
  if (value === nothing) return t(`backlog.none.${field as Exclude<FilterField, 'scored'>}`);
  const state = states.find((each) => each === value);
  if (field === 'state') return state ? t(`roadmap.state.${state}`) : value;
  const kind = classes.find((each) => each === value);
  if (field === 'class') return kind ? t(`roadmap.class.${kind}`) : value;
  const horizon = horizons.find((each) => each === value);
  if (field === 'horizon') return horizon ? t(`roadmap.horizon.${horizon}`) : value;
  if (field === 'scored') {
    return t(value === 'scored' ? 'backlog.scored' : 'backlog.unscored');
  }
  return null;
}

/** Says in words what a value of a field is; `names` has those of the plan by id. */
export function valueWords(
  field: FilterField | Grouping,
  value: string,
  names: ReadonlyMap<string, string>,
): string {
  return ownWord(field, value) ?? names.get(value) ?? (field === 'tag' ? value : t('view.gone'));
}
