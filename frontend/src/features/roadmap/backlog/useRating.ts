import { useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import type { Model } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import type { Row } from './arrange';
import { type Column, criterionOf, titleOf } from './columns';
import { firstColumn, hasNumber, nextColumn, ratedColumns } from './rating';

interface Options {
  rows: readonly Row[];
  model: Model;
  /** The column with the focus. */
  focused: Column | null;
  onDone: () => void;
}

/** What rows are given alike: on which criterion, what was typed, and which of them are meant. */
export function useRating({ rows, model, focused, onDone }: Options) {
  const write = useRoadmapWrite();
  const columns = ratedColumns(model);
  const [column, setColumn] = useState(() => firstColumn(rows, columns, focused));
  const [team, setTeam] = useState('');
  const [text, setText] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [fault, setFault] = useState('');
  const isSaving = useRef(false);
  const given = rows.filter(({ initiative }) => hasNumber(initiative, column, team));
  // Who marks some that have a number among some that have none means the latter, unless they say so.
  const isMixed = given.length > 0 && given.length < rows.length;
  const meant = isMixed && !replaces ? rows.filter((row) => !given.includes(row)) : rows;
  const goTo = (next: Column) => {
    setColumn(next);
    setText('');
    setFault('');
    setReplaces(false);
  };
  const give = async (to: readonly Row[], value: string, next: Column | null) => {
    if (isSaving.current) return;
    isSaving.current = true;
    try {
      await write(() =>
        scoring.rateAlike({
          initiatives: to.map(({ id }) => id),
          criterion: criterionOf(column) || column,
          team: column === 'effort' ? team : '',
          text: value,
        }),
      );
      const said = { name: titleOf(column, model), what: tn('backlog.count', to.length), value };
      offerUndo(t(value === '' ? 'backlog.rate.taken' : 'backlog.rate.done', said));
      if (next) goTo(next);
      else onDone();
    } catch (reason) {
      setFault(toCairnError(reason).sentence('range'));
    } finally {
      isSaving.current = false;
    }
  };
  return {
    columns,
    column,
    goTo,
    team,
    setTeam,
    text,
    type: (typed: string) => {
      setText(typed);
      setFault('');
    },
    given: given.length,
    isMixed,
    replaces,
    setReplaces,
    fault,
    save: (value: string) => {
      if (value.trim() === '') setFault(t('backlog.rate.empty'));
      else void give(meant, value, nextColumn(rows, columns, column));
    },
    takeAway: () => void give(given, '', null),
  };
}
