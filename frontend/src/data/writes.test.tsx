import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { createClient } from './client';
import { useWrites } from './writes';

it('does not let a write wait for the read after the one before, and reads once for all that waited', async () => {
  const client = createClient();
  const written: string[] = [];
  const reads: ((rows: string[]) => void)[] = [];
  const read = () => new Promise<string[]>((done) => reads.push(done));
  const { result } = renderHook(
    () => ({
      ...useWrites(),
      shown: useQuery({ queryKey: ['rows'], queryFn: read }).data,
    }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  const answer = (at: number) => act(() => Promise.resolve(reads[at]?.([...written])));
  await waitFor(() => expect(reads).toHaveLength(1));
  await answer(0);
  const write = (word: string) =>
    result.current.rewrite(async () => {
      written.push(word);
      return Promise.resolve(word);
    });
  const first = write('first');
  await waitFor(() => expect(reads).toHaveLength(2));
  const others = Promise.all([write('second'), write('third')]);
  await waitFor(() => expect(written).toEqual(['first', 'second', 'third']));
  expect(reads).toHaveLength(2);
  await answer(1);
  expect(await first).toBe('first');
  await waitFor(() => expect(reads).toHaveLength(3));
  await answer(2);
  expect(await others).toEqual(['second', 'third']);
  expect(result.current.shown).toEqual(['first', 'second', 'third']);
  expect(reads).toHaveLength(3);
});
