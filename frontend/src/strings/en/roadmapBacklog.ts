/** Words of the roadmap's backlog. */
export const roadmapBacklog = {} as const;
