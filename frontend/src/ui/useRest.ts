import { useEffect, useRef } from 'react';

const rest = 400; // ms that the pointer rests on a number before it explains itself

interface Options {
  /** Names what an element explains; "" for nothing. */
  placeOf: (target: Element) => string;
  /** Explains a place; "" when the pointer has left it. */
  explain: (place: string) => void;
}

/** Explains what the pointer rests on, until it leaves. */
export function useRest({ placeOf, explain }: Options): {
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
    if (over.current !== '') explain('');
    over.current = '';
  };
  const watch = {
    onPointerLeave: leave,
    onPointerOver: (event: React.PointerEvent) => {
      const now = placeOf(event.target as Element);
      if (now === over.current) return;
      leave();
      over.current = now;
      if (now !== '') timer.current = setTimeout(() => explain(now), rest);
    },
  };
  return { watch, stop: () => clearTimeout(timer.current) };
}
