import { useState } from 'react';
import { scenarios, scoring } from '~/bridge/roadmapCalls';
import type { Ranking } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import type { ViewProps } from '~/features/roadmap/views';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import type { Wish } from './Asked';

interface Options extends Pick<ViewProps, 'onChoose'> {
  ranking: Ranking;
}

/** What is open in the table, and what can be done with a row by key, button or pointer. */
export interface RowsActs {
  /** The row that is expanded; "" for none. */
  open: string;
  wish: Wish | null;
  /** "score ID" or "chance ID" of the number that explains itself; "" for none. */
  explained: string;
  /** Counts up when the chosen row shall have the focus. */
  grab: number;
  expand: (id: string) => void;
  explain: (place: string) => void;
  wishFor: (wish: Wish) => void;
  /** The wish was granted, or given up. */
  end: () => void;
  move: (id: string, by: 1 | -1) => void;
  byValue: (id: string) => void;
  byScore: (id: string) => void;
  apply: () => void;
}

/** Holds what is open in the table of the ranking, and does what is wanted of its rows. */
export function useRowActs({ ranking, onChoose }: Options): RowsActs {
  const write = useRoadmapWrite();
  const [open, setOpen] = useState('');
  const [wish, setWish] = useState<Wish | null>(null);
  const [explained, explain] = useState('');
  const [grab, setGrab] = useState(0);
  const end = () => {
    setWish(null);
    setGrab((times) => times + 1);
  };
  const wishFor = (next: Wish) => {
    onChoose(next.id);
    setWish(next);
  };
  const scenario = ranking.scenario?.id ?? '';
  const scored = ranking.rows.filter((row) => row.class === '' && row.rank !== null).length;
  return {
    open,
    wish,
    explained,
    grab,
    end,
    wishFor,
    explain,
    expand: (id) => {
      onChoose(id);
      setOpen(open === id ? '' : id);
    },
    move: (id, by) => {
      const row = ranking.rows.find((each) => each.id === id);
      const now = row?.place ?? row?.rank ?? null;
      if (now === null) return;
      // Asked again while the reason is being typed, it goes one further.
      const from = wish?.kind === 'move' && wish.id === id ? wish.rank : now;
      const rank = Math.max(1, Math.min(scored, from + by));
      if (rank !== now) wishFor({ id, kind: 'move', rank });
      else if (wish !== null) end();
    },
    byValue: (id) => {
      write(() => scenarios.choose({ scenario, initiative: id, verdict: '', reason: '' })).then(
        end,
        refused,
      );
    },
    byScore: (id) => {
      write(() => scoring.removeOverride({ model: ranking.model.id, initiative: id })).then(
        end,
        refused,
      );
    },
    apply: () => {
      const { cycle, model, seed, draws, top } = ranking;
      const selection = { scenario, cycle: cycle.id, model: model.id, seed, draws, top };
      write(() => scenarios.apply(selection)).then(
        () => offerUndo(t('ranking.apply.done')),
        refused,
      );
    },
  };
}
