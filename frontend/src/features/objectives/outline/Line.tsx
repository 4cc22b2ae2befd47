import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { caps } from '~/app/commands/keys';
import { t } from '~/strings/strings';
import { Explained, explanationId } from '~/ui/Explanation';
import { useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';
import { later } from '~/ui/later';
import { MarkBox } from '~/ui/MarkBox';
import { Status } from '~/ui/Status';
import { ExplanationCard } from '~/features/objectives/Explain';
import {
  Below,
  ConfidenceCell,
  DueCell,
  NumberCell,
  OwnerCell,
  ProgressCell,
  TrendCell,
  Twist,
} from './cells';
import { cellsOf, type Column, columns, isNumber, isTyped } from './columns';
import { FaultRow } from '~/ui/FaultRow';
import type { Onward } from './EditCell';
import styles from './outline.module.css';
import { numberOf, type Row, titleOf } from './rows';
import type { Editing, Failure, OutlineAction } from './state';
import { editText } from './values';

const EditCell = later(async () => (await import('./EditCell')).EditCell);
const TargetRow = later(async () => (await import('./TargetRow')).TargetRow);

interface Props {
  row: Row;
  /** It lies beneath the head of a group. */
  isGrouped: boolean;
  /** Place among all rows of the outline, from 1; the head is row 1. */
  index: number;
  shown: readonly Column[];
  /** The row holds the focus; it is the one that the panel shows. */
  selected: boolean;
  /** The row is marked to be changed with others; null while no row is. */
  marked: boolean | null;
  /** The row is shown only because of what lies beneath it. */
  isContext: boolean;
  /** Rows stand in the order of the outline, and can be dragged. */
  canDrag: boolean;
  /** The cell that holds the focus, or null for the row itself. */
  focused: Column | null;
  editing: Editing | null;
  failures: readonly (readonly [Column, Failure])[];
  explained: Column | null;
  readOnly: boolean;
  dispatch: (action: OutlineAction) => void;
  onToggle: (id: string, expanded: boolean) => void;
  onMark: (id: string) => void;
  onSave: (row: Row, column: Column, text: string, onward: Onward) => Promise<void>;
  onQuickAction: (row: Row) => void;
}

interface CellProps extends Props {
  column: Column;
  isMet: boolean;
  /** A target is being typed. */
  onTarget: (text: string) => void;
}

const noFailures: Props['failures'] = [];

/** Rows are made anew with every change of the outline; most of them stand for the same thing. */
function isSameRow(a: Row, b: Row): boolean {
  if (a.id !== b.id || a.level !== b.level || a.parent !== b.parent) return false;
  if (a.type === 'objective' && b.type === 'objective') {
    return (
      a.objective === b.objective && a.expanded === b.expanded && a.hasChildren === b.hasChildren
    );
  }
  return a.type === 'key_result' && b.type === 'key_result' && a.keyResult === b.keyResult;
}

function isSameLine(a: Props, b: Props): boolean {
  // onSave changes with every write; only the line that is edited needs the latest. The other calls
  // are made to stay good for as long as the outline stands.
  const isEdited = b.editing !== null || b.failures.length > 0;
  return (
    isSameRow(a.row, b.row) &&
    a.isGrouped === b.isGrouped &&
    a.index === b.index &&
    a.shown === b.shown &&
    a.selected === b.selected &&
    a.marked === b.marked &&
    a.isContext === b.isContext &&
    a.canDrag === b.canDrag &&
    a.focused === b.focused &&
    a.editing === b.editing &&
    a.explained === b.explained &&
    a.readOnly === b.readOnly &&
    (isEdited ? a.failures === b.failures && a.onSave === b.onSave : a.failures.length === 0)
  );
}

/** One row of the outline. */
export const Line = memo(function Line(line: Props) {
  // What only a pointer reaches is drawn when one comes near for the first time.
  const [isMet, setMet] = useState(false);
  const [typed, setTyped] = useState<{ during: Editing | null; text: string } | null>(null);
  const { editing } = line;
  const onTarget = (text: string) => setTyped({ during: editing, text });
  const props = { ...line, isMet, onTarget };
  const { row, index, shown, selected, focused, failures, marked } = props;
  const isObjective = row.type === 'objective';
  return (
    <>
      <div
        role="row"
        className={styles.row}
        onPointerEnter={() => setMet(true)}
        data-row={row.id}
        data-objective={isObjective}
        data-level={Math.min(row.level, 9)}
        data-current={selected}
        data-context={props.isContext || undefined}
        style={{ '--level': row.level }}
        tabIndex={selected && focused === null ? 0 : -1}
        aria-level={row.level + (props.isGrouped ? 1 : 0)}
        aria-rowindex={index + 1}
        aria-selected={marked ?? selected}
        {...(row.type === 'objective' && row.hasChildren && { 'aria-expanded': row.expanded })}
      >
        {cellsOf(row.type, shown).map((column) => (
          <LineCell key={column} column={column} {...props} />
        ))}
      </div>
      {editing?.column === 'target' && (
        <TargetRow
          row={row.id}
          text={typed?.during === editing ? typed.text : (editing.text ?? '')}
          level={row.level + (props.isGrouped ? 1 : 0)}
          span={shown.length}
        />
      )}
      {failures
        .filter(([, { message }]) => message !== '')
        .map(([column, { message }]) => (
          <FaultRow
            key={column}
            id={faultId(row.id, column)}
            level={row.level + (props.isGrouped ? 1 : 0)}
            span={shown.length}
            message={message}
          />
        ))}
    </>
  );
}, isSameLine);

function faultId(row: string, column: Column): string {
  return `fault-${row}-${column}`;
}

function LineCell(props: CellProps) {
  const { row, shown, selected, focused, editing, failures, explained, column, readOnly } = props;
  const failure = failures.find(([at]) => at === column)?.[1];
  const isEditing = editing?.column === column;
  const spans = row.type === 'objective' && column === 'title';
  const cell = {
    role: 'gridcell',
    className: `${styles.cell} ${styles[column] ?? ''}`,
    'data-column': column,
    'data-fault': failure !== undefined && failure.message !== '' && !isEditing,
    'aria-colindex': columns.indexOf(column) + 1,
    'aria-readonly': readOnly || undefined,
    'aria-describedby': explained === column ? explanationId : undefined,
    tabIndex: selected && focused === column && !isEditing ? 0 : -1,
    ...(spans && spanning(shown.length - cellsOf('objective', shown).length + 1)),
  };
  if (isEditing)
    return (
      <div {...cell}>
        <Edited {...props} failure={failure} />
      </div>
    );
  return (
    <div {...cell}>
      {failure ? <span className={styles.ellipsis}>{failure.text}</span> : <Content {...props} />}
    </div>
  );
}

/** An objective has no numbers: its title reaches over their columns. */
function spanning(columnsOver: number) {
  return { 'aria-colspan': columnsOver, style: { gridColumn: `1 / span ${columnsOver}` } };
}

function Edited(props: CellProps & { failure: Failure | undefined }) {
  const { row, column, editing, failure, onSave, dispatch } = props;
  const format = useFormat();
  if (!isTyped(column)) return null;
  return (
    <>
      {column === 'title' && <Lead {...props} />}
      <EditCell
        column={column}
        value={editText(row, column, format)}
        text={editing?.text}
        unit={isNumber(column) && row.type === 'key_result' ? row.keyResult.unit : ''}
        fault={failure?.message === '' ? undefined : failure?.message}
        faultId={faultId(row.id, column)}
        onType={column === 'target' ? props.onTarget : undefined}
        onSave={(text, onward) => onSave(row, column, text, onward)}
        onGiveUp={() => dispatch({ type: 'giveUp', cell: { row: row.id, column } })}
      />
    </>
  );
}

function Content(props: CellProps): ReactNode {
  const { row, column, onQuickAction } = props;
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  switch (column) {
    case 'title':
      return <TitleContent {...props} />;
    case 'start':
    case 'current':
    case 'target':
      return row.type === 'key_result' && <NumberCell keyResult={row.keyResult} column={column} />;
    case 'progress':
      return (
        <Explainable {...props}>
          <ProgressCell
            progress={thing.progress}
            expected={thing.expected}
            explanation={thing.explanation}
            {...(row.type === 'key_result' && {
              status: row.keyResult.status,
              held: row.keyResult.held,
              startDate: row.keyResult.startDate,
            })}
          />
        </Explainable>
      );
    case 'confidence':
      return row.type === 'key_result' && <ConfidenceCell keyResult={row.keyResult} />;
    case 'status':
      return (
        <Explainable {...props}>
          <Status
            status={row.type === 'objective' ? row.objective.worstStatus : row.keyResult.status}
          />
        </Explainable>
      );
    case 'owner':
      return <OwnerCell owner={thing.owner} />;
    case 'trend':
      return (
        <>
          {row.type === 'objective' ? (
            <span className={styles.ellipsis}>{row.objective.phase}</span>
          ) : (
            <TrendCell keyResult={row.keyResult} />
          )}
          {props.isMet && !props.readOnly && props.marked === null && (
            <QuickAction row={row} onRun={onQuickAction} />
          )}
        </>
      );
    case 'due':
      return row.type === 'key_result' && <DueCell due={row.keyResult.due} />;
    case 'team':
      return (
        row.type === 'objective' && <span className={styles.ellipsis}>{row.objective.team}</span>
      );
    case 'tags':
      return <span className={styles.ellipsis}>{thing.tags.join(', ')}</span>;
  }
}

function Explainable({ children, ...props }: CellProps & { children: ReactNode }) {
  const { row, column, explained, dispatch } = props;
  if (explained !== column) return children;
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  return (
    <Explained
      id={explanationId}
      card={
        <ExplanationCard
          heading="h2"
          progress={thing.progress}
          expected={thing.expected}
          explanation={thing.explanation}
        />
      }
      onClose={() => dispatch({ type: 'explain', cell: null })}
    >
      {children}
    </Explained>
  );
}

/** What stands before a title: the chevron and the outline number, which is also the grip. */
function Lead({ row, readOnly, canDrag, isMet, selected, marked, ...does }: CellProps) {
  const { onToggle, onMark, dispatch } = does;
  return (
    <>
      {(isMet || selected || marked !== null) && (
        <MarkBox title={titleOf(row)} marked={marked === true} onMark={() => onMark(row.id)} />
      )}
      {row.type === 'objective' && row.hasChildren && (
        <Twist
          title={titleOf(row)}
          expanded={row.expanded}
          onToggle={() => {
            dispatch({ type: 'focus', focus: { row: row.id, column: null }, grab: true });
            onToggle(row.id, !row.expanded);
          }}
        />
      )}
      {readOnly || !canDrag || !isMet ? (
        <span className={styles.number}>{numberOf(row)}</span>
      ) : (
        <Grip row={row} />
      )}
    </>
  );
}

function Grip({ row }: { row: Row }) {
  const { setNodeRef, listeners } = useDraggable({ id: row.id });
  return (
    <span ref={setNodeRef} className={styles.number} data-grip {...listeners}>
      <IconGripVertical className={styles.grip} size="0.75rem" aria-hidden />
      {numberOf(row)}
    </span>
  );
}

function TitleContent(props: CellProps) {
  const { row } = props;
  const title = titleOf(row);
  return (
    <>
      <Lead {...props} />
      <span className={`${styles.ellipsis} ${styles.words}`} title={title}>
        {title}
      </span>
      {row.type === 'objective' && <Below objective={row.objective} />}
    </>
  );
}

/** What is most often done with a row; shown over the last column while the pointer is on it. */
function QuickAction({ row, onRun }: { row: Row; onRun: (row: Row) => void }) {
  const isObjective = row.type === 'objective';
  return (
    <button
      type="button"
      className={styles.rowAction}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onRun(row);
      }}
    >
      {t(isObjective ? 'objectives.action.keyResult' : 'objectives.command.checkIn')}
      <Keys caps={caps(isObjective ? 'k' : 'c')} />
    </button>
  );
}

/** The failures of one row, always the same list where there are none. */
export function failuresOf(failures: ReadonlyMap<string, Failure>, row: string): Props['failures'] {
  if (failures.size === 0) return noFailures;
  const own = columns.flatMap((column) => {
    const failure = failures.get(`${row}/${column}`);
    return failure ? [[column, failure] as const] : [];
  });
  return own.length === 0 ? noFailures : own;
}
