import { useState } from 'react';
import { objectives } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { DueCheckIn } from '~/bridge/types';
import { type Trials, useTrials } from '~/data/trial';
import { useWrites } from '~/data/writes';
import { useDraft } from '~/ui/useDraft';
import {
  faultsOf,
  gridOf,
  isTyped,
  type RowFaults,
  type TypedRow,
  typedOf,
  type TypedRows,
} from './typed';

interface Options {
  /** Names the table among all that check-ins are typed in. */
  place: string;
  cycle: string;
  /** Of all rows; "" is today. */
  date: string;
  /** The person that all rows speak for, by id; "" for oneself. */
  speaksFor?: string;
  due: readonly DueCheckIn[];
  /** How many were saved. */
  onSaved: (count: number) => void;
}

/** Check-ins as they are being typed. */
export interface CheckIns {
  rows: TypedRows;
  /** How many rows say something. */
  count: number;
  /** What the typed rows would mean. */
  trials: Trials;
  /** The row whose meaning is said: the one that was typed last, or that the person came back to. */
  about: string;
  /** Why nothing was saved, where that stands at no field. */
  refusal: CairnError | null;
  /** Why the date of all rows was refused. */
  dateFault: string | undefined;
  /** Why rows were refused. */
  faults: RowFaults;
  change: (id: string, row: TypedRow) => void;
  come: (id: string) => void;
  /** Saves all rows in one step of undo, or none: the faults stand at their rows. */
  save: () => void;
}

const none: TypedRows = {};
const noFaults: RowFaults = {};

function without(faults: RowFaults, id: string): RowFaults {
  if (!(id in faults)) return faults;
  return Object.fromEntries(Object.entries(faults).filter(([each]) => each !== id));
}

/** Keeps what is typed in a table of check-ins, asks what it would mean, and saves it. */
export function useCheckIns({
  place,
  cycle,
  date,
  speaksFor = '',
  due,
  onSaved,
}: Options): CheckIns {
  const { write } = useWrites();
  const [rows, setRows, forgetRows] = useDraft<TypedRows>(`${place} ${cycle}`, none);
  const [about, setAbout] = useState('');
  const [refusal, setRefusal] = useState<CairnError | null>(null);
  const [faults, setFaults] = useState<RowFaults>(noFaults);
  const tried = useTrials(gridOf(cycle, date, due, rows, speaksFor));
  const send = async () => {
    const sent = typedOf(due, rows);
    if (sent.length === 0) return;
    try {
      await write(() => objectives.checkInMany(gridOf(cycle, date, due, rows, speaksFor)));
      forgetRows();
      setRefusal(null);
      setFaults(noFaults);
      onSaved(sent.length);
    } catch (reason) {
      const error = toCairnError(reason);
      setRefusal(error);
      setFaults(faultsOf(error, sent));
    }
  };
  // What was refused is said once, where it stands: by its row, not by its trial as well.
  const trials = Object.fromEntries(Object.entries(tried).filter(([id]) => !(id in faults)));
  const dateFault = refusal?.fields.find(({ field, row }) => field === 'date' && !row)?.message;
  const isAtFields = dateFault !== undefined || Object.keys(faults).length > 0;
  return {
    rows,
    count: typedOf(due, rows).length,
    trials,
    about,
    refusal: isAtFields ? null : refusal,
    dateFault,
    faults,
    change: (id, row) => {
      setAbout(id);
      setFaults((before) => without(before, id));
      setRefusal(null);
      setRows((before) => ({ ...before, [id]: row }));
    },
    come: (id) => {
      if (isTyped(rows[id])) setAbout(id);
    },
    save: () => void send(),
  };
}
