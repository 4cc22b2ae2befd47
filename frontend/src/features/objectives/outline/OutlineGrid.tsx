import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Outline } from '~/bridge/types';
import { useIsPainted } from '~/ui/painted';
import { t } from '~/strings/strings';
import { RowDrag } from '~/ui/RowDrag';
import { useRows } from '~/ui/rows';
import { later } from '~/ui/later';
import { useMeasure } from '~/ui/useMeasure';
import { useSteady } from '~/ui/useSteady';
import { useWidths, type ViewState } from '~/features/objectives/view/useView';
import type { Sorting } from '~/features/objectives/view/view';
import { type Column, columns, layoutFor, roomFor } from './columns';
import { DropMark } from './DropMark';
import { GroupLine } from './GroupLine';
import { Head } from './Head';
import { itemsOf, keyOf } from './items';
import { failuresOf, Line } from './Line';
import styles from './outline.module.css';
import type { Row } from './rows';
import type { Cell } from './state';
import { useDropMark } from './useDropMark';
import { useGridKeys } from './useGridKeys';
import { useHover } from './useHover';
import { useScrollbar } from '~/ui/useScrollbar';
import type { OutlineModel } from './useOutlineModel';

interface Props {
  outline: Outline;
  model: OutlineModel;
  viewing: ViewState;
  onQuickAction: (row: Row) => void;
  onMenu: (at: { x: number; y: number }) => void;
  /** About how wide the sheet is, in px, until it is measured. */
  guess: number;
}

const DraftLine = later(async () => (await import('./DraftLine')).DraftLine);

const around = 256; // px of the window above and below the rows, about
const ahead = 8; // rows beyond the edge, so that fast scrolling shows no gaps

/** The number that a new key result is asked for first, of those that there is room for. */
function numberFirst(shown: readonly Column[]): Column {
  return shown.includes('start') ? 'start' : 'current';
}

/** The tree grid: the rows that fit, and the keys that move among them. */
export function OutlineGrid({ outline, model, viewing, onQuickAction, onMenu, guess }: Props) {
  const { rows, groups, context, state, dispatch, selection, isRearranged } = model;
  const { toggle } = selection;
  const [sizeRef, { width, rem }] = useMeasure(guess);
  const { view, change } = viewing;
  const { widths, setWidth } = useWidths();
  const layout = useMemo(
    () => layoutFor(width / rem, view.columns, widths),
    [width, rem, view.columns, widths],
  );
  const shown = useSteady(layout.shown);
  const rowHeight = useRows();
  const marks = useMemo(() => new Set(selection.marked.map(({ id }) => id)), [selection.marked]);
  const body = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(rows, groups, state.draft), [rows, groups, state.draft]);
  const kept = items.findIndex((item) =>
    state.draft ? item.type === 'draft' : keyOf(item) === state.focus?.row,
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => body.current,
    estimateSize: () => rowHeight * rem,
    getItemKey: (index) => keyOf(items[index]),
    overscan: useIsPainted() ? ahead : 0,
    // As if the sheet filled the window, until it is measured: the rows are drawn once.
    initialRect: { width: innerWidth, height: innerHeight - around },
    // Rows beyond the edge hide that a scroll is drawn a frame later.
    useFlushSync: false,
    // What holds the focus stays in the page wherever the person scrolls.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      if (kept < 0 || visible.includes(kept)) return visible;
      return [...visible, kept].sort((a, b) => a - b);
    },
  });
  const page = () =>
    Math.max(1, Math.floor((body.current?.clientHeight ?? 0) / (rowHeight * rem)) - 1);
  const press = useGridKeys({ model, shown, page, onMenu });
  const hover = useHover((cell) => dispatch({ type: 'explain', cell }));
  const drop = useDropMark({ model, virtualizer, body });
  useScrollbar(body);

  const isFirst = useRef(true);
  useEffect(() => {
    // Also where the outline was left, when the person comes back to it.
    // To scroll lays the page out once more, which the first paint would wait for.
    const isShown = isFirst.current && isWithin(virtualizer.range, kept);
    const isWanted = !isShown && (isFirst.current || state.grabs > 0 || state.draft);
    isFirst.current = false;
    if (kept >= 0 && isWanted) virtualizer.scrollToIndex(kept);
  }, [state.grabs, state.draft, kept, virtualizer]);
  const grabbed = useRef(0);
  const isGrabbing = useRef(false);
  useEffect(() => {
    // A new row comes a moment after the answer that made it: the grab waits for it.
    if (state.grabs === grabbed.current) return;
    isGrabbing.current = true;
    if (focusElement(body.current, state.focus)) grabbed.current = state.grabs;
    isGrabbing.current = false;
  });

  const mark = useCallback(
    (id: string) => {
      toggle(id);
      dispatch({ type: 'focus', focus: { row: id, column: null }, grab: true });
    },
    [toggle, dispatch],
  );
  const sortBy = useCallback((sort: Sorting | '') => change({ sort }), [change]);
  const foldGroup = (id: string, expanded: boolean) => {
    model.toggle(id, expanded);
    dispatch({ type: 'focus', focus: { row: id, column: null }, grab: true });
  };
  const save = (
    row: Row,
    column: Cell['column'],
    text: string,
    onward: Parameters<typeof model.save>[4],
  ) => model.save(row, column, text, shown, onward);
  return (
    <RowDrag drop={drop}>
      <div
        ref={sizeRef}
        className={styles.grid}
        role="treegrid"
        aria-label={t('objectives.grid', { cycle: outline.cycle.name })}
        aria-multiselectable
        aria-rowcount={rows.length + groups.length + 1}
        aria-colcount={columns.length}
        aria-readonly={model.readOnly}
        data-room={roomFor(width / rem)}
        style={{ '--cols': layout.template }}
        data-commands="outline"
        onKeyDown={(event) => {
          hover.stop();
          press(event);
        }}
        onPointerDown={hover.stop}
        onMouseDown={(event) => {
          // Shift and a click mark rows; they do not choose text.
          if (event.shiftKey && !(event.target as Element).closest('input')) event.preventDefault();
        }}
        onFocus={(event) => {
          if (!isGrabbing.current) focused(event, model);
        }}
        onClick={(event) => clicked(event, model)}
        onContextMenu={(event) => {
          const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
          if (!rows.some(({ id }) => id === row) || row === undefined) return;
          event.preventDefault();
          dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        {...hover.watch}
      >
        <Head
          shown={shown}
          widths={layout.widths}
          rem={rem}
          expected={outline.expected}
          sort={view.sort}
          onSort={sortBy}
          onWidth={setWidth}
        />
        <div ref={body} className={styles.body} role="rowgroup">
          <div
            className={styles.canvas}
            role="presentation"
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
                    {item.type === 'draft' ? (
                      <DraftLine
                        draft={item.draft}
                        cycle={outline.cycle.id}
                        level={item.level}
                        onSave={(making) => model.create({ ...making, first: numberFirst(shown) })}
                        onGiveUp={model.giveUpDraft}
                      />
                    ) : item.type === 'group' ? (
                      <GroupLine
                        grouping={view.group}
                        group={item.group}
                        index={item.index}
                        focused={state.focus?.row === item.group.id}
                        onToggle={foldGroup}
                      />
                    ) : (
                      <Line
                        row={item.row}
                        isGrouped={groups.length > 0}
                        index={item.index}
                        shown={shown}
                        selected={state.focus?.row === item.row.id}
                        marked={marks.size === 0 ? null : marks.has(item.row.id)}
                        isContext={context.has(item.row.id)}
                        canDrag={!isRearranged}
                        focused={state.focus?.row === item.row.id ? state.focus.column : null}
                        editing={state.editing?.row === item.row.id ? state.editing : null}
                        failures={failuresOf(state.failures, item.row.id)}
                        explained={
                          state.explained?.row === item.row.id ? state.explained.column : null
                        }
                        readOnly={model.readOnly}
                        dispatch={dispatch}
                        onToggle={model.toggle}
                        onMark={mark}
                        onSave={save}
                        onQuickAction={onQuickAction}
                      />
                    )}
                  </div>
                )
              );
            })}
            <DropMark mark={drop.mark} />
          </div>
        </div>
      </div>
    </RowDrag>
  );
}

