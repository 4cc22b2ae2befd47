import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { reviews } from '~/bridge/calls';
import type { ReviewName } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { copy } from '~/ui/clipboard';
import { offerUndo } from '~/ui/offerUndo';
import { attempt, toast } from '~/ui/toast';

/** What can be done with reviews as a whole. */
export function useReviewActions() {
  const { rewrite } = useWrites();
  const [, go] = useLocation();
  return useMemo(
    () => ({
      begin: (kind: ReviewName, cycle: string) =>
        attempt(
          rewrite(() => reviews.begin({ kind, cycle })).then(({ id }) => go(`/reviews/${id}`)),
        ),
      end: (id: string, title: string) =>
        attempt(
          rewrite(() => reviews.end(id)).then(() =>
            offerUndo(t('review.ended', { kind: title.toLowerCase() })),
          ),
        ),
      reopen: (id: string, title: string) =>
        attempt(
          rewrite(() => reviews.reopen(id)).then(() =>
            offerUndo(t('review.reopened', { kind: title.toLowerCase() })),
          ),
        ),
      remove: (id: string, title: string) => {
        go('/reviews');
        attempt(
          rewrite(() => reviews.remove(id)).then(() =>
            offerUndo(t('review.deleted', { kind: title.toLowerCase() })),
          ),
        );
      },
      copyMinutes: (id: string) =>
        attempt(
          reviews
            .minutes(id)
            .then(({ markdown, html }) => copy({ text: markdown, html }))
            .then(() => toast({ text: t('review.copied') })),
        ),
    }),
    [rewrite, go],
  );
}
