import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import styles from './Frame.module.css';

/** What can be done with the plan as a whole: every command named `plan.…`. */
export function PlanMenu() {
  const { name } = usePlan();
  const commands = useAllCommands().filter(
    (command) => command.id.startsWith('plan.') && !command.disabled,
  );
  return (
    <Menu position="bottom-start" withinPortal={false} width={300}>
      <Menu.Target>
        <button
          type="button"
          className={styles.topButton}
          aria-label={t('top.planMenu', { name })}
          title={name}
        >
          <span className={styles.planName}>{name}</span>
          <IconChevronDown size="0.875rem" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map(({ id, title, keys, run }) => (
          <Menu.Item
            key={id}
            onClick={run}
            rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
