import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { objectives } from '~/bridge/calls';
import type { QuickLine, Understood } from '~/bridge/types';
import { keys } from './keys';

const pause = 120; // ms: the words appear while the person still looks at what was typed

/** What a line becomes: what the person has said, or what its numbers say. */
export type LineAs = 'objective' | 'key_result' | 'either';

/** What the backend takes a line for. */
export interface Reading {
  /** The line that was read; the one in the field may be newer. */
  text: string;
  understood: Understood;
  isKeyResult: boolean;
  /** It becomes an objective, or can, and has what a key result needs. */
  measurable: boolean;
}

async function read(line: QuickLine, as: LineAs): Promise<Reading> {
  const asKeyResult = () => objectives.readLine({ ...line, keyResult: true });
  if (as === 'key_result') {
    const understood = await asKeyResult();
    return { text: line.text, understood, isKeyResult: true, measurable: false };
  }
  const asObjective = await objectives.readLine({ ...line, parent: '', keyResult: false });
  const { measurable } = asObjective;
  const isKeyResult = as === 'either' && measurable && line.parent !== '';
  const understood = isKeyResult ? await asKeyResult() : asObjective;
  return { text: line.text, understood, isKeyResult, measurable };
}

interface Typed {
  cycle: string;
  /** Objective that a key result is added to; "" for none. */
  objective: string;
  as: LineAs;
  text: string;
}

/**
 * What a line that is being typed will be taken for; what may become either is a key result of
 * `objective` where it has numbers. The answer to an older line never takes the place of a newer
 * one's.
 */
export function useReading({ cycle, objective, as, text: typed }: Typed): Reading | null {
  const [text] = useDebouncedValue(typed, pause);
  const line = { cycle, parent: objective, after: '', keyResult: false, text };
  const isBlank = text.trim() === '' || typed.trim() === '';
  const { data } = useQuery({
    queryKey: keys.line(JSON.stringify({ ...line, as })),
    // A line that cannot be read says so when it is added.
    queryFn: isBlank ? skipToken : () => read(line, as).catch(() => null),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return isBlank ? null : (data ?? null);
}
