export const backups = {
  'backups.title': 'Backups',
} as const;
