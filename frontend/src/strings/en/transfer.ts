export const transfer = {
  'transfer.title': 'Import a spreadsheet',
} as const;
