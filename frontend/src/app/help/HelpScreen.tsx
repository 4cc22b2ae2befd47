import { caps } from '~/app/commands/keys';
import { type Command, type CommandGroup, knownCommands } from '~/app/commands/registry';
import { type Key, t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { Sheet, SheetBody } from '~/ui/Sheet';
import styles from './HelpScreen.module.css';

const groups: readonly CommandGroup[] = ['objectives', 'kpis', 'plan', 'go', 'view', 'help'];

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
];

/** Every command with its keys, from the registry. */
export function HelpScreen() {
  const commands = knownCommands();
  return (
    <Sheet title={t('help.title')} line={t('help.text')}>
      <SheetBody>
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

function Commands({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <Group title={title}>
      {commands.map(({ id, title: words, keys }) => (
        <Line key={id} words={words} keys={keys ?? []} />
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

function Line({ words, keys }: { words: string; keys: readonly string[] }) {
  return (
    <div className={styles.line}>
      <dt>{words}</dt>
      <dd>
        {keys.map((shortcut) => (
          <Keys key={shortcut} caps={caps(shortcut)} />
        ))}
      </dd>
    </div>
  );
}
