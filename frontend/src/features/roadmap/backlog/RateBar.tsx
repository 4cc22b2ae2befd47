import { ActionIcon, Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import type { Model } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { RangeSays } from '~/features/roadmap/panel/RangeSays';
import { t, tn } from '~/strings/strings';
import bar from '~/ui/SelectionBar.module.css';
import type { Row } from './arrange';
import { type Column, criterionIn, titleOf } from './columns';
import styles from './RateBar.module.css';
import { RateInput } from './RateInput';
import { useRating } from './useRating';

interface Props {
  rows: readonly Row[];
  model: Model;
  /** The column with the focus. */
  focused: Column | null;
  /** All is said, or given up: the keys go back to the row. */
  onDone: () => void;
}

const hints: readonly Hint[] = [
  { caps: caps('enter'), words: t('backlog.rate.hint.enter') },
  { caps: caps('shift+tab'), words: t('backlog.rate.hint.column') },
  { caps: caps('escape'), words: t('backlog.rate.hint.escape') },
];

/**
 * Gives rows the same number on a criterion, or the same effort, each in one step of undo; Enter goes
 * on to the next that some of them lack. It stands in the place of the line that adds one.
 */
export function RateBar({ rows, model, focused, onDone }: Props) {
  const rating = useRating({ rows, model, focused, onDone });
  const { columns, column, fault, given, text } = rating;
  const faultId = useId();
  useShowHints(hints);
  const [first] = rows;
  const what =
    rows.length === 1 && first ? `“${first.initiative.title}”` : tn('backlog.count', rows.length);
  const label = t('backlog.rate.title', { what });
  return (
    <section
      className={bar.bar}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <b className={bar.count}>{label}</b>
      <Select
        size="xs"
        className={styles.column ?? ''}
        aria-label={t('backlog.rate.column')}
        data={columns.map((each) => ({ value: each, label: titleOf(each, model) }))}
        value={column}
        allowDeselect={false}
        onChange={(next) => {
          const chosen = columns.find((each) => each === next);
          if (chosen) rating.goTo(chosen);
        }}
      />
      <RateInput
        key={column}
        model={model}
        column={column}
        text={text}
        faultId={fault === '' ? undefined : faultId}
        onType={rating.type}
        onSave={rating.save}
      />
      {column === 'effort' && <TeamChoice team={rating.team} onChoose={rating.setTeam} />}
      {rating.isMixed && (
        <label className={styles.replace}>
          <input
            type="checkbox"
            checked={rating.replaces}
            onChange={(event) => rating.setReplaces(event.target.checked)}
          />
          {tn('backlog.rate.replace', given)}
        </label>
      )}
      {given > 0 && (
        <Button variant="default" size="compact-sm" onClick={rating.takeAway}>
          {tn('backlog.rate.take', given)}
        </Button>
      )}
      {fault === '' ? (
        <RangeSays text={text} unit={criterionIn(model, column)?.unit ?? ''} />
      ) : (
        <p className={styles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
      <ActionIcon
        size="sm"
        className={bar.clear ?? ''}
        aria-label={t('backlog.rate.hint.escape')}
        onClick={onDone}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </section>
  );
}

const own = 'own'; // stands for the team of each: the list takes "" for nothing chosen

/** Whose effort it is. */
function TeamChoice({ team, onChoose }: { team: string; onChoose: (team: string) => void }) {
  const { teams } = usePlan();
  return (
    <Select
      size="xs"
      className={styles.column ?? ''}
      aria-label={t('backlog.rate.team')}
      data={[
        { value: own, label: t('backlog.rate.team.own') },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={team || own}
      allowDeselect={false}
      onChange={(next) => onChoose(next === null || next === own ? '' : next)}
    />
  );
}
