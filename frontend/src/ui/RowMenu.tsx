import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { Keys } from './Keys';

interface Props {
  /** Whose menu it is, for screen readers. */
  label: string;
  /** The commands of which element are offered; see `within` of a command. */
  within: string;
  /** The command that takes the row away. */
  last: string;
  at: { x: number; y: number };
  onClose: () => void;
  /** Closed without a choice: the focus goes back to the row. */
  onDismiss: () => void;
}

/** What can be done with the chosen row: every command that belongs to its rows. */
export function RowMenu({ label, within, last, at, onClose, onDismiss }: Props) {
  const offered = useAllCommands(true).filter(
    (command) => command.within === within && !command.disabled,
  );
  // What takes the row away stands apart, where nobody meets it on the way.
  const commands = [
    ...offered.filter(({ id }) => id !== last),
    ...offered.filter(({ id }) => id === last),
  ];
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
