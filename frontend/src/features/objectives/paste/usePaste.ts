import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { PastedLine, PastedLines, Patch } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';

/** The objective that rows can be added beneath. */
export interface Beneath {
  id: string;
  /** The row that they follow; "" for the last one. */
  after: string;
  number: string;
  title: string;
}

/** Where the rows go: at the end of the cycle, or beneath an objective. */
export type PlaceName = 'cycle' | 'beneath';

interface Options {
  text: string;
  cycle: { id: string };
  beneath: Beneath | null;
  known: ReadonlySet<string>;
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

const pause = 150; // ms without a key, after which the lines are read
const noLines: readonly PastedLine[] = [];

/** What lines become at a place, as the backend reads them; the last answer stays until the next. */
function useLines(request: PastedLines) {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['lines', request],
    queryFn: () => objectives.readLines(request),
    enabled: request.text.trim() !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return { lines: data ?? noLines, error, isRead: data !== undefined && !isPlaceholderData };
}

/** Lines that all have numbers, one beside the other, are key results: of the objective at hand. */
function placeFor(lines: readonly PastedLine[], beneath: Beneath | null): PlaceName {
  const top = lines.filter(({ level }) => level === 0);
  const areMeasurable = top.length > 0 && top.every(({ understood }) => understood.measurable);
  return beneath && areMeasurable ? 'beneath' : 'cycle';
}

/** The rows that a patch brings and that were not there before, in the order of the outline. */
function madeIn({ order, objectives: rows }: Patch, known: ReadonlySet<string>): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return order
    .flatMap((id) => [id, ...(byId.get(id)?.keyResults ?? []).map((each) => each.id)])
    .filter((id) => !known.has(id));
}

/** Lines on their way into the outline: what they become, where, and what is wrong with them. */
export function usePaste({ text, cycle, beneath, known, onAdded, onClose }: Options) {
  const [chosen, setPlace] = useState<PlaceName | null>(null);
  const [refused, setRefused] = useState<{ text: string; error: CairnError } | null>(null);
  const { write } = useWrites();
  const [asked] = useDebouncedValue(text, pause);
  // The text that shall be added as soon as it has been read.
  const [wanted, setWanted] = useState<string | null>(null);
  const begun = useRef(false);
  const atEnd = { cycle: cycle.id, parent: '', after: '', text: asked };
  const alone = useLines(atEnd);
  const place = chosen ?? placeFor(alone.lines, beneath);
  const at = (of: string): PastedLines =>
    beneath && place === 'beneath'
      ? { ...atEnd, parent: beneath.id, after: beneath.after, text: of }
      : { ...atEnd, text: of };
  const { lines, error, isRead } = useLines(at(asked));
  const addNow = async () => {
    if (begun.current) return;
    begun.current = true;
    const request = at(text);
    try {
      const patch = await write(() => objectives.pasteLines(request));
      const made = madeIn(patch, known);
      onClose();
      onAdded(made);
      offerUndo(tn('pasteRows.done', made.length));
    } catch (reason) {
      setRefused({ text, error: toCairnError(reason) });
      setWanted(null);
      begun.current = false;
    }
  };
  const addLatest = useRef(addNow);
  useEffect(() => {
    addLatest.current = addNow;
  });
  // What is added is what the dialog says, and once: whoever is quicker than it waits for it.
  const isSaid = isRead && alone.isRead && asked === text;
  useEffect(() => {
    if (wanted === text && isSaid) void addLatest.current();
  }, [wanted, text, isSaid]);
  // What was refused is said of the text that it was refused for.
  const refusal = refused?.text === text ? refused.error : null;
  const fault = refusal ?? (error && toCairnError(error));
  return { lines, place, setPlace, error: fault, add: () => setWanted(text) };
}
