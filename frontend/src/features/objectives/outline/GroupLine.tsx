import { usePlan } from '~/data/plan';
import { useValueWords } from '~/features/objectives/view/words';
import type { Group } from '~/features/objectives/view/arrange';
import type { Grouping } from '~/features/objectives/view/view';
import { tn } from '~/strings/strings';
import { Person } from '~/ui/Person';
import { Status } from '~/ui/Status';
import type { Status as StatusName } from '~/bridge/types';
import styles from './outline.module.css';

interface Props {
  grouping: Grouping | '';
  group: Group;
  index: number;
}

/** The head of a group: what its rows share, and how many they are. */
export function GroupLine({ grouping, group: { value, rows }, index }: Props) {
  const words = useValueWords();
  const { teams } = usePlan();
  if (grouping === '') return null;
  const name = words(grouping, value);
  return (
    <div role="row" className={styles.group} aria-level={1} aria-rowindex={index + 1}>
      <div role="gridcell">
        {value !== '' && grouping === 'status' ? (
          <Status status={value as StatusName} />
        ) : value !== '' && grouping === 'owner' ? (
          <Person name={name} team={teams.some(({ id }) => id === value)} />
        ) : (
          <b>{name}</b>
        )}
        <span className={styles.groupCount}>{tn('objectives.rows', rows.length)}</span>
      </div>
    </div>
  );
}
