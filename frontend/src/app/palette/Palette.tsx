import { Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { caps } from '~/app/commands/keys';
import { type Command, useAllCommands } from '~/app/commands/registry';
import type { Outline } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { useOutline } from '~/data/plan';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { store } from './store';
import styles from './Palette.module.css';

const most = 12; // as many as are read at a glance

function commandGroup(commands: readonly Command[]): SpotlightActionGroupData {
  return {
    group: t('palette.group.commands'),
    actions: commands
      .filter(({ id, disabled }) => !disabled && id !== 'palette')
      .map(({ id, title, keys, run }) => ({
        id,
        label: title,
        onClick: run,
        rightSection: keys?.[0] ? <Keys caps={caps(keys[0])} /> : null,
      })),
  };
}

function rowGroup(outline: Outline, show: (id: string) => void): SpotlightActionGroupData {
  const action = (id: string, number: string, title: string) => ({
    id,
    label: title,
    description: number,
    onClick: () => show(id),
  });
  return {
    group: t('palette.group.rows'),
    actions: outline.objectives.flatMap(({ id, order, title, keyResults }) => [
      action(id, `O${order}`, title),
      ...keyResults.map((each) => action(each.id, each.order, each.title)),
    ]),
  };
}

/** Finds any command by its name, and any row of the cycle by its title. */
export function Palette() {
  const commands = useAllCommands();
  const { cycle } = useCycle();
  const { outline } = useOutline(cycle?.id ?? '');
  const [, go] = useLocation();
  const { opened } = useSpotlight(store);
  const actions = useMemo(() => {
    // Commands change with every step in the outline; nobody looks while the palette is closed.
    if (!opened) return [];
    const rows = outline ? [rowGroup(outline, (id) => go(`/objectives/${id}`))] : [];
    return [commandGroup(commands), ...rows];
  }, [opened, commands, outline, go]);
  return (
    <Spotlight
      store={store}
      actions={actions}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
      shortcut={null}
      transitionProps={{ duration: 0 }}
      nothingFound={t('palette.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      limit={most}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      classNames={styles}
      searchProps={{
        leftSection: <IconSearch size="1rem" aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.label'),
      }}
    />
  );
}
