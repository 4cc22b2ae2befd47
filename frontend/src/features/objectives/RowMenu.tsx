import { Menu } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';

interface Props {
  title: string;
  at: { x: number; y: number };
  onClose: () => void;
}

/** What can be done with the chosen row: every command that belongs to the outline. */
export function RowMenu({ title, at, onClose }: Props) {
  const commands = useAllCommands().filter(
    ({ within, disabled }) => within === 'outline' && !disabled,
  );
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-start" width={280}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('objectives.menu', { title })}>
        {commands.map(({ id, title: words, keys, run }) => (
          <Menu.Item
            key={id}
            rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}
            onClick={run}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
