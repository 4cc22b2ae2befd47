import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { caps } from '~/app/commands/keys';
import { type Command, useAllCommands } from '~/app/commands/registry';
import { useHits } from '~/data/find';
import { HitActions } from '~/features/search/HitActions';
import { useFirstSelected } from '~/features/search/useFirstSelected';
import { useOpenHit } from '~/features/search/useOpenHit';
import { t } from '~/strings/strings';
import { FinderFrame } from '~/ui/FinderFrame';
import { Keys } from '~/ui/Keys';
import { store } from './store';

const mostCommands = 8; // with the rows beneath them as many as are read at a glance
const mostHits = 8;

/** The commands whose names have all typed words: those first that have them earlier. */
function commandsFor(commands: readonly Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands
    .filter(({ id, disabled }) => !disabled && id !== 'palette')
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .sort((a, b) => placeOf(a, words[0]) - placeOf(b, words[0]));
}

function placeOf({ title }: Command, word = ''): number {
  return title.toLowerCase().indexOf(word);
}

/** Finds any command by its name, and beneath them whatever in the plan has the words. */
export function Palette() {
  const { opened } = useSpotlight(store);
  // Commands change with every step in the outline; nobody looks while the palette is closed.
  const all = useAllCommands(opened);
  const [query, setQuery] = useState('');
  const found = useHits(opened ? query : '');
  const open = useOpenHit();
  useFirstSelected(store, found);
  const commands = commandsFor(all, query).slice(0, mostCommands);
  const hits = found?.hits.slice(0, mostHits) ?? [];
  const isNothing = commands.length === 0 && found?.total === 0;
  return (
    <FinderFrame
      store={store}
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      query={query}
      onQuery={setQuery}
    >
      {!isNothing && (
        <Spotlight.ActionsList>
          {commands.length > 0 && (
            <Spotlight.ActionsGroup label={t('palette.group.commands')}>
              {commands.map(({ id, title, keys, run }) => (
                <Spotlight.Action
                  key={id}
                  label={title}
                  highlightQuery
                  onClick={run}
                  rightSection={keys?.[0] ? <Keys caps={caps(keys[0])} /> : null}
                />
              ))}
            </Spotlight.ActionsGroup>
          )}
          {hits.length > 0 && (
            <Spotlight.ActionsGroup label={t('palette.group.found')}>
              <HitActions hits={hits} onOpen={open} />
            </Spotlight.ActionsGroup>
          )}
        </Spotlight.ActionsList>
      )}
      {isNothing && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
    </FinderFrame>
  );
}
