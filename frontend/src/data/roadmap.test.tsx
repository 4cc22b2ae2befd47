import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { roadmap } from '~/bridge/roadmapCalls';
import type { RoadmapChanges } from '~/bridge/roadmapTypes';
import { Fake } from '~/fixtures/fake';
import { createClient } from './client';
import { useRoadmap, useRoadmapCache } from './roadmap';

it('asks for what has changed since what was answered, not since what a screen has shown meanwhile', async () => {
  const fake = new Fake('sample').install();
  const query = { cycle: fake.cycles[0]?.id ?? '', model: '', scenario: '' };
  const whole = await roadmap.page(query, '');
  const [first, second] = whole.page.initiatives;
  if (!first || !second) throw new Error('no initiatives');
  const changes = (more: Partial<RoadmapChanges['changes']>) => ({ ...whole.changes, ...more });
  const held: string[] = [];
  const answers: RoadmapChanges[] = [
    {
      page: { ...whole.page, initiatives: [first, second] },
      changes: changes({ answer: '1', order: [first.id, second.id] }),
      ranks: [1, 0],
      places: [1, 0],
    },
    {
      page: { ...whole.page, subtitle: 'New words.', initiatives: [{ ...second, title: 'New' }] },
      changes: changes({ answer: '2', since: '1', order: [], ordered: false }),
      ranks: [1, 2],
      places: [1, 2],
    },
  ];
  fake.install({
    Roadmap: {
      Page: (_: unknown, since: string) => {
        held.push(since);
        return answers[held.length - 1];
      },
    },
  });
  const client = createClient();
  const { result } = renderHook(() => ({ read: useRoadmap(query), put: useRoadmapCache(query) }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  const shown = () => result.current.read.data?.initiatives ?? [];
  await waitFor(() => expect(shown()).toHaveLength(2));
  const [kept] = shown();
  expect(shown().map(({ rank }) => rank)).toEqual([1, null]);
  act(() =>
    result.current.put((page) => ({ ...page, initiatives: page.initiatives.toReversed() })),
  );
  await waitFor(() => expect(shown()[0]?.id).toBe(second.id));
  act(() => result.current.read.again());
  await waitFor(() => expect(result.current.read.data?.subtitle).toBe('New words.'));
  expect(held).toEqual(['', '1']);
  expect(shown().map(({ title, place }) => [title, place])).toEqual([
    [first.title, 1],
    ['New', 2],
  ]);
  expect(shown()[0]).toBe(kept);
});
