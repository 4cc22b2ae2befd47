import type { Criterion, Model } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';

const before = ['title', 'state', 'serves', 'team', 'owner', 'phase', 'cycle', 'horizon'] as const;
const behind = ['effort', 'score', 'rank'] as const;

/** What every model has; the criteria of the shown one stand between the two. */
export type FixedColumn = (typeof before)[number] | (typeof behind)[number];
/** A column of the backlog; "rating/" and the id of a criterion for each of the model's. */
export type Column = FixedColumn | `rating/${string}`;

const ratingMark = 'rating/';

/** The id of the criterion that a column is of; "" for any other column. */
export function criterionOf(column: Column): string {
  return column.startsWith(ratingMark) ? column.slice(ratingMark.length) : '';
}

/** All columns under a model, left to right. */
export function columnsOf(model: Model): Column[] {
  const ratings = model.criteria.map(({ id }): Column => `${ratingMark}${id}`);
  return [...before, ...ratings, ...behind];
}

/** The columns that are not there until the person chooses them. */
export const usuallyHidden: readonly string[] = ['phase', 'cycle', 'horizon'];

/** What stands in the head of a column. */
export function titleOf(column: Column, model: Model): string {
  const criterion = model.criteria.find(({ id }) => id === criterionOf(column));
  if (criterion) return criterion.name;
  return column === 'score' ? model.name : t(`backlog.column.${column as FixedColumn}`);
}

/** What a column holds, in words: the question of a criterion and its unit. */
export function hintOf(column: Column, model: Model): string {
  const criterion = model.criteria.find(({ id }) => id === criterionOf(column));
  if (criterion) return [criterion.note, criterion.unit].filter(Boolean).join(' · ');
  if (column === 'score') return model.formula;
  return column === 'effort' ? t('backlog.column.effort.hint') : '';
}

// rem; the title takes what is left.
const widths: Record<Exclude<FixedColumn, 'title'>, number> = {
  state: 7,
  serves: 9,
  team: 6.25,
  owner: 3.5,
  phase: 6.5,
  cycle: 5.5,
  horizon: 4.25,
  effort: 5.25,
  score: 7.75,
  rank: 3.75,
};
const ratingWidth = { least: 4.5, most: 7 }; // as far as the head asks for it
const perLetter = 0.42; // rem of a head, about
const perFigure = 0.46; // rem of a cell, about
const padding = 1.25; // rem of a head or cell
const titleLeast = 14; // rem that the title likes
const titleFloor = 10; // rem below which the table scrolls sideways instead
// What gives way first while the title has less than it likes; the panel has what is left out.
const givingWay: readonly Column[] = [
  'horizon',
  'cycle',
  'phase',
  'owner',
  'serves',
  'state',
  'team',
];

/** How many letters the longest cell of a column of estimates has; none is asked of the others. */
export type Lengths = ReadonlyMap<Column, number>;

function widthOf(column: Column, model: Model, lengths: Lengths): number {
  if (column === 'title') return titleLeast;
  const said = (lengths.get(column) ?? 0) * perFigure + padding;
  if (criterionOf(column) === '') {
    return Math.max(widths[column as Exclude<FixedColumn, 'title'>], said);
  }
  const head = titleOf(column, model).length * perLetter + padding;
  return Math.max(Math.min(ratingWidth.most, Math.max(ratingWidth.least, head)), said);
}

export interface Layout {
  shown: Column[];
  /** Tracks of the grid. */
  template: string;
  /** rem below which the table scrolls sideways. */
  least: number;
}

/** The columns that a width in rem has room for, of those that are wanted; no range is cut off. */
export function layoutFor(
  width: number,
  model: Model,
  hidden: readonly string[],
  lengths: Lengths,
): Layout {
  let shown = columnsOf(model).filter((column) => !hidden.includes(column));
  const taken = () => shown.reduce((sum, column) => sum + widthOf(column, model, lengths), 0);
  for (const column of givingWay) {
    if (taken() <= width) break;
    shown = shown.filter((each) => each !== column);
  }
  const template = shown
    .map((column) =>
      column === 'title'
        ? `minmax(${titleFloor}rem, 1fr)`
        : `${widthOf(column, model, lengths)}rem`,
    )
    .join(' ');
  return { shown, template, least: taken() - titleLeast + titleFloor };
}

/** Whether figures stand in a column, at its end. */
export function isFigure(column: Column, model: Model): boolean {
  if (column === 'score') return !isBanded(model);
  if (column === 'effort' || column === 'rank') return true;
  return criterionOf(column) !== '' && model.method !== 'moscow';
}

/** Whether a model gives a band or a category rather than a number. */
export function isBanded({ method }: Model): boolean {
  return method === 'kano' || method === 'moscow' || method === 'value_effort';
}

/** The criterion that a column of ratings is of. */
export function criterionIn(model: Model, column: Column): Criterion | undefined {
  const id = criterionOf(column);
  return id === '' ? undefined : model.criteria.find((each) => each.id === id);
}
