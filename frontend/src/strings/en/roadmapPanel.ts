/** Words of the roadmap's panel. */
export const roadmapPanel = {} as const;
