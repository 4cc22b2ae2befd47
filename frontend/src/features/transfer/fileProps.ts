import type { Draft } from './draft';

/** What the import of one file is given. */
export interface FileProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  onDone: () => void;
  onLeave: () => void;
  onChooseOther: () => void;
}
