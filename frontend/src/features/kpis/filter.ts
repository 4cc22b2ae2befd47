import type { KPI } from '~/bridge/types';

/** Which KPIs to show; "" is all of them. */
export interface Filter {
  product: string;
  category: string;
  /** A state, "current" for drafts and active ones, or "" for all. */
  state: string;
}

export const noFilter: Filter = { product: '', category: '', state: 'current' };

/** The category of those that have none, as the filter names it. */
export const uncategorised = '\u0000';

/** Whether a value that was remembered is a filter. */
export function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(noFilter).every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );
}

/** The KPIs that a filter lets through. */
export function filtered(kpis: readonly KPI[], { product, category, state }: Filter): KPI[] {
  return kpis.filter(
    (kpi) =>
      (product === '' || kpi.productId === product) &&
      (category === '' || (kpi.category || uncategorised) === category) &&
      (state === '' || kpi.state === state || (state === 'current' && kpi.state !== 'retired')),
  );
}
