/** What is chosen from a list for the marked rows, by the name of the field. */
export const picks = ['state', 'team', 'phase', 'cycle', 'class'] as const;
export type Pick = (typeof picks)[number];
