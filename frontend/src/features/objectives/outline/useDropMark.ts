import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { tn } from '~/strings/strings';
import { type RowDrop, useRowDrop } from '~/ui/RowDrag';
import { attempt } from '~/ui/toast';
import { drop, type Place, staysPut, type Zone } from './moves';
import { type Row, titleOf } from './rows';
import type { OutlineModel } from './useOutlineModel';

/** Where the row would go if it were dropped now. */
export interface Mark {
  place: Place;
  zone: Zone;
  /** Top and height of the row under the pointer, in the canvas. */
  top: number;
  height: number;
  level: number;
}

interface Options {
  model: OutlineModel;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  body: RefObject<HTMLDivElement | null>;
}

const before = 0.25; // upper part of a row that means "before it"
const after = 0.75; // lower part of a row that means "after it"

/** Where dragged rows of the outline would go. */
export function useDropMark({ model, virtualizer, body }: Options): RowDrop<Mark> {
  const { rows, tree } = model;
  const markAt = (clientY: number, moved: readonly Row[]): Mark | null => {
    const box = body.current?.getBoundingClientRect();
    if (!box) return null;
    const y = clientY - box.top + (body.current?.scrollTop ?? 0);
    const slot = virtualizer.getVirtualItemForOffset(Math.max(0, y));
    // A draft stands among the rows and is none of them.
    const target = slot && rows.find(({ id: each }) => each === slot.key);
    if (!target) return null;
    const part = (y - slot.start) / slot.size;
    const zone: Zone =
      part < before ? 'before' : part > after || target.type === 'key_result' ? 'after' : 'inside';
    const place = drop(tree, moved, target, zone);
    if (!place || staysPut(tree, moved, place)) return null;
    const inside = place.parent === target.id && zone === 'after';
    const level = target.level + (inside ? 1 : 0);
    return { place, zone, top: slot.start, height: slot.size, level };
  };
  return useRowDrop({
    rows,
    movedWith: model.movedWith,
    markAt,
    onDrop: (dragged, _, { place }) => attempt(model.move(dragged, place)),
    wordsOf: (dragged, count) => (count > 1 ? tn('objectives.rows', count) : titleOf(dragged)),
  });
}
