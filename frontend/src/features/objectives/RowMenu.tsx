import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';

interface Props {
  title: string;
  at: { x: number; y: number };
  onClose: () => void;
  /** Closed without a choice: the focus goes back to the row. */
  onDismiss: () => void;
}

const last = 'objectives.delete';

/** What can be done with the chosen row: every command that belongs to the outline. */
export function RowMenu({ title, at, onClose, onDismiss }: Props) {
  const offered = useAllCommands(true).filter(
    ({ within, disabled }) => within === 'outline' && !disabled,
  );
  // What takes the row away stands apart, where nobody meets it on the way.
  const commands = [
    ...offered.filter(({ id }) => id !== last),
    ...offered.filter(({ id }) => id === last),
  ];
  const label = t('objectives.menu', { title });
  return (
    <section aria-label={label} style={{ position: 'absolute' }}>
      <Menu
        opened
        onChange={(opened) => !opened && onDismiss()}
        closeOnItemClick={false}
        position="bottom-start"
        width={280}
        withinPortal={false}
        floatingStrategy="fixed"
      >
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            aria-label={label}
            style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {commands.map(({ id, title: words, keys, run }) => (
            <Fragment key={id}>
              {id === last && <Menu.Divider />}
              <Menu.Item
                rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}
                onClick={() => {
                  onClose();
                  run();
                }}
              >
                {words}
              </Menu.Item>
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  );
}
