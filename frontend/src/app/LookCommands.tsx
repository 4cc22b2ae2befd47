import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import type { Preferences, RowsShown } from '~/bridge/types';
import { textSizes } from '~/data/look';
import { usePreferences, useSetPreferences } from '~/data/plan';
import { t } from '~/strings/strings';
import { attempt, toast } from '~/ui/toast';

const usual = 100; // percent

/** Text size, rows and single keys: how the window looks and listens, for every plan. */
export function LookCommands() {
  const preferences = usePreferences();
  const setPreferences = useSetPreferences();
  const { textSize, rows, singleKeys } = preferences;
  const commands = useMemo<Command[]>(() => {
    const set = (change: Partial<Preferences>) => attempt(setPreferences(change));
    const sized = (size: number | undefined) => {
      if (size === undefined) return;
      set({ textSize: size });
      toast({ text: t('text.size', { size }) });
    };
    const at = textSizes.indexOf(textSize);
    const shown = (wanted: RowsShown): Command => ({
      id: `rows.${wanted}`,
      title: t(`command.rows.${wanted}`),
      group: 'view',
      disabled: rows === wanted,
      run: () => set({ rows: wanted }),
    });
    return [
      {
        id: 'text.larger',
        title: t('command.text.larger'),
        group: 'view',
        keys: ['mod+=', 'mod++'],
        run: () => sized(textSizes[at + 1]),
      },
      {
        id: 'text.smaller',
        title: t('command.text.smaller'),
        group: 'view',
        keys: ['mod+-'],
        run: () => sized(textSizes[at - 1]),
      },
      {
        id: 'text.usual',
        title: t('command.text.usual'),
        group: 'view',
        keys: ['mod+0'],
        run: () => sized(usual),
      },
      shown('compact'),
      shown('comfortable'),
      {
        id: 'singleKeys',
        title: t(singleKeys ? 'command.singleKeys.off' : 'command.singleKeys.on'),
        group: 'help',
        run: () => set({ singleKeys: !singleKeys }),
      },
    ];
  }, [textSize, rows, singleKeys, setPreferences]);
  useCommands(commands);
  return null;
}
