/** Words of the roadmap's ranking. */
export const roadmapRanking = {} as const;
