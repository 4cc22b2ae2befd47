import { Button } from '@mantine/core';
import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import type { Outline } from '~/bridge/types';
import { useIsPainted } from '~/ui/painted';
import { t, tn } from '~/strings/strings';
import { HeadActions } from '~/ui/HeadActions';
import { later } from '~/ui/later';
import { Sheet } from '~/ui/Sheet';
import { useSteady } from '~/ui/useSteady';
import type { Pick } from './bulk/picks';
import type { Bulk } from './bulk/useBulk';
import { EmptyOutline } from './EmptyOutline';
import { OutlineGrid } from './outline/OutlineGrid';
import { type Row } from './outline/rows';
import type { OutlineModel } from './outline/useOutlineModel';
import styles from './OutlineScreen.module.css';
import { Counts, Finding } from './Summary';
import { objectiveOf } from './useOutlineCommands';
import { InForce, ViewTabs } from './view/InForce';
import { useWidths, type ViewState } from './view/useView';
import { attentionView, noFilter } from './view/view';
import viewStyles from '~/ui/view.module.css';

// What acts on rows is read once the rows stand; its room is kept.
const SelectionBar = later(async () => (await import('./bulk/SelectionBar')).SelectionBar);
const QuickAdd = memo(later(async () => (await import('./quickAdd/QuickAdd')).QuickAdd));
const AddMenu = memo(later(async () => (await import('./AddMenu')).AddMenu));
const ViewButtons = memo(later(async () => (await import('./view/ViewButtons')).ViewButtons));

interface Props {
  outline: Outline;
  model: OutlineModel;
  viewing: ViewState;
  bulk: Bulk;
  /** The list of the selection bar that is open. */
  picking: Pick | null;
  onPicking: (pick: Pick | null) => void;
  isFiltering: boolean;
  onFiltering: (opened: boolean) => void;
  onMenu: (at: { x: number; y: number }) => void;
  onCheckIn: (keyResult: string) => void;
  /** Gives the keys back to the chosen row. */
  onLeave: () => void;
  /** About how wide the sheet is, in px, until it is measured. */
  guess: number;
}

/** How many rows a cycle has, folded away or not. */
function countOf({ objectives }: Outline): number {
  return objectives.reduce((sum, { keyResults }) => sum + 1 + keyResults.length, 0);
}

/** The tags that rows of a cycle have, by name. */
function tagsOf({ objectives }: Outline): string[] {
  const tags = objectives.flatMap((row) => [
    ...row.tags,
    ...row.keyResults.flatMap((each) => each.tags),
  ]);
  return [...new Set(tags)].sort((a, b) => a.localeCompare(b));
}

/** The sheet of the outline: its head, the rows, and the line that adds one or the selection bar. */
export function OutlineSheet(props: Props) {
  const { outline, model, viewing, isFiltering, onFiltering, onMenu, onCheckIn, guess } = props;
  const { state, dispatch, readOnly } = model;
  const isEmpty = outline.objectives.length === 0 && !state.draft;
  const total = useMemo(() => countOf(outline), [outline]);
  const tags = useSteady(useMemo(() => tagsOf(outline), [outline]));
  const { reset } = useWidths();
  const quickAction = useQuickAction(model, onCheckIn);
  const isPainted = useIsPainted();
  return (
    <Sheet
      title={t('objectives.title')}
      line={<Finding outline={outline} />}
      actions={
        <>
          {!isEmpty && (
            <div className={viewStyles.buttons}>
              {isPainted && (
                <ViewButtons {...{ viewing, tags, isFiltering, onFiltering }} onReset={reset} />
              )}
            </div>
          )}
          {/* The sketch of an empty outline offers the first objective, and has no row to look into. */}
          {!isEmpty && <HeadActions details="objectives.details" add="objectives.add" />}
          {!isEmpty && !readOnly && (
            <div className={styles.addMenu}>{isPainted && <AddMenu />}</div>
          )}
        </>
      }
    >
      {isEmpty ? (
        <EmptyOutline
          cycle={outline.cycle.name}
          readOnly={readOnly}
          onFirst={() =>
            dispatch({ type: 'draft', draft: { type: 'objective', parent: '', after: '' } })
          }
        />
      ) : (
        <>
          <div className={styles.toolbar}>
            <ViewTabs viewing={viewing} attention={attentionView} />
            <Counts counts={outline.counts} />
          </div>
          <InForce {...{ viewing, total, readOnly }} fitting={model.fitting} />
          {model.rows.length === 0 && !state.draft ? (
            <NothingFits viewing={viewing} total={total} />
          ) : (
            <OutlineGrid
              outline={outline}
              model={model}
              viewing={viewing}
              onQuickAction={quickAction}
              onMenu={onMenu}
              guess={guess}
            />
          )}
          {!readOnly && <Foot {...props} />}
        </>
      )}
    </Sheet>
  );
}

/** What is most often done with a row: a check-in, or one more key result. */
function useQuickAction({ dispatch, toggle }: OutlineModel, onCheckIn: (id: string) => void) {
  return useCallback(
    (to: Row) => {
      dispatch({ type: 'focus', focus: { row: to.id, column: null } });
      if (to.type === 'key_result') {
        onCheckIn(to.id);
        return;
      }
      toggle(to.id, true);
      const after = to.objective.keyResults.at(-1)?.id ?? '';
      dispatch({ type: 'draft', draft: { type: 'key_result', parent: to.id, after } });
    },
    [dispatch, toggle, onCheckIn],
  );
}

/** The line that adds a row; while rows are marked, what can be done with them. */
function Foot({ outline, model, bulk, picking, onPicking, onLeave }: Props) {
  const { row, tree, selection, showNew } = model;
  const objective = tree.objectives.get(objectiveOf(row));
  const id = objective?.id;
  const number = objective && `O${objective.order}`;
  const beneath = useMemo(
    () => (id === undefined || number === undefined ? null : { id, number }),
    [id, number],
  );
  const beneathNext = useDeferredValue(beneath);
  // The next line is typed at once: the keys stay there.
  const showAdded = useCallback((added: string) => showNew([added], false), [showNew]);
  const isMarking = selection.marked.length > 0;
  const isPainted = useIsPainted();
  return (
    <>
      {isMarking && (
        <SelectionBar
          bulk={bulk}
          tree={tree}
          cycle={outline.cycle.id}
          open={picking}
          onOpen={onPicking}
          onClear={() => {
            selection.clear();
            onPicking(null);
          }}
        />
      )}
      {/* What has been typed stays while rows are marked. */}
      <div hidden={isMarking} className={styles.foot}>
        {isPainted && (
          <QuickAdd
            cycle={outline.cycle.id}
            objective={beneathNext}
            onAdded={showAdded}
            onLeave={onLeave}
          />
        )}
      </div>
    </>
  );
}

/** Says that there are rows, and why none of them is shown. */
function NothingFits({ viewing: { change }, total }: { viewing: ViewState; total: number }) {
  return (
    <div className={viewStyles.nothing}>
      <h2>{t('view.nothing.title')}</h2>
      <p>{t('view.nothing.text', { rows: tn('objectives.rows', total) })}</p>
      <Button variant="default" mt="xs" onClick={() => change({ filter: noFilter })}>
        {t('view.clear')}
      </Button>
    </div>
  );
}
