import { DndContext, DragOverlay, pointerWithin } from '@dnd-kit/core';
import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import type { ViewProps } from '~/features/roadmap/views';
import { t, tn } from '~/strings/strings';
import { Spoken } from '~/ui/Spoken';
import { useMeasure } from '~/ui/useMeasure';
import { AskDialog } from './board/AskDialog';
import styles from './board/board.module.css';
import { BoardColumn } from './board/BoardColumn';
import { CardMenu } from './board/CardMenu';
import { arrangements, isArrangement } from './board/columns';
import { useBoard } from './board/useBoard';
import { useBoardCommands } from './board/useBoardCommands';
import { useBoardDrag } from './board/useBoardDrag';
import { drawnIn, stepFrom } from './board/walk';
import { OverToggle } from './OverToggle';

const hints: readonly Hint[] = [
  { caps: caps('arrowdown'), words: t('board.hint.walk') },
  { caps: caps('alt+arrowright'), words: t('board.hint.column') },
  { caps: caps('alt+arrowup'), words: t('board.hint.order') },
  { caps: caps('enter'), words: t('board.hint.open') },
];
const guess = 1180; // px of a sheet, until it is measured

/** The initiatives as cards in columns: by horizon, by phase or by state. */
export function Board(props: ViewProps) {
  const { page, chosen, grab, onChoose, onOpen } = props;
  const model = useBoard(props);
  const [measured, { rem }] = useMeasure(guess);
  const board = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  // Grabs of the screen and of the board itself count together.
  const [own, setOwn] = useState(0);
  const taken = useRef(grab);
  const held = useRef('');
  const shown = model.columns.flatMap((column) => drawnIn(column));
  const row = page.initiatives.find(({ id }) => id === chosen);
  const isShown = shown.some(({ id }) => id === chosen);
  const stop = isShown ? chosen : (shown[0]?.id ?? '');
  const drag = useBoardDrag(model, board, rem);
  const take = () => setOwn((times) => times + 1);
  useBoardCommands(
    {
      onStep: (step) => {
        const to = stepFrom(model.columns, stop, step);
        if (!to) return;
        onChoose(to.id);
        take();
      },
      onMove: (step) => {
        if (!row) return;
        if (step === 'left' || step === 'right') model.shift(row, step === 'left' ? -1 : 1);
        else model.nudge(row, step === 'up' ? -1 : 1);
        take();
      },
      onOpen: () => {
        onChoose(stop);
        onOpen();
      },
      onMenu: () => {
        const box = document.activeElement?.getBoundingClientRect();
        onChoose(stop);
        setMenu({ x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 });
      },
    },
    !model.readOnly && isShown,
  );
  useShowHints(hints);
  return (
    <div data-commands="roadmap" className={styles.view}>
      <div className={styles.toolbar}>
        <SegmentedControl
          size="xs"
          aria-label={t('board.by')}
          data={arrangements.map((value) => ({ value, label: t(`board.by.${value}`) }))}
          value={model.by}
          onChange={(value) => {
            if (isArrangement(value)) model.arrange(value);
          }}
        />
        <OverToggle count={model.over} shown={model.withOver} onShow={model.showOver} />
        {page.conflicts.length > 0 && (
          <button
            type="button"
            className={styles.conflicts}
            onClick={() => runCommand('roadmap.view.timeline')}
          >
            {tn('board.conflicts', page.conflicts.length)}
          </button>
        )}
      </div>
      <Spoken role="status">{model.said}</Spoken>
      <DndContext collisionDetection={pointerWithin} {...drag.context}>
        <div
          ref={(element) => {
            board.current = element;
            return measured(element);
          }}
          className={styles.board}
          data-commands="board"
        >
          {model.columns.map((column) => (
            <BoardColumn
              key={column.key}
              column={column}
              model={model}
              rem={rem}
              chosen={chosen}
              stop={stop}
              grab={grab + own}
              taken={taken}
              held={held}
              mark={drag.mark?.key === column.key ? drag.mark.gap : null}
              onChoose={onChoose}
              onOpen={onOpen}
              onMenu={setMenu}
            />
          ))}
        </div>
        <DragOverlay dropAnimation={null}>
          {drag.dragged && <span className={styles.dragged}>{drag.dragged.title}</span>}
        </DragOverlay>
      </DndContext>
      {menu && row && (
        <CardMenu
          row={row}
          model={model}
          at={menu}
          onClose={() => {
            setMenu(null);
            take();
          }}
        />
      )}
      {model.ask && (
        <AskDialog
          ask={model.ask}
          onAnswer={async (text) => {
            await model.answer(text);
            take();
          }}
          onClose={() => {
            model.giveUp();
            take();
          }}
        />
      )}
    </div>
  );
}
