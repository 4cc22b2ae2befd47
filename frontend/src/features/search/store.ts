import { createSpotlight } from '@mantine/spotlight';

/** Whether the search is open, and how to open it; apart from the search, which is read later. */
export const [store, { open: openSearch }] = createSpotlight();
