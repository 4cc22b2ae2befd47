import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open, and how to open it; apart from the palette, which is read later. */
export const [store, { open: openPalette }] = createSpotlight();
