import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';
import styles from './Frame.module.css';
import { CycleButton, cycleWords, PlanButton } from './topButtons';

/** What can be done with the plan as a whole: every command named `plan.…`. */
export function PlanMenu() {
  return (
    <Menu position="bottom-start" withinPortal={false} width={300}>
      <Menu.Target>
        <PlanButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Entries />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Drawn only while the menu is open: commands come and go with every screen. */
function Entries() {
  return useAllCommands(true)
    .filter((command) => command.id.startsWith('plan.') && !command.disabled)
    .map(({ id, title, keys, run }) => (
      <Menu.Item key={id} onClick={run} rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}>
        {title}
      </Menu.Item>
    ));
}

/** The cycles to choose from. */
export function CycleMenu() {
  const { cycles, today } = usePlan();
  const { cycle, choose } = useCycle();
  const format = useFormat();
  if (!cycle) return null;
  return (
    <Menu position="bottom-start" withinPortal={false} width={280}>
      <Menu.Target>
        <CycleButton />
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={cycle.id} onChange={choose}>
          {cycles.map((each) => (
            <Menu.RadioItem
              key={each.id}
              value={each.id}
              closeMenuOnClick
              checkIcon={<IconCheck size="0.875rem" aria-hidden />}
              rightSection={<span className={styles.quiet}>{cycleWords(each, today, format)}</span>}
            >
              {each.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
