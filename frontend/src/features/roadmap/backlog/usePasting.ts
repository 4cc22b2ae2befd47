import { useCallback, useEffect, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import { useRoadmapWrite } from '~/data/roadmap';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused, toast } from '~/ui/toast';
import { usePastedText } from '~/ui/usePastedText';
import { type Column, criterionOf } from './columns';
import { blockOf, isScored } from './pasted';
import type { BacklogModel } from './useBacklog';

export interface Pasting {
  /** Lines to look at before they are added; null while none are. */
  lines: string | null;
  /** Takes a text: cells where a score has the focus, lines else. */
  take: (text: string) => void;
  /** Shows lines before they are added. */
  open: (text: string) => void;
  close: () => void;
}

/** Takes what is pasted on the backlog: cells of a spreadsheet into the scores, lines as initiatives. */
export function usePasting(model: BacklogModel, shown: readonly Column[]): Pasting {
  const [lines, open] = useState<string | null>(null);
  const write = useRoadmapWrite();
  const latest = useRef({ model, shown });
  useEffect(() => {
    latest.current = { model, shown };
  });
  const fill = useCallback(
    async (text: string, from: { row: string; column: Column }) => {
      const { model: now, shown: columns } = latest.current;
      const { cells, left } = blockOf(text, from, now.rows, columns, now.canEdit);
      if (cells.length === 0) return;
      now.dispatch({ type: 'waiting', cells });
      try {
        await write(() =>
          scoring.rateMany(
            cells.map(({ row, column, text: typed }) => ({
              initiative: row,
              criterion: criterionOf(column) || 'effort',
              text: typed,
              note: null,
            })),
          ),
        );
        now.dispatch({ type: 'saved', cells });
        const done = tn('backlog.filled', cells.length);
        offerUndo(left > 0 ? `${done} ${tn('backlog.filled.left', left)}` : done);
      } catch (reason) {
        // None was written: those at fault keep what was pasted and say why.
        const { fields } = toCairnError(reason);
        const faults = fields.flatMap(({ row, message }) => {
          const cell = row === undefined ? undefined : cells[row - 1];
          return cell ? [{ cell, message }] : [];
        });
        const isFaulty = new Set(faults.map(({ cell }) => cell));
        now.dispatch({ type: 'saved', cells: cells.filter((cell) => !isFaulty.has(cell)) });
        for (const { cell, message } of faults) now.dispatch({ type: 'failed', cell, message });
        if (faults.length === 0) refused(reason);
        else toast({ text: t('backlog.filled.none'), tone: 'danger' });
      }
    },
    [write],
  );
  const take = useCallback(
    (text: string) => {
      const { focus } = latest.current.model.state;
      if (focus?.column && isScored(focus.column)) {
        void fill(text, { row: focus.row, column: focus.column });
      } else open(text);
    },
    [fill],
  );
  usePastedText(model.readOnly ? null : take);
  return { lines, take, open, close: () => open(null) };
}
