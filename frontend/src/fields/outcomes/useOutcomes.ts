import { useMemo } from 'react';
import { reviews } from '~/bridge/calls';
import type { OutcomeKind, RowSubject } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { attempt } from '~/ui/toast';

/** Something that came out of a review, by what it is known by. */
interface Item {
  id: string;
  title: string;
}

/** What can be done with decisions, questions and actions wherever they stand. */
export interface Outcomes {
  /** Gives a field what was typed; rejects with a CairnError at the field. */
  edit: (outcome: OutcomeKind, id: string, field: string, text: string) => Promise<unknown>;
  setDone: (action: Item, done: boolean) => void;
  /** Rejects with a CairnError at `revisit`. */
  revisit: (decision: Item, found: string, next: string) => Promise<unknown>;
  remove: (outcome: OutcomeKind, item: Item) => void;
}

export function useOutcomes(): Outcomes {
  const { rewrite } = useWrites();
  return useMemo(
    () => ({
      edit: (outcome, id, field, text) => rewrite(() => reviews.edit({ outcome, id, field, text })),
      setDone: ({ id, title }, done) =>
        attempt(
          rewrite(() => reviews.setDone({ id, done })).then(() =>
            offerUndo(t(done ? 'outcomes.isDone' : 'outcomes.notDone', { title })),
          ),
        ),
      revisit: ({ id, title }, outcome, revisit) =>
        rewrite(() => reviews.revisit({ id, outcome, revisit })).then(() =>
          offerUndo(t('outcomes.lookedAt', { title })),
        ),
      remove: (outcome, { id, title }) =>
        attempt(
          rewrite(() => reviews.removeOutcome(outcome, id)).then(() =>
            offerUndo(t('outcomes.deleted', { title })),
          ),
        ),
    }),
    [rewrite],
  );
}

/** The address of the row that something is about; null for none. */
export function addressOf(subject: RowSubject, row: string | null): string | null {
  if (row === null || row === '') return null;
  switch (subject) {
    case 'objective':
    case 'key_result':
      return `/objectives/${row}`;
    case 'kpi':
      return `/kpis/${row}`;
    default:
      return null;
  }
}
