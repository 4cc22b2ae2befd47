import { useMergedRef } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { RowDrag } from '~/ui/RowDrag';
import { useRows } from '~/ui/rows';
import { useFormat } from '~/ui/format';
import { useMeasure } from '~/ui/useMeasure';
import { useRest } from '~/ui/useRest';
import { useSteady } from '~/ui/useSteady';
import { type Item, sortIn } from './arrange';
import styles from './backlog.module.css';
import { type Column, isFigure, layoutFor } from './columns';
import { GroupLine } from './GroupLine';
import { Head } from './Head';
import { Line, type LineActs } from './Line';
import { type BacklogState, failuresOf } from './state';
import type { BacklogModel } from './useBacklog';
import { useDrop } from './useDrop';
import { useGridKeys } from './useGridKeys';
import { decimalsIn, rangeLengths } from './values';
import type { ViewState } from './view';

interface Props {
  page: Roadmap;
  model: BacklogModel;
  viewing: ViewState;
  onMenu: (at: { x: number; y: number }) => void;
  onOpen: () => void;
  onDelete: () => void;
  /** Cells of a spreadsheet were pasted into a cell that was being edited. */
  onPaste: (text: string) => void;
  /** The columns that are shown, as soon as they are known. */
  onShown: (shown: readonly Column[]) => void;
}

const ahead = 4; // rows drawn beyond each edge: all of them are drawn anew when a fast wheel leaps
const around = 300; // px of the window above and below the rows, about
const rail = 96; // px beside the sheet, about

/** The grid of the backlog: the rows that fit, and the keys that move among them. */
export function BacklogGrid(props: Props) {
  const { page, model, viewing, onMenu, onOpen, onDelete, onShown } = props;
  const { items, state, dispatch, selection } = model;
  const { view, change } = viewing;
  const [measured, { width, rem }] = useMeasure(innerWidth - rail);
  const decimals = useMemo(
    () => decimalsIn(page.initiatives, page.model),
    [page.initiatives, page.model],
  );
  const format = useFormat();
  const lengths = useMemo(
    () => rangeLengths(page.initiatives, page.model, decimals, format),
    [page.initiatives, page.model, decimals, format],
  );
  const layout = useMemo(
    () => layoutFor(width / rem, page.model, view.hidden, lengths),
    [width, rem, page.model, view.hidden, lengths],
  );
  const shown = useSteady(layout.shown);
  useEffect(() => onShown(shown), [shown, onShown]);
  const marks = useMemo(() => new Set(selection.marked.map(({ id }) => id)), [selection.marked]);
  const scroller = useRef<HTMLDivElement>(null);
  const both = useMergedRef(scroller, measured);
  const canvas = useRef<HTMLDivElement>(null);
  const rowHeight = useRows() * rem;
  const at = items.findIndex(({ id }) => id === state.focus?.row);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: ahead,
    initialRect: { width: innerWidth, height: innerHeight - around },
    // The head lies over what scrolls beneath it.
    scrollPaddingStart: rowHeight,
    useFlushSync: false,
    // What holds the focus stays in the page wherever the person scrolls.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      if (at < 0 || visible.includes(at)) return visible;
      return [...visible, at].sort((a, b) => a - b);
    },
  });
  const pageSize = () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const press = useGridKeys({ model, shown, page: pageSize, onMenu, onOpen, onDelete });
  const rest = useRest({ placeOf: scoreAt, explain: (row) => dispatch({ type: 'explain', row }) });
  const drop = useDrop({ model, virtualizer, canvas });
  useGrab({ state, at, scroller, show: (index) => virtualizer.scrollToIndex(index) });
  const acts = useActs(props, shown);
  const sortBy = useCallback(
    (column: Column) => {
      const { sort } = view;
      const first = isFigure(column, page.model) && column !== 'rank';
      if (sort?.column !== column) change({ sort: { column, descending: first } });
      else if (sort.descending === first) change({ sort: { column, descending: !first } });
      else change({ sort: null });
    },
    [view, change, page.model],
  );
  const stop = at < 0 ? 0 : at;
  return (
    <RowDrag drop={drop}>
      <div
        ref={both}
        className={styles.scroller}
        data-commands="roadmap"
        onKeyDown={(event) => {
          rest.stop();
          press(event);
        }}
        onPointerDown={rest.stop}
        onMouseDown={(event) => {
          // Shift and a click mark rows; they do not choose text.
          if (event.shiftKey && !(event.target as Element).closest('input')) event.preventDefault();
        }}
        onFocus={(event) => focused(event, model, shown)}
        onClick={(event) => clicked(event, model, shown)}
        onContextMenu={(event) => {
          const row = rowAt(event.target as Element);
          if (!model.rows.some(({ id }) => id === row)) return;
          event.preventDefault();
          dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        {...rest.watch}
      >
        <div
          role={view.group === '' ? 'grid' : 'treegrid'}
          aria-label={t('backlog.grid')}
          aria-multiselectable
          aria-rowcount={items.length + 1}
          aria-colcount={shown.length}
          aria-readonly={model.readOnly}
          style={{ '--cols': layout.template, minWidth: `${layout.least}rem` }}
        >
          <div role="rowgroup" className={styles.heads}>
            <Head
              model={page.model}
              shown={shown}
              sort={sortIn(view.sort, page.model)}
              onSort={sortBy}
            />
          </div>
          <div
            ref={canvas}
            role="rowgroup"
            className={styles.canvas}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map((slot) => {
              const item = items[slot.index];
              return (
                item && (
                  <div
                    key={slot.key}
                    ref={virtualizer.measureElement}
                    data-index={slot.index}
                    className={styles.slot}
                    role="presentation"
                    style={{ transform: `translateY(${slot.start}px)` }}
                  >
                    {item.type === 'group' ? (
                      view.group !== '' && (
                        <GroupLine
                          grouping={view.group}
                          group={item.group}
                          index={slot.index + 1}
                          span={shown.length}
                          isStop={slot.index === stop}
                          onToggle={model.fold}
                        />
                      )
                    ) : (
                      <Line
                        row={item.row}
                        model={page.model}
                        decimals={decimals}
                        index={slot.index + 1}
                        shown={shown}
                        isStop={slot.index === stop}
                        isFocused={state.focus?.row === item.id}
                        marked={marks.size === 0 ? null : marks.has(item.id)}
                        canDrag={model.inOrder && !model.readOnly}
                        focused={state.focus?.row === item.id ? state.focus.column : null}
                        editing={state.editing?.row === item.id ? state.editing : null}
                        failures={failuresOf(state.failures, item.id, shown)}
                        isExplained={state.explained === item.id}
                        isTree={view.group !== ''}
                        acts={acts}
                      />
                    )}
                  </div>
                )
              );
            })}
            {drop.mark && (
              <div className={styles.dropLine} role="presentation" style={{ top: drop.mark.top }} />
            )}
          </div>
        </div>
      </div>
    </RowDrag>
  );
}

