import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { objectives } from '~/bridge/calls';
import type { Hits } from '~/bridge/types';
import { keys } from './keys';

const pause = 100; // ms

/**
 * The rows of the plan that have all typed words in one of their texts, while they are typed; null
 * while there is nothing to look for. The answer to an older query never takes the place of a newer one's.
 */
export function useHits(typed: string): Hits | null {
  const [query] = useDebouncedValue(typed.trim(), pause);
  const isBlank = query === '' || typed.trim() === '';
  const { data } = useQuery({
    queryKey: keys.hits(query),
    queryFn: isBlank ? skipToken : () => objectives.find(query),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return isBlank ? null : (data ?? null);
}
