import type { SpotlightStore } from '@mantine/spotlight';
import { useEffect } from 'react';

/**
 * Keeps a line of the list selected, so that Enter opens something: what is found comes after the
 * list has looked for its first line.
 */
export function useFirstSelected(store: SpotlightStore, shown: unknown): void {
  useEffect(() => {
    const { opened, listId } = store.getState();
    const list = document.getElementById(listId);
    if (!opened || !list || list.querySelector('[data-selected]')) return;
    // As the list itself does when it is typed in.
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.setState({ ...store.getState(), selected: 0 });
  }, [store, shown]);
}
