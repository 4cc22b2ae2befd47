import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import type { Criterion, Model } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { StateMark } from '~/fields/StateMark';
import { t } from '~/strings/strings';
import { Explained, explanationId } from '~/ui/Explanation';
import { FaultRow } from '~/ui/FaultRow';
import { useFormat } from '~/ui/format';
import { later } from '~/ui/later';
import { MarkBox } from '~/ui/MarkBox';
import { Person } from '~/ui/Person';
import { horizons, type Row, states } from './arrange';
import styles from './backlog.module.css';
import { RangeCell, RankCell, ScoreCell, ServesCell, TitleWords } from './cells';
import { type Column, criterionIn, isFigure, titleOf } from './columns';
import { levelsOf } from './levels';
import type { Choice } from './OptionInput';
import { ScoreCard } from './ScoreCard';
import type { Cell, Editing, Failure } from './state';
import type { Onward } from './useSave';
import { type Decimals, editText } from './values';

const EditCell = later(async () => (await import('./EditCell')).EditCell);

/** What a line asks for; the same object for as long as the grid stands. */
export interface LineActs {
  mark: (id: string) => void;
  save: (cell: Cell, typed: { text: string; words: string }, onward: Onward) => void;
  giveUp: (cell: Cell) => void;
  explain: (id: string) => void;
  paste: (text: string) => void;
}

interface Props {
  row: Row;
  model: Model;
  decimals: Decimals;
  /** Place among all lines, from 1; the head is row 1. */
  index: number;
  shown: readonly Column[];
  /** Tab comes to this row. */
  isStop: boolean;
  /** The row holds the focus; it is the one that the panel shows. */
  isFocused: boolean;
  /** The row is marked to be changed with others; null while no row is. */
  marked: boolean | null;
  /** Rows stand in the order of the backlog, and can be dragged. */
  canDrag: boolean;
  /** The cell that holds the focus, or null for the row itself. */
  focused: Column | null;
  editing: Editing | null;
  failures: readonly (readonly [Column, Failure])[];
  isExplained: boolean;
  isTree: boolean;
  acts: LineActs;
}

/** One initiative of the backlog. */
export const Line = memo(function Line(props: Props) {
  // What only a pointer reaches is drawn when one comes near for the first time.
  const [isMet, setMet] = useState(false);
  const { row, index, shown, isStop, isFocused, focused, marked, failures, isTree } = props;
  return (
    <>
      <div
        role="row"
        className={styles.row}
        onPointerEnter={() => setMet(true)}
        data-row={row.id}
        data-current={isFocused || undefined}
        data-arrive={isStop || undefined}
        tabIndex={isStop && focused === null ? 0 : -1}
        aria-rowindex={index + 1}
        aria-selected={marked ?? isFocused}
        {...(isTree && { 'aria-level': 2 })}
      >
        {shown.map((column, at) => (
          <LineCell key={column} column={column} at={at} isMet={isMet} {...props} />
        ))}
      </div>
      {failures
        .filter(([, { message }]) => message !== '')
        .map(([column, { message }]) => (
          <FaultRow
            key={column}
            id={faultId(row.id, column)}
            span={shown.length}
            message={message}
            {...(isTree && { level: 2 })}
          />
        ))}
    </>
  );
});

function faultId(row: string, column: Column): string {
  return `fault-${row}-${column}`;
}

interface CellProps extends Props {
  column: Column;
  /** Place among the cells, from 0. */
  at: number;
  isMet: boolean;
}

function LineCell(props: CellProps) {
  const { row, model, column, at, isStop, focused, editing, failures, isExplained } = props;
  const failure = failures.find(([of]) => of === column)?.[1];
  const isEditing = editing?.column === column;
  const isExplaining = isExplained && column === 'score';
  const content = <Content {...props} />;
  return (
    <div
      role="gridcell"
      className={styles.cell}
      data-column={column}
      data-end={isFigure(column, model) || undefined}
      data-fault={(failure !== undefined && failure.message !== '' && !isEditing) || undefined}
      aria-colindex={at + 1}
      aria-describedby={isExplaining ? explanationId : undefined}
      tabIndex={isStop && focused === column && !isEditing ? 0 : -1}
    >
      {isEditing ? (
        <Edited {...props} editing={editing} failure={failure} />
      ) : failure ? (
        <>
          {column === 'title' && <Lead {...props} />}
          <span className={styles.ellipsis}>{failure.shown}</span>
        </>
      ) : isExplaining ? (
        <Explained
          id={explanationId}
          card={
            <ScoreCard initiative={row.initiative} model={model} decimals={props.decimals.score} />
          }
          onClose={() => props.acts.explain('')}
        >
          {content}
        </Explained>
      ) : (
        content
      )}
    </div>
  );
}

