import { Menu } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import type { Initiative } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { columnOf } from './columns';
import { type BoardModel, columnWords } from './useBoard';

interface Props {
  row: Initiative;
  model: BoardModel;
  at: { x: number; y: number };
  /** The card has the focus again. */
  onClose: () => void;
}

/** What can be done with a card: the commands with their keys, and each column to move it to. */
export function CardMenu({ row, model, at, onClose }: Props) {
  const offered = useAllCommands(true).filter(
    ({ id, disabled }) => !disabled && (/^board\.(open|move)/.test(id) || id === 'roadmap.delete'),
  );
  const label = t('board.menu', { title: row.title });
  return (
    <section aria-label={label} style={{ position: 'absolute' }}>
      <Menu
        opened
        onChange={(opened) => !opened && onClose()}
        closeOnItemClick={false}
        position="bottom-start"
        width={320}
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
          {offered.map(({ id, title, keys, run }) => (
            <Menu.Item
              key={id}
              rightSection={keys?.[0] && <Keys caps={caps(keys[0])} />}
              onClick={() => {
                onClose();
                run();
              }}
            >
              {title}
            </Menu.Item>
          ))}
          {!model.readOnly && <Menu.Label>{t('board.menu.columns')}</Menu.Label>}
          {!model.readOnly &&
            model.columns
              .filter(({ key }) => key !== columnOf(row, model.by))
              .map((column) => (
                <Menu.Item
                  key={column.key}
                  onClick={() => {
                    onClose();
                    model.place(row, column.key, null);
                  }}
                >
                  {columnWords(column, model.by)}
                </Menu.Item>
              ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  );
}
