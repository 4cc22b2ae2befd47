import { createContext, use } from 'react';
import type { MapModel } from './useMapModel';

/** What the nodes and lines of a map know of it. */
export interface Shown {
  model: MapModel;
  /** Whether a node takes the focus now that it is drawn; says so once. */
  takeGrab: (id: string) => boolean;
  /** Counts up with every wish for the focus. */
  grabbed: number;
  onOpen: (id: string) => void;
}

const MapContext = createContext<Shown | null>(null);
export const MapProvider = MapContext.Provider;

export function useShown(): Shown {
  const shown = use(MapContext);
  if (!shown) throw new Error('there is no map around this');
  return shown;
}
