import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { objectives } from '~/bridge/calls';
import type { Templates } from '~/bridge/types';
import { keys } from './keys';

/** The objectives to begin with in a cycle; `product` "" is the plan's first. */
export function useTemplates(
  cycle: string,
  product: string,
): { list: Templates | undefined; error: unknown; again: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: keys.templates(cycle, product),
    queryFn: () => objectives.templates(cycle, product),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { list: data, error, again: () => void refetch() };
}
