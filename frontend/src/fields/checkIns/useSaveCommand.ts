import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';

/** Offers to save the check-ins that have been typed, where some are and can be saved. */
export function useSaveCommand(ready: boolean, save: () => void): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'checkIns.save',
        title: t('checkIns.command.save'),
        group: 'objectives',
        keys: ['mod+enter'],
        disabled: !ready,
        run: save,
      },
    ],
    [ready, save],
  );
  useCommands(commands);
}
