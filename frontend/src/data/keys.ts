/** Names of the cached reads. One read is one call of the bridge. */
export const keys = {
  app: ['app'] as const,
  outlines: ['outline'] as const,
  outline: (cycle: string) => ['outline', cycle] as const,
  details: ['detail'] as const,
  detail: (id: string) => ['detail', id] as const,
  kpis: ['kpis'] as const,
  kpiDetails: ['kpi'] as const,
  kpiDetail: (id: string) => ['kpi', id] as const,
  due: ['due'] as const,
  dueOf: (cycle: string, owner: string) => ['due', cycle, owner] as const,
  trial: (grid: string) => ['trial', grid] as const,
  log: ['log'] as const,
  backups: ['backups'] as const,
};
