import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { reviews } from '~/bridge/calls';
import type { Review, ReviewLine, ReviewLineRead, ReviewName, Reviews } from '~/bridge/types';
import { keys } from './keys';

const pause = 120; // ms: the words appear while the person still looks at what was typed

/** What was read, and how to read it again. */
interface Read<T> {
  data: T | undefined;
  error: unknown;
  again: () => void;
}

/** The reviews of the plan, and what came out of them. */
export function useReviews(cycle: string): Read<Reviews> {
  const { data, error, refetch } = useQuery({
    queryKey: keys.reviews(cycle),
    queryFn: () => reviews.list(cycle),
  });
  return { data, error, again: () => void refetch() };
}

/** A kind of review that an address names in the place of one that was begun; null for none. */
export function kindIn(place: string): ReviewName | null {
  return place === 'weekly' || place === 'monthly' || place === 'quarterly' ? place : null;
}

/** A review by its id, or the agenda of a kind that could be begun. */
export function useReview(place: string, cycle: string): Read<Review> {
  const kind = kindIn(place);
  const { data, error, refetch } = useQuery({
    queryKey: kind ? keys.reviewDraft(kind, cycle) : keys.review(place),
    queryFn: () => (kind ? reviews.draft({ kind, cycle }) : reviews.page(place)),
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

/** What the backend takes a line for. */
export interface LineRead {
  /** The line that was read; the one in the field may be newer. */
  text: string;
  read: ReviewLineRead;
}

/** What a line that is being typed will be taken for; null while there is none. */
export function useReviewLine(typed: ReviewLine): LineRead | null {
  const [text] = useDebouncedValue(typed.text, pause);
  const line = { ...typed, text };
  const isBlank = text.trim() === '' || typed.text.trim() === '';
  const { data } = useQuery({
    queryKey: keys.reviewLine(JSON.stringify(line)),
    queryFn: isBlank
      ? skipToken
      : async () => {
          // A line that cannot be read says so when it is added.
          const read = await reviews.readLine(line).catch(() => null);
          return read && { text, read };
        },
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return isBlank ? null : (data ?? null);
}
