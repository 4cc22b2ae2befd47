import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { directory as calls } from '~/bridge/calls';
import type { Directory, Entries } from '~/bridge/types';
import { keys } from '~/data/keys';
import { useWrites } from '~/data/writes';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';

/** Runs an edit and shows what it answers. Rejects with a CairnError; nothing is changed then. */
export type Save = (call: () => Promise<Entries>) => Promise<Entries>;

/** What every list of the directory is given. */
export interface ListProps {
  directory: Directory;
  readOnly: boolean;
  save: Save;
}

/** What goals refer to, how to change it, and what to say when it could not be read. */
export function useDirectory(): {
  directory: Directory | undefined;
  error: unknown;
  again: () => void;
  save: Save;
} {
  const client = useQueryClient();
  const { rewrite } = useWrites();
  const { data, error, refetch } = useQuery({ queryKey: keys.directory, queryFn: calls.list });
  const save = useCallback<Save>(
    (call) =>
      rewrite(async () => {
        const entries = await call();
        client.setQueryData(keys.directory, entries);
        return entries;
      }),
    [client, rewrite],
  );
  return { directory: data?.directory, error, again: () => void refetch(), save };
}

/** Does what has no field of its own, such as deleting, and offers to undo it. */
export function act(work: Promise<unknown>, done: string): void {
  work.then(() => offerUndo(done), refused);
}
