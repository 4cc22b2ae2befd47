import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Format, useFormat } from '~/ui/format';
import type { Drawn } from '~/ui/picture';
import { type BubbleInk, type Bubbles, bubbleOption, chosenOption } from './bubbles';
import { drawInto } from './engine';
import { svgOf } from './picture';
import { inkOf } from './series';

export interface BubbleChartProps {
  bubbles: Bubbles;
  /** The one that is marked; "" for none. */
  chosen?: string;
  className: string | undefined;
  onChoose?: (id: string) => void;
  /** px of the letters, where they are not those of other charts. */
  size?: number;
}

/** The colours of the theme that is shown. */
function bubbleInk(): BubbleInk {
  const page = document.documentElement;
  const style = getComputedStyle(page);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...inkOf(page),
    bubble: read('--chart-line-2'),
    accent: read('--accent'),
    quiet: read('--text-3'),
  };
}

/** Bubbles; their numbers stand in a table elsewhere. */
export function BubbleChart({ bubbles, chosen = '', className, onChoose, size }: BubbleChartProps) {
  const format = useFormat();
  const plot = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  const [room, setRoom] = useState({ width: 1000, height: 480 }); // px, until it is measured
  const chart = useRef<ReturnType<typeof drawInto>>(undefined);
  useEffect(() => {
    const element = plot.current;
    if (!element) return undefined;
    const drawn = drawInto(element);
    chart.current = drawn;
    drawn.on('click', ({ data }) => {
      if (typeof data === 'object' && data !== null && 'id' in data)
        choose.current?.(String(data.id));
    });
    const observer = new ResizeObserver(() => {
      drawn.resize();
      setRoom({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  const look = useMemo(() => ({ ...room, ...(size !== undefined && { size }) }), [room, size]);
  useEffect(() => {
    chart.current?.setOption(bubbleOption(bubbles, bubbleInk(), format, look), { notMerge: true });
    // The colours are read again when the theme changes.
  }, [bubbles, format, look, scheme]);
  // To go from one to the next draws none of the others again.
  useEffect(() => {
    chart.current?.setOption(chosenOption(bubbles, chosen, bubbleInk(), look));
  }, [bubbles, chosen, format, look, scheme]);
  return <div className={className} ref={plot} aria-hidden />;
}

/** The same as a picture with its words. */
export function drawBubbles(bubbles: Bubbles, title: string, line: string, format: Format): Drawn {
  const ink = bubbleInk();
  const option = bubbleOption(bubbles, ink, format, { width: 912, height: 440 });
  return { title, svg: svgOf({ title, line, ink, option }) };
}
