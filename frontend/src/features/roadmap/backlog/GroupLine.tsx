import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { tn } from '~/strings/strings';
import type { Group } from './arrange';
import styles from './backlog.module.css';
import { valueWords } from './values';
import type { Grouping } from './view';

interface Props {
  grouping: Grouping;
  group: Group;
  index: number;
  /** How many columns it reaches over. */
  span: number;
  isStop: boolean;
  onToggle: (id: string, expanded: boolean) => void;
}

/** The head of a group: what its rows share, and how many they are. It folds them away. */
export function GroupLine({ grouping, group, index, span, isStop, onToggle }: Props) {
  const { id, value, name, expanded, rows } = group;
  const Icon = expanded ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="row"
      className={styles.group}
      data-row={id}
      data-arrive={isStop || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-level={1}
      aria-rowindex={index + 1}
      aria-expanded={expanded}
      onClick={() => onToggle(id, !expanded)}
    >
      <div role="gridcell" aria-colspan={span}>
        <Icon size="0.875rem" aria-hidden />
        <b>{valueWords(grouping, value, new Map([[value, name]]))}</b>
        <span className={styles.groupCount}>{tn('backlog.count', rows.length)}</span>
      </div>
    </div>
  );
}
