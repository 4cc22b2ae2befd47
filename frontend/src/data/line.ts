import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { objectives } from '~/bridge/calls';
import type { QuickLine, Understood } from '~/bridge/types';
import { keys } from './keys';

const pause = 120; // ms: the words appear while the person still looks at what was typed

/** What the backend takes a line for. */
export interface Reading {
  /** The line that was read; the one in the field may be newer. */
  text: string;
  understood: Understood;
  isKeyResult: boolean;
  /** It has what a key result needs. */
  measurable: boolean;
}

async function read(line: QuickLine): Promise<Reading> {
  const asObjective = await objectives.readLine({ ...line, parent: '', keyResult: false });
  const { measurable } = asObjective;
  const isKeyResult = measurable && line.parent !== '';
  const understood = isKeyResult
    ? await objectives.readLine({ ...line, keyResult: true })
    : asObjective;
  return { text: line.text, understood, isKeyResult, measurable };
}

/**
 * What a line that is being typed will be taken for: a key result of `objective` where it has
 * numbers, else an objective. The answer to an older line never takes the place of a newer one's.
 */
export function useReading(cycle: string, objective: string, typed: string): Reading | null {
  const [text] = useDebouncedValue(typed, pause);
  const line = { cycle, parent: objective, after: '', keyResult: false, text };
  const isBlank = text.trim() === '' || typed.trim() === '';
  const { data } = useQuery({
    queryKey: keys.line(JSON.stringify(line)),
    // A line that cannot be read says so when it is added.
    queryFn: isBlank ? skipToken : () => read(line).catch(() => null),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return isBlank ? null : (data ?? null);
}
