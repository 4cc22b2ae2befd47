import { createContext, use } from 'react';

/** How high rows are. */
export type RowsShown = 'compact' | 'comfortable';

/** Heights of a row in rem, as the tokens have them. */
const heights: Record<RowsShown, number> = { compact: 2, comfortable: 2.5 };

const RowsContext = createContext<RowsShown>('compact');

/** Gives the person's choice to everything beneath. */
export const RowsProvider = RowsContext.Provider;

/** The height of a row in rem, for lists that draw only what is in sight. */
export function useRows(): number {
  return heights[use(RowsContext)];
}
