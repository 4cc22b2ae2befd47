import { Tooltip } from '@mantine/core';
import type { HintProps } from './Hint';

/** The words of a hint, once they can appear. */
export function Tip({ label, children }: HintProps) {
  return <Tooltip label={label}>{children}</Tooltip>;
}
