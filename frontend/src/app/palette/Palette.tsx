import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useAllCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';

/** Finds any command by its name. */
export function Palette() {
  const commands = useAllCommands();
  const actions: SpotlightActionData[] = commands
    .filter(({ id, disabled }) => !disabled && id !== 'palette')
    .map(({ id, title, keys, run }) => ({
      id,
      label: title,
      onClick: run,
      rightSection: keys?.[0] ? <Keys caps={caps(keys[0])} /> : null,
    }));
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound={t('palette.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size="1rem" aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.label'),
      }}
    />
  );
}
