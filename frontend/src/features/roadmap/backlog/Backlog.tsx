import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { NoInitiatives } from '~/features/roadmap/NoInitiatives';
import type { ViewProps } from '~/features/roadmap/views';
import { t, tn } from '~/strings/strings';
import { later } from '~/ui/later';
import { offerUndo } from '~/ui/offerUndo';
import viewStyles from '~/ui/view.module.css';
import { Ask } from './Ask';
import { BacklogGrid } from './BacklogGrid';
import styles from './backlog.module.css';
import type { Column } from './columns';
import { InForce } from './InForce';
import type { Pick } from './picks';
import { QuickAdd } from './QuickAdd';
import { Toolbar } from './Toolbar';
import { type BacklogModel, useBacklog } from './useBacklog';
import { useBacklogCommands } from './useBacklogCommands';
import { type Bulk, useBulk } from './useBulk';
import { type Pasting, usePasting } from './usePasting';
import { useWalk } from './useWalk';
import { isFiltered, noFilter, useBacklogView, type ViewState } from './view';

const PasteDialog = later(async () => (await import('./PasteDialog')).PasteDialog);
const RateBar = later(async () => (await import('./RateBar')).RateBar);
const RowMenu = later(async () => (await import('~/ui/RowMenu')).RowMenu);
const SelectionBar = later(async () => (await import('./SelectionBar')).SelectionBar);

const editing: readonly Hint[] = [
  { caps: caps('enter'), words: t('backlog.hint.down') },
  { caps: caps('tab'), words: t('backlog.hint.next') },
  { caps: caps('escape'), words: t('objectives.hint.giveUp') },
];
const walking: readonly Hint[] = [
  { caps: caps('enter'), words: t('backlog.hint.nextEmpty') },
  { caps: caps('escape'), words: t('backlog.hint.stop') },
];
const onRow: readonly Hint[] = [
  { caps: caps('enter'), words: t('backlog.hint.open') },
  { caps: caps('arrowright'), words: t('backlog.hint.cells') },
  { caps: caps('e'), words: t('objectives.hint.explain') },
];
const inCell: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.edit') },
  { caps: caps('escape'), words: t('objectives.hint.row') },
];
const onScore: readonly Hint[] = [
  { caps: caps('?'), words: t('objectives.hint.explain') },
  { caps: caps('escape'), words: t('objectives.hint.row') },
];

/** The keys that mean something where the focus is. */
function hintsAt({ state, row, canEdit }: BacklogModel): readonly Hint[] | null {
  if (state.editing) return state.walking ? walking : editing;
  if (!row) return null;
  const column = state.focus?.column;
  if (!column) return onRow;
  if (canEdit({ row: row.id, column })) return inCell;
  return column === 'score' || column === 'rank' ? onScore : null;
}

/** What teams, phases and cycles are called, by id. */
function useNames({ initiatives }: Roadmap): ReadonlyMap<string, string> {
  const { teams, phases, cycles } = usePlan();
  return useMemo(() => {
    const names = new Map([...teams, ...phases, ...cycles].map(({ id, name }) => [id, name]));
    for (const { teamId, team, phaseId, phase } of initiatives) {
      if (teamId !== null && team !== null) names.set(teamId, team);
      if (phaseId !== null && phase !== null) names.set(phaseId, phase);
    }
    return names;
  }, [initiatives, teams, phases, cycles]);
}

const noColumns: readonly Column[] = [];

