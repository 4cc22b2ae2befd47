import { Button } from '@mantine/core';
import { caps, isSingle } from '~/app/commands/keys';
import { type Command, type CommandGroup, knownCommands } from '~/app/commands/registry';
import { usePreferences, useSetPreferences } from '~/data/plan';
import { type Key, t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { attempt } from '~/ui/toast';
import { Sheet, SheetBody } from '~/ui/Sheet';
import styles from './HelpScreen.module.css';

const groups: readonly CommandGroup[] = [
  'objectives',
  'kpis',
  'roadmap',
  'reviews',
  'plan',
  'go',
  'view',
  'help',
];

// The keys of the grid itself, which are no commands: they mean something only at the focus.
const gridKeys: readonly { words: Key & `help.grid.${string}`; keys: readonly string[] }[] = [
  { words: 'help.grid.move', keys: ['arrowup', 'arrowdown', 'arrowleft', 'arrowright'] },
  { words: 'help.grid.collapse', keys: ['arrowleft', 'arrowright'] },
  { words: 'help.grid.edit', keys: ['enter', 'f2'] },
  { words: 'help.grid.save', keys: ['enter'] },
  { words: 'help.grid.next', keys: ['tab', 'shift+tab'] },
  { words: 'help.grid.giveUp', keys: ['escape'] },
  { words: 'help.grid.menu', keys: ['shift+f10'] },
  { words: 'help.grid.explain', keys: ['?'] },
  { words: 'help.grid.mark', keys: [' '] },
  { words: 'help.grid.extend', keys: ['shift+arrowup', 'shift+arrowdown'] },
  { words: 'help.grid.all', keys: ['mod+a'] },
];

/** Every command with its keys, from the registry. */
export function HelpScreen() {
  const commands = knownCommands();
  return (
    <Sheet title={t('help.title')} line={t('help.text')}>
      <SheetBody>
        <SingleKeys />
        <div className={styles.columns}>
          <Group title={t('help.grid')}>
            {gridKeys.map(({ words, keys }) => (
              <Line key={words} words={t(words)} keys={keys} />
            ))}
          </Group>
          {groups.map((group) => (
            <Commands
              key={group}
              title={t(`group.${group}`)}
              commands={commands.filter((command) => command.group === group)}
            />
          ))}
        </div>
      </SheetBody>
    </Sheet>
  );
}

/** Whether single keys run commands, and how to change it. */
function SingleKeys() {
  const { singleKeys } = usePreferences();
  const set = useSetPreferences();
  return (
    <p className={styles.single}>
      {t(singleKeys ? 'help.singleKeys.on' : 'help.singleKeys.off')}
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => attempt(set({ singleKeys: !singleKeys }))}
      >
        {t(singleKeys ? 'help.singleKeys.switchOff' : 'help.singleKeys.switchOn')}
      </Button>
    </p>
  );
}

function Commands({ title, commands }: { title: string; commands: readonly Command[] }) {
  const { singleKeys } = usePreferences();
  if (commands.length === 0) return null;
  return (
    <Group title={title}>
      {commands.map(({ id, title: words, keys = [] }) => (
        <Line key={id} words={words} keys={keys} isOff={(key) => !singleKeys && isSingle(key)} />
      ))}
    </Group>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <dl>{children}</dl>
    </section>
  );
}

interface LineProps {
  words: string;
  keys: readonly string[];
  /** Whether a key does nothing now. */
  isOff?: (key: string) => boolean;
}

function Line({ words, keys, isOff }: LineProps) {
  return (
    <div className={styles.line}>
      <dt>{words}</dt>
      <dd>
        {keys.map((shortcut) => (
          <span key={shortcut} data-off={isOff?.(shortcut) || undefined}>
            <Keys caps={caps(shortcut)} />
          </span>
        ))}
      </dd>
    </div>
  );
}
