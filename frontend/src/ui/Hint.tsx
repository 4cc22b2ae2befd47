import type { ReactNode } from 'react';
import { later } from './later';

export interface HintProps {
  label: string;
  children: ReactNode;
}

/** Words that appear where the pointer rests; what they are about stands there from the beginning. */
export const Hint = later<HintProps>(
  async () => (await import('./Tip')).Tip,
  ({ children }) => children,
);