function Content(props: CellProps): ReactNode {
  const { row, model, decimals, column } = props;
  const { initiative } = row;
  switch (column) {
    case 'title':
      return (
        <>
          <Lead {...props} />
          <TitleWords initiative={initiative} />
        </>
      );
    case 'state':
      return <StateMark state={initiative.state} reason={initiative.reason} />;
    case 'serves':
      return <ServesCell initiative={initiative} />;
    case 'owner':
      return initiative.owner && <Person name={initiative.owner} compact />;
    case 'team':
    case 'phase':
    case 'cycle':
      return <span className={styles.ellipsis}>{initiative[column]}</span>;
    case 'horizon':
      return initiative.horizon && t(`roadmap.horizon.${initiative.horizon}`);
    case 'score':
      return <ScoreCell initiative={initiative} model={model} decimals={decimals} />;
    case 'rank':
      return <RankCell initiative={initiative} />;
    default:
      return (
        <RangeCell initiative={initiative} model={model} column={column} decimals={decimals} />
      );
  }
}

/** What stands before a title: the box that marks the row, and its number, which is also the grip. */
function Lead({ row, canDrag, isMet, isFocused, marked, acts }: CellProps) {
  return (
    <>
      {(isMet || isFocused || marked !== null) && (
        <MarkBox
          title={row.initiative.title}
          marked={marked === true}
          onMark={() => acts.mark(row.id)}
        />
      )}
      {canDrag && isMet ? <Grip row={row} /> : <span className={styles.number}>{row.number}</span>}
    </>
  );
}

function Grip({ row }: { row: Row }) {
  const { setNodeRef, listeners } = useDraggable({ id: row.id });
  return (
    <span ref={setNodeRef} className={styles.number} data-grip {...listeners}>
      <IconGripVertical className={styles.grip} size="0.75rem" aria-hidden />
      {row.number}
    </span>
  );
}

interface EditedProps extends CellProps {
  editing: Editing;
  failure: Failure | undefined;
}

function Edited(props: EditedProps) {
  const { row, model, column, editing, failure, acts } = props;
  const criterion = criterionIn(model, column);
  const choices = useChoices(column, criterion);
  const isChoice = criterion ? model.method === 'moscow' : choices.length > 0;
  const isNumber = (criterion !== undefined && !isChoice) || column === 'effort';
  const isBusy = failure === undefined || failure.message === '';
  const cell = { row: row.id, column };
  return (
    <>
      {column === 'title' && <Lead {...props} />}
      <EditCell
        label={t('backlog.cell', { what: titleOf(column, model), title: row.initiative.title })}
        kind={column === 'owner' ? 'owner' : isChoice ? 'choice' : isNumber ? 'number' : 'text'}
        choices={choices}
        value={editText(row.initiative, column)}
        text={editing.text}
        unit={criterion?.unit === '%' ? '%' : ''}
        fault={isBusy ? undefined : failure.message}
        faultId={faultId(row.id, column)}
        onSave={(typed, onward) => acts.save(cell, typed, onward)}
        onGiveUp={() => acts.giveUp(cell)}
        onBlock={acts.paste}
      />
    </>
  );
}

/** What can be chosen in a cell; of a scale whose levels have names, those. */
function useChoices(column: Column, criterion: Criterion | undefined): Choice[] {
  const { teams, phases, cycles } = usePlan();
  const format = useFormat();
  const named = (list: readonly { id: string; name: string }[], none: string): Choice[] => [
    ...list.map(({ id, name }) => ({ value: id, label: name })),
    { value: '', label: none },
  ];
  if (criterion) return levelsOf(criterion, format);
  switch (column) {
    case 'state':
      return states.map((value) => ({ value, label: t(`roadmap.state.${value}`) }));
    case 'horizon':
      return [
        ...horizons.map((value) => ({ value, label: t(`roadmap.horizon.${value}`) })),
        { value: '', label: t('backlog.none.horizon') },
      ];
    case 'team':
      return named(teams, t('backlog.none.team'));
    case 'phase':
      return named(phases, t('backlog.none.phase'));
    case 'cycle':
      return named(cycles, t('backlog.none.cycle'));
    default:
      return [];
  }
}