function isWithin(shown: { startIndex: number; endIndex: number } | null, index: number): boolean {
  return shown !== null && shown.startIndex <= index && index < shown.endIndex;
}

function focusElement(body: HTMLElement | null, focus: OutlineModel['state']['focus']): boolean {
  if (!body || !focus) return false;
  const row = body.querySelector<HTMLElement>(`[data-row="${CSS.escape(focus.row)}"]`);
  const cell = focus.column && row?.querySelector<HTMLElement>(`[data-column="${focus.column}"]`);
  (cell ?? row)?.focus({ preventScroll: true });
  return row !== null;
}

/** The focus may come by other ways than the keys of the grid: a click, or a screen reader. */
function focused({ target }: React.FocusEvent, { state, dispatch }: OutlineModel): void {
  if (!target.matches('[data-row], [data-row] > [data-column]')) return;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';
  const column = columns.find((each) => each === (target as HTMLElement).dataset.column) ?? null;
  if (state.focus?.row === row && state.focus.column === column) return;
  dispatch({ type: 'focus', focus: { row, column } });
}

/** A click edits what can be edited, and chooses the row otherwise. */
function clicked(event: React.MouseEvent, model: OutlineModel): void {
  const { rows, state, dispatch, canEdit } = model;
  const target = event.target as Element;
  const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  const row = rows.find((each) => each.id === id);
  if (!row || target.closest('input')) return;
  const column = columns.find(
    (each) => each === target.closest<HTMLElement>('[data-column]')?.dataset.column,
  );
  if (clickedToMark(event, model, row.id)) return;
  const isGrip = target.closest('[data-grip]') !== null;
  if (column && !isGrip && canEdit(row, column)) {
    const isEdited = state.editing?.row === row.id && state.editing.column === column;
    if (!isEdited) dispatch({ type: 'edit', cell: { row: row.id, column } });
    return;
  }
  dispatch({ type: 'focus', focus: { row: row.id, column: null }, grab: true });
}

/** Ctrl and a click mark one more row, Shift and a click all up to it. */
function clickedToMark(event: React.MouseEvent, model: OutlineModel, row: string): boolean {
  const { state, dispatch, selection } = model;
  const focus = state.focus?.row ?? row;
  if (event.shiftKey) selection.extend(focus, row);
  else if (!event.ctrlKey && !event.metaKey) return false;
  else if (selection.marked.length === 0 && focus !== row) selection.only([focus, row]);
  else selection.toggle(row);
  dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
  return true;
}