/** What lines ask for, without drawing them again when what answers has changed. */
function useActs({ model, onPaste }: Props, shown: readonly Column[]): LineActs {
  const latest = useRef({ model, shown, onPaste });
  useEffect(() => {
    latest.current = { model, shown, onPaste };
  });
  return useMemo(
    () => ({
      mark: (id) => {
        const { selection, dispatch } = latest.current.model;
        selection.toggle(id);
        dispatch({ type: 'focus', focus: { row: id, column: null }, grab: true });
      },
      save: (cell, typed, onward) =>
        void latest.current.model.save(cell, typed, onward, latest.current.shown),
      giveUp: (cell) => latest.current.model.dispatch({ type: 'giveUp', cell }),
      explain: (row) => latest.current.model.dispatch({ type: 'explain', row }),
      paste: (text) => latest.current.onPaste(text),
    }),
    [],
  );
}

interface Grabbing {
  state: BacklogState;
  /** Where the line with the focus stands; -1 for nowhere. */
  at: number;
  scroller: React.RefObject<HTMLDivElement | null>;
  show: (index: number) => void;
}

/** Puts the focus on what shall have it, as soon as that is drawn. */
function useGrab({ state: { focus, grabs }, at, scroller, show }: Grabbing): void {
  // The order of the rows may change without that one being looked for.
  const latest = useRef({ at, show });
  useEffect(() => {
    latest.current = { at, show };
  });
  const row = focus?.row;
  useEffect(() => {
    const { at: place, show: scrollTo } = latest.current;
    if (row !== undefined && grabs >= 0 && place >= 0) scrollTo(place);
  }, [row, grabs]);
  const grabbed = useRef(0);
  useEffect(() => {
    if (grabs === grabbed.current || !focus) return;
    const line = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(focus.row)}"]`,
    );
    const cell =
      focus.column &&
      line?.querySelector<HTMLElement>(`[data-column="${CSS.escape(focus.column)}"]`);
    const target = cell ?? line;
    if (!target) return;
    grabbed.current = grabs;
    target.focus({ preventScroll: true });
  });
}

function rowAt(target: Element): string {
  return target.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';
}

/** The row whose score is under the pointer; "" for none. */
function scoreAt(target: Element): string {
  return target.closest('[data-column="score"]') ? rowAt(target) : '';
}

function columnAt(target: Element, shown: readonly Column[]): Column | null {
  const name = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  return shown.find((each) => each === name) ?? null;
}

/** The focus may come by other ways than the keys of the grid: a click, or a screen reader. */
function focused(
  { target }: React.FocusEvent,
  { items, state, dispatch }: BacklogModel,
  shown: readonly Column[],
): void {
  if (!target.matches('[data-row], [data-row] > [data-column]')) return;
  const row = rowAt(target);
  const column = columnAt(target, shown);
  if (state.focus?.row === row && state.focus.column === column) return;
  if (items.some(({ id }: Item) => id === row)) {
    dispatch({ type: 'focus', focus: { row, column } });
  }
}

/** A click edits what can be edited, explains a score, and chooses the row otherwise. */
function clicked(event: React.MouseEvent, model: BacklogModel, shown: readonly Column[]): void {
  const { rows, state, dispatch, canEdit } = model;
  const target = event.target as Element;
  const row = rowAt(target);
  if (!rows.some(({ id }) => id === row) || target.closest('input')) return;
  if (clickedToMark(event, model, row)) return;
  const column = columnAt(target, shown);
  const isGrip = target.closest('[data-grip]') !== null;
  if (column && !isGrip && canEdit({ row, column })) {
    const isEdited = state.editing?.row === row && state.editing.column === column;
    if (!isEdited) dispatch({ type: 'edit', cell: { row, column } });
    return;
  }
  dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
  if (column === 'score') dispatch({ type: 'explain', row });
}

/** Ctrl and a click mark one more row, Shift and a click all up to it. */
function clickedToMark(event: React.MouseEvent, model: BacklogModel, row: string): boolean {
  const { state, dispatch, selection } = model;
  const focus = state.focus?.row ?? row;
  if (event.shiftKey) selection.extend(focus, row);
  else if (!event.ctrlKey && !event.metaKey) return false;
  else if (selection.marked.length === 0 && focus !== row) selection.only([focus, row]);
  else selection.toggle(row);
  dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
  return true;
}
