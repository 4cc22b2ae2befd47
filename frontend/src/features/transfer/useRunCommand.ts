import { useMemo } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';

const keys = ['mod+enter'];
const hints: readonly Hint[] = [{ caps: caps('mod+enter'), words: t('import.hint.run') }];

/** Lets the keyboard run the import that is shown, once nothing stands in its way. */
export function useRunCommand(ready: boolean, run: () => void): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'import.run',
        title: t('command.import.run'),
        group: 'plan',
        keys,
        disabled: !ready,
        run,
      },
    ],
    [ready, run],
  );
  useCommands(commands);
  useShowHints(ready ? hints : null);
}
