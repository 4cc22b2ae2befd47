/** What is chosen from a list for the marked rows, by the key of its strings. */
export const picks = ['owner', 'team', 'phase', 'tag', 'cycle', 'move'] as const;
export type Pick = (typeof picks)[number];
