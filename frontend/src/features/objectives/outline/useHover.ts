import { useEffect, useRef } from 'react';
import type { Cell } from './state';

const rest = 400; // ms that the pointer rests on a number before it explains itself

/** Explains the computed number that the pointer rests on, until it leaves. */
export function useHover(explain: (cell: Cell | null) => void): {
  watch: {
    onPointerOver: (event: React.PointerEvent) => void;
    onPointerLeave: () => void;
  };
  /** The person does something else; the number explains itself again when the pointer comes back. */
  stop: () => void;
} {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);

  const leave = () => {
    clearTimeout(timer.current);
    if (over.current !== '') explain(null);
    over.current = '';
  };
  const watch = {
    onPointerLeave: leave,
    onPointerOver: (event: React.PointerEvent) => {
      const target = event.target as Element;
      const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
      const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
      const isComputed = column === 'progress' || column === 'status';
      const now = row !== undefined && isComputed ? `${row}/${column}` : '';
      if (now === over.current) return;
      leave();
      over.current = now;
      if (row !== undefined && isComputed) {
        timer.current = setTimeout(() => explain({ row, column }), rest);
      }
    },
  };
  return { watch, stop: () => clearTimeout(timer.current) };
}
