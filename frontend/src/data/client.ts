import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * The cache of what the backend answered. Nothing grows stale by time: the backend says what
 * changed, and there is no network to wait for.
 */
export function createClient(): QueryClient {
  // An edit is painted in the frame of its answer, not a timer later.
  notifyManager.setScheduler(queueMicrotask);
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...always,
        staleTime: Infinity,
        gcTime: 10 * 60 * 1000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: always,
    },
  });
}
