import type { Horizon, Initiative, InitiativeState, Roadmap } from '~/bridge/roadmapTypes';

/** What the columns of the board are. */
export const arrangements = ['horizon', 'phase', 'state'] as const;
export type Arrangement = (typeof arrangements)[number];

export function isArrangement(value: unknown): value is Arrangement {
  return arrangements.some((each) => each === value);
}

const horizons: readonly Horizon[] = ['now', 'next', 'later', ''];
const open: readonly InitiativeState[] = ['idea', 'candidate', 'planned', 'in_progress'];
const over: readonly InitiativeState[] = ['shipped', 'dropped'];

/** A phase of the plan, and of which product it is. */
export interface Phase {
  id: string;
  name: string;
  product: string;
}

export interface Column {
  /** The horizon, the state or the id of the phase; "" is none. */
  key: string;
  /** The name of a phase; null where the words are known by the key. */
  name: string | null;
  /** In the order of the backlog. */
  rows: Initiative[];
  /** Its initiatives are not asked for: only its head is drawn. */
  isFolded: boolean;
  /** Of all that have an estimate, person-months. */
  effort: number;
  unestimated: number;
  /** What the teams have to give, of Now alone; null where nobody has said. */
  capacity: number | null;
}

/** Whether nothing more will be done about an initiative. */
export function isOver({ state }: Initiative): boolean {
  return over.includes(state);
}

/** The column that an initiative stands in. */
export function columnOf(row: Initiative, by: Arrangement): string {
  switch (by) {
    case 'horizon':
      return row.horizon;
    case 'phase':
      return row.phaseId ?? '';
    case 'state':
      return row.state;
  }
}

/** What all teams that have said so have to give in the cycle. */
function capacityOf({ teams }: Roadmap): number | null {
  const known = teams.flatMap(({ capacity }) => (capacity === null ? [] : [capacity]));
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}

/** The phases of the products that initiatives are of; of the first product where none has one. */
export function phasesOf(rows: readonly Initiative[], phases: readonly Phase[]): Phase[] {
  const used = new Set(rows.map(({ phaseId }) => phaseId));
  const products = new Set(phases.filter(({ id }) => used.has(id)).map(({ product }) => product));
  const [first] = phases;
  if (products.size === 0 && first) products.add(first.product);
  return phases.filter(({ product }) => products.has(product));
}

/** The columns of the board, each with its initiatives. */
export function columnsOf(
  page: Roadmap,
  by: Arrangement,
  phases: readonly Phase[],
  withOver: boolean,
): Column[] {
  const { initiatives } = page;
  const shown = phasesOf(initiatives, phases);
  const keys: readonly string[] =
    by === 'horizon'
      ? horizons
      : by === 'state'
        ? [...open, ...over]
        : ['', ...shown.map(({ id }) => id)];
  const inKey = new Map<string, Initiative[]>(keys.map((key) => [key, []]));
  for (const row of initiatives) {
    // By state what is over has columns of its own, which say how many there are.
    if (by === 'state' || withOver || !isOver(row)) inKey.get(columnOf(row, by))?.push(row);
  }
  const capacity = capacityOf(page);
  return keys.map((key) => {
    const rows = inKey.get(key) ?? [];
    return {
      key,
      name: by === 'phase' ? (shown.find(({ id }) => id === key)?.name ?? null) : null,
      rows,
      isFolded: by === 'state' && !withOver && over.some((each) => each === key),
      effort: rows.reduce((sum, { effort }) => sum + (effort ?? 0), 0),
      unestimated: rows.filter(({ effort }) => effort === null).length,
      capacity: by === 'horizon' && key === 'now' ? capacity : null,
    };
  });
}

/**
 * What an initiative goes before in the backlog to be the `at`th of a column, from 0, counted without
 * itself; "" is the end. Null where it would stand there anyway: then the order stays as it is.
 */
export function beforeAt(
  backlog: readonly Initiative[],
  column: readonly Initiative[],
  id: string,
  at: number,
): string | null {
  const rest = column.filter((row) => row.id !== id);
  const above = rest[at - 1];
  const below = rest[at];
  const places = new Map(backlog.map((row, place) => [row.id, place]));
  const placeOf = (row: Initiative | undefined, none: number) =>
    row === undefined ? none : (places.get(row.id) ?? none);
  const own = places.get(id) ?? -1;
  if (placeOf(above, -1) < own && own < placeOf(below, backlog.length)) return null;
  if (below) return below.id;
  const others = backlog.filter((row) => row.id !== id);
  const last = above ? others.indexOf(above) : others.length - 1;
  return others[last + 1]?.id ?? '';
}

/** Where an initiative comes to stand in another column, by the order of the backlog. */
export function landingIn(
  backlog: readonly Initiative[],
  column: readonly Initiative[],
  id: string,
): number {
  const places = new Map(backlog.map((row, place) => [row.id, place]));
  const own = places.get(id) ?? 0;
  return column.filter((row) => row.id !== id && (places.get(row.id) ?? 0) < own).length;
}

/** The backlog with an initiative before another one. */
export function reordered(
  backlog: readonly Initiative[],
  id: string,
  before: string,
): Initiative[] {
  const moved = backlog.filter((row) => row.id === id);
  const rest = backlog.filter((row) => row.id !== id);
  const at = before === '' ? rest.length : rest.findIndex((row) => row.id === before);
  return at < 0 ? [...backlog] : [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** An initiative as it is in another column, before the backend has said so. */
export function inColumn(
  row: Initiative,
  by: Arrangement,
  key: string,
  phases: readonly Phase[],
): Initiative {
  switch (by) {
    case 'horizon':
      return { ...row, horizon: horizons.find((each) => each === key) ?? row.horizon };
    case 'phase':
      return {
        ...row,
        phaseId: key || null,
        phase: phases.find(({ id }) => id === key)?.name ?? null,
      };
    case 'state':
      return { ...row, state: stateOf(key) ?? row.state };
  }
}

/** The state that a column is of, where the columns are states. */
export function stateOf(key: string): InitiativeState | undefined {
  return [...open, ...over].find((each) => each === key);
}

/** The horizon that a column is of. */
export function horizonOf(key: string): Horizon {
  return horizons.find((each) => each === key) ?? '';
}
