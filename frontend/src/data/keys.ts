/** Names of the cached reads. One read is one call of the bridge. */
export const keys = {
  app: ['app'] as const,
  outlines: ['outline'] as const,
  outline: (cycle: string) => ['outline', cycle] as const,
  details: ['detail'] as const,
  detail: (id: string) => ['detail', id] as const,
  log: ['log'] as const,
  backups: ['backups'] as const,
};
