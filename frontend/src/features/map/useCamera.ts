import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Layout, Place, Sizes } from './layout';

export const zooms = { least: 0.25, most: 2 };
const margin = 28; // px around what is shown
const readable = 0.8; // the zoom below which words are hard to read
const step = 1.25;

export interface Camera {
  zoomBy: (direction: 1 | -1) => void;
  /** Shows all, as far as it goes. */
  fit: () => void;
  /** Brings a node into sight. */
  reveal: (id: string) => void;
}

/**
 * Where one looks at the map from. It begins with all of it, or with the part around the chosen node
 * at a size that can be read; and when branches open and close, the chosen node stays where it is.
 */
export function useCamera(
  found: Layout | null,
  view: { current: string; part: unknown; sizes: Sizes },
): Camera {
  const flow = useReactFlow();
  const store = useStoreApi();
  const isMeasured = useStore(({ width, height }) => width > 0 && height > 0);
  const { current, part, sizes } = view;
  const before = useRef<{ part: unknown; at: Place | undefined; of: string } | null>(null);

  const show = useCallback(
    (layout: Layout, how: 'begin' | 'fit', id: string) => {
      const { width, height } = store.getState();
      const room = (size: number, of: number) => (of - 2 * margin) / Math.max(1, size);
      const wide = Math.min(1, room(layout.width, width));
      const whole = Math.min(wide, room(layout.height, height));
      // What cannot be read as a whole begins in its width, and the wheel goes through the rest.
      const first = whole >= readable ? whole : Math.max(readable, wide);
      const zoom = how === 'fit' ? Math.max(zooms.least, whole) : first;
      const at = layout.places[id] ?? { x: 0, y: 0 };
      const along = (size: number, of: number, centre: number) => {
        if (size * zoom <= of - 2 * margin) return (of - size * zoom) / 2;
        return Math.max(of - margin - size * zoom, Math.min(margin, of / 2 - centre * zoom));
      };
      const x = along(layout.width, width, at.x + sizes.width / 2);
      const y = along(layout.height, height, at.y + sizes.height / 2);
      void flow.setViewport({ x: Math.min(x, margin * 4), y, zoom });
    },
    [flow, store, sizes],
  );

  useEffect(() => {
    if (!found || !isMeasured) return;
    const at = found.places[current];
    const last = before.current;
    before.current = { part, at, of: current };
    if (last === null || last.part !== part) {
      show(found, 'begin', current);
      return;
    }
    if (!at || !last.at || last.of !== current) return;
    const { x, y, zoom } = flow.getViewport();
    const moved = { x: (last.at.x - at.x) * zoom, y: (last.at.y - at.y) * zoom };
    if (moved.x !== 0 || moved.y !== 0)
      void flow.setViewport({ x: x + moved.x, y: y + moved.y, zoom });
  }, [found, isMeasured, part, current, flow, show]);

  return useMemo(
    () => ({
      zoomBy: (direction) => {
        const zoom = flow.getZoom() * (direction === 1 ? step : 1 / step);
        void flow.zoomTo(Math.min(zooms.most, Math.max(zooms.least, zoom)));
      },
      fit: () => {
        if (found) show(found, 'fit', current);
      },
      reveal: (id) => {
        const at = found?.places[id];
        if (!at) return;
        const { width, height } = store.getState();
        const { x, y, zoom } = flow.getViewport();
        const into = (offset: number, place: number, size: number, of: number) => {
          const from = offset + place * zoom;
          const most = of - margin - size * zoom;
          return offset + Math.max(margin, Math.min(from, most)) - from;
        };
        const next = {
          x: into(x, at.x, sizes.width, width),
          y: into(y, at.y, sizes.height, height),
          zoom,
        };
        if (next.x !== x || next.y !== y) void flow.setViewport(next);
      },
    }),
    [flow, store, found, current, sizes, show],
  );
}
