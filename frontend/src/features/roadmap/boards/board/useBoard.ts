import { useCallback, useMemo, useState } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative, Roadmap, RoadmapWritten } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRemembered } from '~/data/remembered';
import { useRoadmapWrite } from '~/data/roadmap';
import { useQuick } from '~/features/roadmap/boards/useQuick';
import { useWithOver } from '~/features/roadmap/boards/useWithOver';
import type { ViewProps } from '~/features/roadmap/views';
import { t } from '~/strings/strings';
import {
  type Arrangement,
  beforeAt,
  type Column,
  columnOf,
  columnsOf,
  horizonOf,
  inColumn,
  isArrangement,
  isOver,
  landingIn,
  reordered,
  stateOf,
} from './columns';

/** What has to be said before an initiative is shipped or dropped. */
export interface Ask {
  row: Initiative;
  state: 'shipped' | 'dropped';
  /** Where it goes in the backlog as well; null leaves the order as it is. */
  before: string | null;
}

export interface BoardModel {
  page: Roadmap;
  by: Arrangement;
  arrange: (by: Arrangement) => void;
  columns: Column[];
  withOver: boolean;
  showOver: (shown: boolean) => void;
  /** How many initiatives are shipped or dropped. */
  over: number;
  readOnly: boolean;
  /** What was done last, for screen readers. */
  said: string;
  ask: Ask | null;
  /** Puts an initiative into a column at a place among the others; null is where the backlog has it. */
  place: (row: Initiative, key: string, at: number | null) => void;
  /** Into the column beside its own. */
  shift: (row: Initiative, way: 1 | -1) => void;
  /** Up or down within its column. */
  nudge: (row: Initiative, way: 1 | -1) => void;
  /** Rejects with a CairnError where the reason or the day does not do. */
  answer: (text: string) => Promise<void>;
  giveUp: () => void;
}

/** The words over a column. */
export function columnWords({ key, name }: Column, by: Arrangement): string {
  if (by === 'state') return t(`roadmap.state.${stateOf(key) ?? 'idea'}`);
  if (by === 'horizon') return t(`roadmap.horizon.${horizonOf(key) || 'none'}`);
  return name ?? t('board.phase.none');
}

/** The board as it is arranged, and what can be done with its cards. */
export function useBoard({ page, query }: Pick<ViewProps, 'page' | 'query'>): BoardModel {
  const { id: plan, phases, readOnly } = usePlan();
  const [by, arrange] = useRemembered<Arrangement>(plan, 'roadmap.board', 'horizon', isArrangement);
  const [withOver, showOver] = useWithOver();
  const [said, say] = useState('');
  const [ask, setAsk] = useState<Ask | null>(null);
  const quick = useQuick(query);
  const write = useRoadmapWrite();
  const columns = useMemo(
    () => columnsOf(page, by, phases, withOver),
    [page, by, phases, withOver],
  );
  const { initiatives } = page;

  const place = useCallback(
    (row: Initiative, key: string, at: number | null) => {
      const column = columns.find((each) => each.key === key);
      if (!column || readOnly) return;
      const before = at === null ? null : beforeAt(initiatives, column.rows, row.id, at);
      const isThere = columnOf(row, by) === key;
      if (isThere && before === null) return;
      if (!isThere && by === 'state' && (key === 'shipped' || key === 'dropped')) {
        setAsk({ row, state: key, before });
        return;
      }
      const changed = isThere ? row : inColumn(row, by, key, phases);
      quick(
        (shown) => {
          const rows = shown.initiatives.map((each) => (each.id === row.id ? changed : each));
          return {
            ...shown,
            initiatives: before === null ? rows : reordered(rows, row.id, before),
          };
        },
        isThere
          ? () => roadmap.move({ ids: [row.id], before: before ?? '' })
          : callOf(row.id, by, key, before),
      );
      const rest = column.rows.filter(({ id }) => id !== row.id).length;
      say(
        t('board.said', {
          title: row.title,
          column: columnWords(column, by),
          place: (at ?? landingIn(initiatives, column.rows, row.id)) + 1,
          of: rest + 1,
        }),
      );
    },
    [columns, initiatives, by, phases, readOnly, quick],
  );
  const shift = useCallback(
    (row: Initiative, way: 1 | -1) => {
      const to = columns[columns.findIndex(({ key }) => key === columnOf(row, by)) + way];
      if (to) place(row, to.key, null);
    },
    [columns, by, place],
  );
  const nudge = useCallback(
    (row: Initiative, way: 1 | -1) => {
      const column = columns.find(({ key }) => key === columnOf(row, by));
      const at = column?.rows.findIndex(({ id }) => id === row.id) ?? -1;
      if (column && at >= 0 && column.rows[at + way]) place(row, column.key, at + way);
    },
    [columns, by, place],
  );
  const answer = async (text: string) => {
    if (!ask) return;
    const { row, state, before } = ask;
    const said = state === 'dropped' ? { reason: text, date: '' } : { reason: '', date: text };
    const [ids, into] = [[row.id], { by: 'state' as const, value: state, ...said }];
    await write(() =>
      before === null
        ? roadmap.setState({ ids, state, ...said })
        : roadmap.move({ ids, before, into }),
    );
    setAsk(null);
    say(t('board.said.state', { title: row.title, state: t(`roadmap.state.${state}`) }));
  };
  return {
    page,
    by,
    arrange,
    columns,
    withOver,
    showOver,
    over: initiatives.filter(isOver).length,
    readOnly,
    said,
    ask,
    place,
    shift,
    nudge,
    answer,
    giveUp: () => setAsk(null),
  };
}

/** What puts an initiative into another column, and to its place there, in one step. */
function callOf(
  id: string,
  by: Arrangement,
  key: string,
  before: string | null,
): () => Promise<RoadmapWritten> {
  if (before !== null) return () => roadmap.move({ ids: [id], before, into: { by, value: key } });
  const state = stateOf(key);
  return by === 'state' && state
    ? () => roadmap.setState({ ids: [id], state, reason: '', date: '' })
    : () => roadmap.edit({ id, field: by, text: key });
}
