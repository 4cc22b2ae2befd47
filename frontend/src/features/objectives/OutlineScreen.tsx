import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import type { Outline } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { isCount, isFlag, useRemembered } from '~/data/remembered';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';
import { PanelSplit } from '~/ui/PanelSplit';
import type { Pick } from './bulk/picks';
import { useBulk } from './bulk/useBulk';
import { OutlineSheet } from './OutlineSheet';
import { titleOf } from './outline/rows';
import { type OutlineModel, useOutlineModel } from './outline/useOutlineModel';
import { type Pasting, usePasting } from './paste/usePasting';
import { useTemplating } from './templates/useTemplating';
import { DetailPanel } from './panel/DetailPanel';
import type { PanelTab } from './panel/Tabbed';
import { objectiveOf, useOutlineCommands } from './useOutlineCommands';
import { useBulkCommands } from './bulk/useBulkCommands';
import { useView } from './view/useView';
import { useViewCommands } from './view/useViewCommands';

const PasteDialog = later(async () => (await import('./paste/PasteDialog')).PasteDialog);

const TemplateDialog = later(
  async () => (await import('./templates/TemplateDialog')).TemplateDialog,
);

const RowMenu = later(async () => (await import('~/ui/RowMenu')).RowMenu);

const editing: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.save') },
  { caps: caps('tab'), words: t('objectives.hint.next') },
  { caps: caps('escape'), words: t('objectives.hint.giveUp') },
];
const moving: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.edit') },
  { caps: caps('d'), words: t('objectives.hint.details') },
  { caps: caps('e'), words: t('objectives.hint.explain') },
];

const besides = 82; // px beside the grid: the rail, the edges of the sheet and what stands between
const gap = 4; // px between sheet and panel
// In a cell that can be edited a letter begins the edit: no single key has another meaning there.
const inCell: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.edit') },
  { caps: caps('escape'), words: t('objectives.hint.row') },
];
const draftingObjective: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.another') },
  { caps: caps('mod+enter'), words: t('objectives.hint.keyResults') },
  { caps: caps('escape'), words: t('objectives.hint.giveUp') },
];
const draftingKeyResult: readonly Hint[] = [
  { caps: caps('enter'), words: t('objectives.hint.another') },
  { caps: caps('tab'), words: t('objectives.hint.numbers') },
  { caps: caps('escape'), words: t('objectives.hint.giveUp') },
];

const panel = { width: 384, least: 340, most: 640 }; // px, as the mock has it

/** The keys that mean something where the focus is. */
function hintsAt({ state, row, readOnly, canEdit }: OutlineModel): readonly Hint[] | null {
  if (state.draft) return state.draft.type === 'key_result' ? draftingKeyResult : draftingObjective;
  if (state.editing) return editing;
  if (!row || readOnly) return null;
  const column = state.focus?.column;
  return column && canEdit(row, column) ? inCell : moving;
}

/** How wide the panel is until the person drags it: less in a small window. */
function firstWidth(): number {
  return Math.round(Math.max(panel.least, Math.min(panel.width, innerWidth * 0.275)));
}

