import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '~/bridge/events';
import { keys } from './keys';
import { isWriting } from './writes';

/** Reads again what the backend says has changed. Mounted once, by the app. */
export function useBackendEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      listen('changed', () => {
        const own = isWriting();
        void client.invalidateQueries({
          predicate: ({ queryKey }) => !(own && queryKey[0] === keys.outlines[0]),
        });
      }),
      listen('plan', () => void client.invalidateQueries()),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
}
