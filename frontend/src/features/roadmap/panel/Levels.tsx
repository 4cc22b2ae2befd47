import { useRef } from 'react';
import { usePlan } from '~/data/plan';
import { useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';
import styles from './panel.module.css';

interface Level {
  value: number;
  text: string;
}

interface Props {
  label: string;
  levels: readonly Level[];
  /** The chosen one, if one of them is. */
  value: number | null;
  onChoose: (value: number) => void;
}

/**
 * The key that chooses each level. Where some are digits, a digit means the level of that number, and
 * never another one; else the first is 1, the second 2.
 */
export function keysOf(levels: readonly Level[]): string[] {
  const isDigit = ({ value }: Level) => Number.isInteger(value) && value >= 0 && value <= 9;
  if (levels.every(({ value }) => Number.isInteger(value)) && levels.some(isDigit)) {
    return levels.map((level) => (isDigit(level) ? String(level.value) : ''));
  }
  return levels.map((_, at) => (at < 9 ? String(at + 1) : ''));
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The levels of a scale to choose from. The arrows only go from one to the next, since each choice is
 * a step that undo knows; Enter, Space or the key of a level chooses.
 */
export function Levels({ label, levels, value, onChoose }: Props) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const group = useRef<HTMLDivElement>(null);
  const keys = keysOf(levels);
  const chosen = levels.findIndex((level) => level.value === value);
  const stop = Math.max(0, chosen);
  const choose = (level: Level | undefined) => {
    if (level && level.value !== value && !readOnly) onChoose(level.value);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const options = [...(group.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    const step = steps[event.key];
    const at = keys.indexOf(event.key);
    if (step === undefined && at < 0) return;
    event.preventDefault();
    // No command of the screen has this key while the focus is here.
    event.stopPropagation();
    const here = options.findIndex((option) => option === document.activeElement);
    const to = step === undefined ? at : (here + step + options.length) % options.length;
    options[to]?.focus();
    if (step === undefined) choose(levels[at]);
  };
  return (
    <div
      ref={group}
      className={styles.levels}
      role="radiogroup"
      aria-label={label}
      aria-disabled={readOnly || undefined}
      onKeyDown={onKeyDown}
    >
      {levels.map((level, at) => (
        <button
          key={level.value}
          type="button"
          role="radio"
          aria-checked={at === chosen}
          aria-disabled={readOnly || undefined}
          tabIndex={at === stop ? 0 : -1}
          className={styles.level}
          onClick={() => choose(level)}
        >
          <b>{format.number(level.value)}</b>
          <span>{level.text}</span>
          {keys[at] !== '' && keys[at] !== String(level.value) && (
            <span aria-hidden>
              <Keys caps={[keys[at] ?? '']} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