/** The backlog: all initiatives in their order, scored in place. */
export function Backlog(props: ViewProps) {
  const { page, asked, onOpen } = props;
  const viewing = useBacklogView();
  const model = useBacklog({ ...props, view: viewing.view });
  const [shown, setShown] = useState(noColumns);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [picking, setPicking] = useState<Pick | null>(null);
  const [rated, setRated] = useState<readonly string[] | null>(null);
  const [isFiltering, setFiltering] = useState(false);
  const bulk = useBulk(model);
  const pasting = usePasting(model, shown);
  const walk = useWalk(page, model, shown);
  const rate = () => setRated(model.acted.map(({ id }) => id));
  // Whoever rates what goes meanwhile is done with it, also where it comes back.
  if (rated && !model.all.some(({ id }) => rated.includes(id))) setRated(null);
  const names = useNames(page);
  const { dispatch, selection, row, readOnly } = model;
  useBacklogCommands({
    page,
    model,
    viewing,
    bulk,
    pasting,
    walk,
    onRate: rate,
    onPick: (pick) => {
      // The lists open in the bar, which stands there while a row is marked.
      if (selection.marked.length === 0 && row) selection.only([row.id]);
      setPicking(pick);
    },
    onFilter: () => setFiltering(true),
  });
  useShowHints(readOnly ? null : hintsAt(model));
  const back = useCallback(() => dispatch({ type: 'grab' }), [dispatch]);
  const isEmpty = page.initiatives.length === 0;
  return (
    <>
      {isEmpty ? (
        <NoInitiatives />
      ) : (
        <>
          <Toolbar
            {...{ page, viewing, names, isFiltering }}
            onFiltering={setFiltering}
            canWalk={walk.canWalk}
          />
          <Notes page={page} />
          <InForce
            {...{ viewing, names, readOnly }}
            model={page.model}
            fitting={model.fitting}
            total={model.all.length}
          />
          {model.items.length === 0 ? (
            <NothingFits viewing={viewing} total={model.all.length} />
          ) : (
            <BacklogGrid
              {...{ page, model, viewing, onOpen }}
              onMenu={setMenu}
              onDelete={bulk.remove}
              onPaste={pasting.take}
              onShown={setShown}
            />
          )}
        </>
      )}
      {!readOnly && (
        <Foot
          {...{ asked, page, model, viewing, bulk, pasting, picking, rated }}
          onChoose={props.onChoose}
          onPicking={(pick) => {
            setPicking(pick);
            if (pick === null) back();
          }}
          onRate={rate}
          onRated={() => {
            setRated(null);
            back();
          }}
          onLeave={back}
        />
      )}
      {pasting.lines !== null && <PasteDialog text={pasting.lines} onClose={pasting.close} />}
      {menu && row && (
        <RowMenu
          label={t('objectives.menu', { title: row.initiative.title })}
          within="roadmap"
          last="roadmap.delete"
          at={menu}
          onClose={() => setMenu(null)}
          onDismiss={() => {
            setMenu(null);
            back();
          }}
        />
      )}
    </>
  );
}

/** What is odd about the ratings, and how estimates have turned out so far. */
function Notes({ page: { advice } }: { page: Roadmap }) {
  if (advice.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={t('backlog.notes')}>
      {advice.map(({ sentence }) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Says that there are rows, and why none of them is shown. */
function NothingFits({ viewing: { change }, total }: { viewing: ViewState; total: number }) {
  return (
    <div className={viewStyles.nothing}>
      <h2>{t('backlog.nothing')}</h2>
      <p>{t('view.nothing.text', { rows: tn('backlog.count', total) })}</p>
      <Button variant="default" mt="xs" onClick={() => change({ filter: noFilter })}>
        {t('view.clear')}
      </Button>
    </div>
  );
}

interface FootProps {
  asked: number;
  page: Roadmap;
  model: BacklogModel;
  viewing: ViewState;
  bulk: Bulk;
  pasting: Pasting;
  picking: Pick | null;
  /** Which are being rated alike; null while none are. */
  rated: readonly string[] | null;
  onRate: () => void;
  onRated: () => void;
  onPicking: (pick: Pick | null) => void;
  onChoose: (id: string) => void;
  onLeave: () => void;
}

/** The line that adds an initiative; while rows are marked, what can be done with them. */
function Foot({ asked, page, model, viewing, bulk, pasting, rated, ...props }: FootProps) {
  const { picking, onPicking, onChoose, onLeave, onRate, onRated } = props;
  const { selection, acted, asking, ask, toState } = model;
  // Those that a filter leaves out once they have a score are still meant.
  const rows = rated && model.all.filter(({ id }) => rated.includes(id));
  const isMarking = selection.marked.length > 0;
  const { filter } = viewing.view;
  const welcome = useCallback(
    (id: string, title: string) => {
      onChoose(id);
      if (isFiltered(filter)) offerUndo(t('backlog.added.hidden', { title }));
    },
    [onChoose, filter],
  );
  return (
    <>
      {asking ? (
        <Ask
          asking={asking}
          onDone={() => {
            ask(null);
            onLeave();
          }}
        />
      ) : rows && rows.length > 0 ? (
        <RateBar
          rows={rows}
          model={page.model}
          focused={model.state.focus?.column ?? null}
          onDone={onRated}
        />
      ) : (
        isMarking && (
          <SelectionBar
            count={acted.length}
            open={picking}
            onOpen={onPicking}
            onState={(state) => toState(acted, state)}
            onEdit={bulk.edit}
            onRate={onRate}
            onDelete={bulk.remove}
            onClear={() => {
              selection.clear();
              onPicking(null);
            }}
          />
        )
      )}
      {/* What has been typed stays while rows are marked. */}
      <div hidden={asking !== null || rows !== null || isMarking} className={styles.foot}>
        <QuickAdd asked={asked} onAdded={welcome} onLines={pasting.open} onLeave={onLeave} />
      </div>
    </>
  );
}
