import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { FileKind, ImportRequest, SheetRequest } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useRemembered } from '~/data/remembered';
import { t } from '~/strings/strings';
import { handedOver } from './handedOver';

type PartyKind = 'person' | 'team';
/** First and last day as typed, not yet checked. */
export interface TypedSpan {
  start: string;
  end: string;
}

/** Where rows come from: a file, or text that was pasted where `path` is "". */
export interface Source {
  path: string;
  text: string;
}

/**
 * What a person has chosen for an import so far. It is remembered with the plan, so that neither
 * reading the preview again nor a look at another screen loses any of it.
 */
export interface Draft extends Source {
  /** What the file holds. */
  kind: FileKind;
  /** Of a workbook; "" is the first that is not hidden. */
  sheet: string;
  /** Id of the cycle of rows that name none; "" is the one under way. */
  cycle: string;
  delimiter: string;
  encoding: string;
  header: ImportRequest['header'];
  /** Column to field, for each way of reading the file: another delimiter makes other columns. */
  columns: Record<string, Record<string, string>>;
  decimalMark: ImportRequest['choices']['decimalMark'];
  dateOrder: ImportRequest['choices']['dateOrder'];
  scale: Record<string, number>;
  /** Owners by name, where a person said what they are. */
  kinds: Record<string, PartyKind>;
  cycles: Record<string, TypedSpan>;
  /** Of measurements: whose they are where no column says so. */
  kpi: string;
  duplicates: SheetRequest['duplicates'];
  existing: SheetRequest['existing'];
  /** Of measurements: the reason of what is replaced. */
  why: string;
  /** Leaves rows out that cannot be read. */
  skipFaulty: boolean;
  /** Of check-ins: the day that they are of. */
  date: string;
}

/** What files can hold, in the order in which a person chooses. */
export const fileKinds: readonly FileKind[] = [
  'outline',
  'measurements',
  'kpis',
  'roadmap',
  'check_ins',
];

/** Nothing chosen: Cairn finds everything out. */
export function newDraft({ path, text }: Source, kind: FileKind = 'outline'): Draft {
  return {
    path,
    text,
    kind,
    sheet: '',
    cycle: '',
    delimiter: '',
    encoding: '',
    header: '',
    columns: {},
    decimalMark: '',
    dateOrder: '',
    scale: {},
    kinds: {},
    cycles: {},
    kpi: '',
    duplicates: '',
    existing: '',
    why: '',
    skipFaulty: false,
    date: '',
  };
}

/** Whether a person has chosen anything. */
export function hasChoices(draft: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(newDraft(draft, draft.kind));
}

/** What the rows come from, in words. */
export function nameOf({ path }: Source): string {
  return path === '' ? t('import.pasted') : (path.split(/[\\/]/).at(-1) ?? path);
}

const readingOf = ({ sheet, delimiter, encoding, header }: Draft) =>
  JSON.stringify([sheet, delimiter, encoding, header]);

/** The columns that were chosen for the file as it is read now. */
export function chosenColumns(draft: Draft): Record<string, string> {
  return draft.columns[readingOf(draft)] ?? {};
}

/** The draft with one column meaning something else. */
export function withColumn(draft: Draft, column: string, field: string): Pick<Draft, 'columns'> {
  return {
    columns: {
      ...draft.columns,
      [readingOf(draft)]: { ...chosenColumns(draft), [column]: field },
    },
  };
}

const civilDate = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!civilDate.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** What is wrong with the dates of a cycle: nothing, where they are sound or not there at all. */
export function spanFault({ start, end }: TypedSpan): 'incomplete' | 'order' | null {
  if (start === '' && end === '') return null;
  if (!isDate(start) || !isDate(end)) return 'incomplete';
  return start <= end ? null : 'order';
}

/** The request of a draft: dates that are not complete yet stay behind. */
export function toRequest(draft: Draft, token = ''): ImportRequest {
  const { path, text, sheet, cycle, delimiter, encoding, header } = draft;
  const { decimalMark, dateOrder, scale } = draft;
  const named = (kind: PartyKind) =>
    Object.keys(draft.kinds)
      .filter((name) => draft.kinds[name] === kind)
      .sort();
  const spans = Object.entries(draft.cycles).filter(
    ([, span]) => span.start !== '' && spanFault(span) === null,
  );
  return {
    path,
    text,
    sheet,
    cycle,
    delimiter,
    encoding,
    header,
    columns: chosenColumns(draft),
    choices: {
      decimalMark,
      dateOrder,
      scale,
      teams: named('team'),
      people: named('person'),
      cycles: Object.fromEntries(spans),
    },
    token,
  };
}

/** The request for a file of measurements, KPI definitions or check-ins. */
export function toSheetRequest(draft: Draft, token = ''): SheetRequest {
  const { path, text, sheet, delimiter, encoding, header, decimalMark, dateOrder } = draft;
  const { duplicates, existing, why, skipFaulty, kpi, date } = draft;
  return {
    ...{ path, text, sheet, columns: chosenColumns(draft), delimiter, encoding, header },
    ...{ decimalMark, dateOrder, duplicates, existing, why, skipFaulty, kpi, date, token },
  };
}

function isDraft(value: unknown): value is Draft | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const wanted = newDraft({ path: '', text: '' });
  return Object.entries(wanted).every(
    ([key, sample]) => typeof (value as Record<string, unknown>)[key] === typeof sample,
  );
}

/** The import under way: of the file or the text that the window was sent here with, or the one left before. */
export function useDraft(): {
  draft: Draft | null;
  change: (change: Partial<Draft>) => void;
  begin: (file: string) => void;
  drop: () => void;
} {
  const { id } = usePlan();
  const sent = useHistoryState<unknown>();
  const path = handedOver(sent, 'file');
  const text = path === '' ? handedOver(sent, 'text') : '';
  const [, go] = useLocation();
  const [kept, keep] = useRemembered<Draft | null>(id, 'import', null, isDraft);
  const isSent = path !== '' || text !== '';
  const isSame = kept !== null && (!isSent || (kept.path === path && kept.text === text));
  const kind = fileKinds.find((each) => each === handedOver(sent, 'kind'));
  const fresh = isSent
    ? { ...newDraft({ path, text }, kind), cycle: handedOver(sent, 'cycle') }
    : null;
  const draft = isSame ? kept : fresh;
  return {
    draft,
    change: (change) => {
      if (draft) keep({ ...draft, ...change });
    },
    begin: (file) => {
      keep(newDraft({ path: file, text: '' }));
      go('/import', { state: { file }, replace: true });
    },
    drop: () => keep(null),
  };
}
