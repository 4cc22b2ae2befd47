import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';

const ways: readonly string[] = [
  'objectives.template',
  'objectives.addKeyResult',
  'objectives.addInside',
  'objectives.paste',
];

/** What else adds rows, beside the button for an objective. */
export function AddMenu() {
  return (
    <Menu position="bottom-end" withinPortal={false} width={280}>
      <Menu.Target>
        <ActionIcon variant="default" size="var(--control)" aria-label={t('templates.more')}>
          <IconChevronDown size="0.9375rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Entries />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Drawn only while the menu is open: commands come and go with the chosen row. */
function Entries() {
  return useAllCommands(true)
    .filter(({ id, disabled }) => ways.includes(id) && !disabled)
    .sort((a, b) => ways.indexOf(a.id) - ways.indexOf(b.id))
    .map(({ id, title, keys, run }) => (
      <Menu.Item key={id} onClick={run} rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}>
        {title}
      </Menu.Item>
    ));
}
