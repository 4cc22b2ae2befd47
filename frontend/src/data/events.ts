import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '~/bridge/events';
import { isWriting } from './writes';

/** Reads again what the backend says has changed. Mounted once, by the app. */
export function useBackendEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      listen('changed', ({ outside }) => {
        // What the page itself writes comes with its answer: see writes.
        if (outside || !isWriting()) void client.invalidateQueries();
      }),
      listen('plan', () => void client.invalidateQueries()),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
}
