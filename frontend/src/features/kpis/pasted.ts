/** What rows from a spreadsheet are, as far as one sees without reading them: the import asks. */
export type PastedKind = 'values' | 'measurements' | 'kpis';

// What columns are usually called; the import knows more names than these.
const dated: ReadonlySet<string> = new Set(
  'period date day week month quarter year value actual measurement numerator'.split(' '),
);
const defining: ReadonlySet<string> = new Set(
  'unit target owner formula direction frequency definition category question source'.split(' '),
);
const naming: ReadonlySet<string> = new Set(['kpi', 'name', 'metric', 'indicator']);

const figure = /^[-+−]?[€$£]?\s?\d[\d\s.,'’]*\s?[%€$£]?$/;

/** Parted by commas only where nothing else parts them: "1,5" is one figure, and so are its halves. */
function cellsOf(line: string): string[] {
  return line.split(/[\t;]/.test(line) ? /[\t;]/ : ',').map((cell) => cell.trim());
}

/**
 * Whether rows are values of the chosen KPI, values that say whose they are, or definitions of
 * KPIs. Names of columns decide, else whether most rows have a figure.
 */
export function pastedKind(text: string, isChosen: boolean): PastedKind {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const head = cellsOf(lines[0] ?? '').map((cell) => cell.toLowerCase());
  const has = (names: ReadonlySet<string>) => head.some((cell) => names.has(cell));
  if (has(defining) && !has(dated)) return 'kpis';
  const counted = lines.filter((line) => cellsOf(line).some((cell) => figure.test(cell)));
  if (!has(dated) && counted.length * 2 < lines.length) return 'kpis';
  return isChosen && !has(naming) ? 'values' : 'measurements';
}
