import { later } from './later';
import type { TipProps } from './Tip';

/** Words that appear where the pointer rests; what they are about stands there from the beginning. */
export const Hint = later<TipProps>(
  async () => (await import('./Tip')).Tip,
  ({ children }) => children,
);
