import { DndContext } from '@dnd-kit/core';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { usePlan } from '~/data/plan';
import { savePicture } from '~/fields/savePicture';
import type { ViewProps } from '~/features/roadmap/views';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { copyAsPicture, PictureActs, savePictureAs } from '~/ui/PictureActs';
import type { Drawn } from '~/ui/picture';
import { Spoken } from '~/ui/Spoken';
import { useMeasure } from '~/ui/useMeasure';
import { isOver } from './board/columns';
import { OverToggle } from './OverToggle';
import { isZoom, zooms } from './timeline/axis';
import { Chart } from './timeline/Chart';
import { ConflictList } from './timeline/ConflictList';
import { groupings, isGrouping, tooSoonOf } from './timeline/lines';
import { drawTimeline, inkOf } from './timeline/picture';
import styles from './timeline/timeline.module.css';
import { groupWords } from './timeline/TimelineLine';
import { type TimelineModel, useTimeline } from './timeline/useTimeline';
import { useTimelineCommands } from './timeline/useTimelineCommands';
import { findingOf } from './timeline/words';

const hints: readonly Hint[] = [
  { caps: caps('arrowdown'), words: t('timeline.hint.walk') },
  { caps: caps('alt+arrowright'), words: t('timeline.hint.day') },
  { caps: caps('alt+shift+arrowright'), words: t('timeline.hint.week') },
  { caps: caps('mod+alt+arrowright'), words: t('timeline.hint.end') },
  { caps: caps('enter'), words: t('timeline.hint.open') },
];
const guess = 1180; // px of a sheet, until it is measured

/** When the initiatives are done, what hangs on what, and what does not go together. */
export function Timeline(props: ViewProps) {
  const { page, chosen, grab, onChoose, onOpen } = props;
  const [measured, { rem }] = useMeasure(guess);
  // Grabs of the screen and of the timeline itself count together.
  const [own, setOwn] = useState(0);
  const [atToday, setAtToday] = useState(0);
  const taken = useRef(grab);
  const take = (id: string) => {
    onChoose(id);
    setOwn((times) => times + 1);
  };
  const model = useTimeline(props, rem, take);
  const rows = model.lines.filter((line) => line.type === 'row');
  const at = rows.findIndex(({ id }) => id === chosen);
  const stop = rows[Math.max(0, at)];
  const draw = useDraw(model);
  useTimelineCommands(
    {
      onStep: (way) => {
        const to = at < 0 ? rows[0] : rows[at + way];
        if (to) take(to.id);
      },
      onOpen: () => {
        if (stop) onChoose(stop.id);
        onOpen();
      },
      onMove: (part, days) => {
        if (stop && !isOver(stop.row)) model.moves.nudge(stop.row, part, days);
      },
      onZoom: model.zoomBy,
      onToday: () => setAtToday((times) => times + 1),
      onConflicts: () => model.setListed(!model.isListed),
      onCopy: () => copyAsPicture({ draw, onSave: savePicture }),
      onSave: (kind) => savePictureAs({ draw, onSave: savePicture }, kind),
    },
    !model.readOnly && stop !== undefined,
  );
  useShowHints(hints);
  return (
    <div data-commands="roadmap" className={styles.view} ref={measured}>
      <Toolbar model={model} draw={draw} />
      <Spoken role="status">{model.said}</Spoken>
      <div className={styles.parts}>
        <DndContext {...model.moves.context}>
          <Chart
            model={model}
            rem={rem}
            chosen={chosen}
            stop={stop?.id ?? ''}
            grab={grab + own}
            taken={taken}
            atToday={atToday}
            onChoose={onChoose}
            onReveal={take}
            onOpen={onOpen}
          />
        </DndContext>
        {model.isListed && (
          <ConflictList
            conflicts={page.conflicts}
            shown={new Set(rows.map(({ id }) => id))}
            lit={model.lit}
            onShow={(conflict) => {
              model.setLit(conflict);
              const first = conflict.initiatives.find((id) => rows.some((row) => row.id === id));
              if (first !== undefined) take(first);
            }}
          />
        )}
      </div>
    </div>
  );
}

function Toolbar({ model, draw }: { model: TimelineModel; draw: () => Drawn }) {
  const { page, zoom, setZoom, by, group, isListed, setListed } = model;
  return (
    <div className={styles.toolbar}>
      <SegmentedControl
        size="xs"
        aria-label={t('timeline.zoom')}
        data={zooms.map((value) => ({ value, label: t(`timeline.zoom.${value}`) }))}
        value={zoom}
        onChange={(value) => {
          if (isZoom(value)) setZoom(value);
        }}
      />
      <Select
        aria-label={t('timeline.by')}
        data={groupings.map((value) => ({ value, label: t(`timeline.by.${value}`) }))}
        value={by}
        onChange={(value) => {
          if (isGrouping(value)) group(value);
        }}
      />
      <Button
        variant="default"
        size="compact-sm"
        title={t('timeline.toToday.title')}
        onClick={() => runCommand('timeline.today')}
      >
        {t('timeline.toToday')}
      </Button>
      <OverToggle count={model.over} shown={model.withOver} onShow={model.showOver} />
      <span className={styles.acts}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconAlertTriangle size="0.9375rem" aria-hidden />}
          aria-expanded={isListed}
          onClick={() => setListed(!isListed)}
        >
          {tn('timeline.conflicts.count', page.conflicts.length)}
        </Button>
        <PictureActs draw={draw} onSave={savePicture} />
      </span>
    </div>
  );
}

/** Draws the whole timeline, also what is out of sight, at the usual size. */
function useDraw(model: TimelineModel): () => Drawn {
  const { cycles } = usePlan();
  const format = useFormat();
  const { page, lines, ties, zoom, today, by } = model;
  return () =>
    drawTimeline({
      lines,
      ties,
      spanOf: model.spanOf,
      isInConflict: (id) => model.conflictsOf(id).length > 0,
      zoom,
      cycles,
      cycle: page.cycle.id,
      today,
      title: findingOf(tooSoonOf(lines, page.conflicts)),
      line: t('timeline.picture.line', {
        cycle: page.cycle.name,
        conflicts: tn('timeline.conflicts.count', page.conflicts.length),
        date: format.date(page.on, today),
      }),
      groupWords: (line) => groupWords(line, by),
      ink: inkOf(document.documentElement),
      format,
    });
}
