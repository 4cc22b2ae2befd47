import { useRest } from '~/ui/useRest';
import type { Cell } from './state';

const computed = ['progress', 'status'] as const;

function placeOf(target: Element): string {
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  const isComputed = computed.some((each) => each === column);
  return row !== undefined && isComputed ? `${column ?? ''}/${row}` : '';
}

/** Explains the computed number that the pointer rests on, until it leaves. */
export function useHover(explain: (cell: Cell | null) => void): ReturnType<typeof useRest> {
  return useRest({
    placeOf,
    explain: (place) => {
      const column = computed.find((each) => place.startsWith(`${each}/`));
      explain(column ? { row: place.slice(column.length + 1), column } : null);
    },
  });
}
