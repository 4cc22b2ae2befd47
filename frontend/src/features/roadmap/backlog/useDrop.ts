import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { tn } from '~/strings/strings';
import { type RowDrop, useRowDrop } from '~/ui/RowDrag';
import type { Row } from './arrange';
import { behind } from './moves';
import type { BacklogModel } from './useBacklog';

/** Where the rows would go if they were dropped now. */
interface Mark {
  /** The row that they would stand before; "" is the end. */
  before: string;
  /** px from the top of the rows. */
  top: number;
}

interface Options {
  model: BacklogModel;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  canvas: RefObject<HTMLDivElement | null>;
}

const middle = 0.5; // of a row: above it is before the row, beneath it behind

/** Where dragged rows of the backlog would go. */
export function useDrop({ model, virtualizer, canvas }: Options): RowDrop<Mark> {
  const { all, rows, movedWith, move } = model;
  const markAt = (clientY: number, moved: readonly Row[]): Mark | null => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box) return null;
    const y = Math.max(0, clientY - box.top);
    const slot = virtualizer.getVirtualItemForOffset(y);
    if (!slot) return null;
    const target = String(slot.key);
    const isAbove = (y - slot.start) / slot.size < middle;
    const isMoved = moved.some((row) => row.id === target);
    const before = isAbove && !isMoved ? target : behind(all, target, moved);
    return { before, top: isAbove ? slot.start : slot.start + slot.size };
  };
  return useRowDrop({
    rows,
    movedWith,
    markAt,
    onDrop: (_, moved, { before }) => move(moved, before),
    wordsOf: ({ initiative }, count) => (count > 1 ? tn('backlog.count', count) : initiative.title),
  });
}
