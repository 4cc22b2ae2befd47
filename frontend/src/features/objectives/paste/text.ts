/** As many characters as the window takes in one go; longer texts are files. */
export const mostCharacters = 1_000_000;

/** As many lines as become rows in one go; typed.MaxLines in Go. */
export const mostLines = 500;

// What the columns of an outline are usually called; the import knows more names than these.
const heads: ReadonlySet<string> = new Set([
  'title',
  'objective',
  'key result',
  'type',
  'order',
  'owner',
  'team',
  'cycle',
  'period',
  'start',
  'current',
  'target',
  'unit',
  'progress',
  'status',
  'confidence',
  'due',
  'tags',
]);

// As notes and mails have them: a sign and some room before the words.
const bullet = /^(?:[-*•◦▪–·]|\d+[.)])\s+/;

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}

/** Whether a text is a table rather than goals line by line: columns in most lines, or their names. */
export function isTable(text: string): boolean {
  const lines = linesOf(text).map((line) => line.trim().replace(bullet, ''));
  const tabbed = lines.filter((line) => line.includes('\t')).length;
  if (tabbed * 2 > lines.length) return true;
  const cells = (lines[0] ?? '').split(/[,;\t]/);
  const named = cells.filter((cell) => heads.has(cell.trim().toLowerCase()));
  return lines.length > 1 && named.length > 1 && named.length * 2 > cells.length;
}