/** The outline of one cycle with its panel. */
export function OutlineScreen({ outline }: { outline: Outline }) {
  const viewing = useView();
  const model = useOutlineModel(outline, viewing.view);
  const { id: plan } = usePlan();
  const [isOpen, setOpen] = useRemembered(plan, 'panel', true, isFlag);
  const [width, setWidth] = useRemembered(plan, 'panelWidth', firstWidth(), isCount);
  const [tab, setTab] = useState<PanelTab>('details');
  // Counts up when the check-in form shall have the focus.
  const [asked, setAsked] = useState({ row: '', times: 0 });
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [wantsPage, setWantsPage] = useState(false);
  const { row, state, dispatch } = model;
  // A row that is being typed stands in the outline.
  const isPage = wantsPage && row !== undefined && !state.draft;
  const isEmpty = outline.objectives.length === 0 && !state.draft;

  const toggleDetails = useCallback(() => setOpen(!isOpen), [isOpen, setOpen]);
  const checkIn = useCallback(
    (keyResult: string) => {
      setTab('checkIns');
      setOpen(true);
      setAsked(({ times }) => ({ row: keyResult, times: times + 1 }));
      dispatch({ type: 'explain', cell: null });
    },
    [setOpen, dispatch],
  );
  const chosen = row?.id ?? '';
  const checkInChosen = useCallback(() => checkIn(chosen), [checkIn, chosen]);
  const bulk = useBulk(outline, model);
  const [picking, setPicking] = useState<Pick | null>(null);
  const [isFiltering, setFiltering] = useState(false);
  useShownRow(model);
  useViewCommands(viewing, model, setFiltering);
  const backToRow = useCallback(() => dispatch({ type: 'grab' }), [dispatch]);
  const turnPage = useCallback(() => {
    if (isPage) backToRow();
    setWantsPage(!isPage);
  }, [isPage, backToRow]);
  useOutlineCommands({
    model,
    bulk,
    onDetails: toggleDetails,
    onPage: turnPage,
    onCheckIn: checkInChosen,
    onInOrder: viewing.showInOrder,
  });
  useBulkCommands({ outline, model, bulk, onPick: setPicking });
  const pasting = usePasting(outline.cycle.id, model.readOnly);
  const templating = useTemplating(model.readOnly);
  useShowHints(hintsAt(model));

  const closePanel = useCallback(() => {
    setOpen(false);
    backToRow();
  }, [setOpen, backToRow]);

  const sheet = (
    <OutlineSheet
      outline={outline}
      model={model}
      viewing={viewing}
      bulk={bulk}
      picking={picking}
      onPicking={(pick) => {
        setPicking(pick);
        if (pick === null) backToRow();
      }}
      isFiltering={isFiltering}
      onFiltering={setFiltering}
      onMenu={setMenu}
      onCheckIn={checkIn}
      onLeave={backToRow}
      guess={innerWidth - besides - (isOpen ? width + gap : 0)}
    />
  );
  // Whoever goes through the rows goes first; the panel follows in the next moment.
  const detailed = useDeferredValue(row);
  const details = (
    <DetailPanel
      row={detailed}
      tab={tab}
      asked={asked.row === detailed?.id ? asked.times : 0}
      onTab={setTab}
      isPage={isPage}
      onPage={turnPage}
      onClose={closePanel}
      onBack={isPage ? turnPage : backToRow}
    />
  );
  return (
    <>
      {isPage ? (
        details
      ) : (
        <PanelSplit
          width={width}
          least={panel.least}
          most={panel.most}
          onWidth={setWidth}
          panel={isOpen && !isEmpty ? details : null}
        >
          {sheet}
        </PanelSplit>
      )}
      <PasteRows outline={outline} model={model} pasting={pasting} />
      {templating.isOpen && (
        <TemplateDialog
          cycle={outline.cycle}
          onAdded={(ids) => model.showNew(ids, true)}
          onClose={templating.close}
        />
      )}
      {menu && row && (
        <RowMenu
          label={t('objectives.menu', { title: titleOf(row) })}
          within="outline"
          last="objectives.delete"
          at={menu}
          onClose={() => setMenu(null)}
          onDismiss={() => {
            setMenu(null);
            backToRow();
          }}
        />
      )}
    </>
  );
}

interface PasteProps {
  outline: Outline;
  model: OutlineModel;
  pasting: Pasting;
}

/** Rows that are pasted, and marked once they are there, so that they can be changed together. */
function PasteRows({ outline, model, pasting }: PasteProps) {
  const { row, tree, selection, showNew } = model;
  const { cycle, objectives } = outline;
  const known = useMemo(
    () => new Set(objectives.flatMap(({ id, keyResults }) => [id, ...keyResults.map((k) => k.id)])),
    [objectives],
  );
  if (pasting.text === null) return null;
  const objective = tree.objectives.get(objectiveOf(row));
  return (
    <PasteDialog
      text={pasting.text}
      cycle={cycle}
      beneath={
        objective
          ? {
              id: objective.id,
              after: row?.type === 'key_result' ? row.id : '',
              number: `O${objective.order}`,
              title: objective.title,
            }
          : null
      }
      known={known}
      onAdded={(ids) => {
        showNew(ids, true);
        selection.only(ids);
      }}
      onTable={pasting.importTable}
      onClose={pasting.close}
    />
  );
}

/** Goes to the row that the address names, as the palette does, and takes the name off again. */
function useShownRow({ reveal }: ReturnType<typeof useOutlineModel>): void {
  const { row } = useParams();
  const [, go] = useLocation();
  useEffect(() => {
    if (row === undefined) return;
    reveal(row);
    go('/objectives', { replace: true });
  }, [row, reveal, go]);
}
