import { EventsOn } from '../../wailsjs/runtime/runtime';
import type { Problem } from './types';

/** What the backend tells the page, always after the commit. */
export interface Events {
  /** `outside`: not the answer to a call of the page. */
  changed: { subjects: string[]; ids: string[]; outside: boolean };
  progress: { task: string; done: number; total: number };
  plan: null;
  damaged: { message: string };
  /** Something failed that the page did not ask for. */
  problem: Problem;
}

/** Listens to an event until the function it answers is called. */
export function listen<Name extends keyof Events>(
  name: Name,
  listener: (data: Events[Name]) => void,
): () => void {
  return EventsOn(name, (data: Events[Name]) => listener(data));
}
