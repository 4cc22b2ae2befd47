import { usePlan } from '~/data/plan';
import { useValueWords } from '~/features/objectives/view/words';
import type { Group } from '~/features/objectives/view/arrange';
import type { Grouping } from '~/features/objectives/view/view';
import { tn } from '~/strings/strings';
import { Person } from '~/ui/Person';
import { Status } from '~/ui/Status';
import type { Status as StatusName } from '~/bridge/types';
import { Twist } from './cells';
import { columns } from './columns';
import styles from './outline.module.css';

interface Props {
  grouping: Grouping | '';
  group: Group;
  index: number;
  /** It holds the focus. */
  focused: boolean;
  onToggle: (id: string, expanded: boolean) => void;
}

/** The head of a group: what its rows share, and how many they are. It folds them away. */
export function GroupLine({ grouping, group, index, focused, onToggle }: Props) {
  const { id, value, count, expanded } = group;
  const words = useValueWords();
  const { teams } = usePlan();
  if (grouping === '') return null;
  const name = words(grouping, value);
  return (
    <div
      role="row"
      className={styles.group}
      data-row={id}
      tabIndex={focused ? 0 : -1}
      aria-level={1}
      aria-rowindex={index + 1}
      aria-expanded={expanded}
      onClick={() => onToggle(id, !expanded)}
    >
      <div role="gridcell" aria-colspan={columns.length}>
        <Twist title={name} expanded={expanded} onToggle={() => onToggle(id, !expanded)} />
        {value !== '' && grouping === 'status' ? (
          <Status status={value as StatusName} />
        ) : value !== '' && grouping === 'owner' ? (
          <Person name={name} team={teams.some(({ id }) => id === value)} />
        ) : (
          <b>{name}</b>
        )}
        <span className={styles.groupCount}>{tn('objectives.rows', count)}</span>
      </div>
    </div>
  );
}
