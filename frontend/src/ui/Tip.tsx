import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

export interface TipProps {
  label: string;
  /** What the words are about. */
  children: ReactNode;
}

/** The words of a hint, once they can appear. */
export function Tip({ label, children }: TipProps) {
  return <Tooltip label={label}>{children}</Tooltip>;
}
