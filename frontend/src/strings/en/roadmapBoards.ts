/** Words of the roadmap's boards. */
export const roadmapBoards = {} as const;
