import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Preview } from '~/bridge/types';
import { type Draft, toRequest } from './draft';

export interface PreviewState {
  /** The newest that could be made; an older one stays while the next is read or refused. */
  preview: Preview | null;
  /** It belongs to the choices as they are now. */
  fresh: boolean;
  reading: boolean;
  error: CairnError | null;
  again: () => void;
}

/** What the import of a draft would make. `paused` keeps it from being read while the import runs. */
export function usePreview(draft: Draft, paused: boolean): PreviewState {
  const request = toRequest(draft);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['import', request],
    queryFn: () => transfer.preview(request),
    enabled: !paused,
    // The file may change between two looks at it.
    gcTime: 0,
  });
  const [last, setLast] = useState<Preview | null>(null);
  if (data && data !== last) setLast(data);
  return {
    preview: data ?? last,
    fresh: data !== undefined && !isFetching,
    reading: isFetching,
    error: error === null ? null : toCairnError(error),
    again: () => void refetch(),
  };
}
