import { roadmap } from '~/bridge/roadmapCalls';
import { useRoadmapWrite } from '~/data/roadmap';
import { ReasonInput } from '~/fields/ReasonInput';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import bar from '~/ui/SelectionBar.module.css';
import type { Asking } from './useBacklog';

interface Props {
  asking: Asking;
  /** Answered or given up: the keys go back to the row. */
  onDone: () => void;
}

/** Asks why initiatives are dropped, or when they were shipped, in the place of the line that adds one. */
export function Ask({ asking: { state, rows }, onDone }: Props) {
  const write = useRoadmapWrite();
  const [first] = rows;
  if (!first) return null;
  const what = rows.length === 1 ? `“${first.initiative.title}”` : tn('backlog.count', rows.length);
  const save = async (text: string) => {
    await write(() =>
      give(
        state,
        rows.map(({ id }) => id),
        text,
      ),
    );
    onDone();
    offerUndo(t(`backlog.became.${state}`, { what }));
  };
  const label = t(`backlog.ask.${state}`, { what });
  return (
    <section className={bar.bar} aria-label={label}>
      <b className={bar.count}>{label}</b>
      <ReasonInput
        name={state === 'dropped' ? 'reason' : 'shipped'}
        label={label}
        hint={t(`backlog.ask.${state}.hint`)}
        onSave={save}
        onGiveUp={onDone}
      />
    </section>
  );
}

/** Writes the state of all of them with what was asked, in one step of undo. */
function give(state: Asking['state'], ids: readonly string[], text: string) {
  const said = state === 'dropped' ? { reason: text, date: '' } : { reason: '', date: text };
  return roadmap.setState({ ids: [...ids], state, ...said });
}
