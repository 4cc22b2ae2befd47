import { useEffect, useRef } from 'react';

const rest = 400; // ms that the pointer rests on a number before it explains itself

/** Explains what the pointer rests on (an element with `data-explains`) until it leaves. */
export function useRest(explain: (id: string) => void): {
  onPointerOver: (event: React.PointerEvent) => void;
  onPointerLeave: () => void;
} {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);
  const leave = () => {
    clearTimeout(timer.current);
    if (over.current !== '') explain('');
    over.current = '';
  };
  return {
    onPointerLeave: leave,
    onPointerOver: (event) => {
      const target = event.target as Element;
      const now = target.closest<HTMLElement>('[data-explains]')?.dataset.explains ?? '';
      if (now === over.current) return;
      leave();
      over.current = now;
      if (now !== '') timer.current = setTimeout(() => explain(now), rest);
    },
  };
}
