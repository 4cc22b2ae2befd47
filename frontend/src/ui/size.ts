const units = ['KB', 'MB', 'GB'] as const;

/** The size of a file in powers of 1000, as file managers show it: "812 B", "42 KB", "1.3 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit = 0;
  // 999.5 and more would be shown as 1000.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0)} ${units[unit]}`;
}
