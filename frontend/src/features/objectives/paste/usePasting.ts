import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { clipboardText } from '~/bridge/clipboard';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { usePastedText } from '~/ui/usePastedText';
import { isTable, mostCharacters } from './text';

/** What is being pasted. */
export interface Pasting {
  /** The text to look at before it is added; null while nothing is pasted. */
  text: string | null;
  close: () => void;
  /** Takes a table to the import, where its columns are looked at. */
  importTable: (text: string) => void;
}

/** Takes what is pasted into the outline: lines are shown in a dialog, a table in the import. */
export function usePasting(cycle: string, readOnly: boolean): Pasting {
  const [text, setText] = useState<string | null>(null);
  const [, go] = useLocation();
  const importTable = useCallback(
    (table: string) => go('/import', { state: { text: table, cycle } }),
    [go, cycle],
  );
  const take = useCallback(
    (pasted: string) => {
      if (pasted.length > mostCharacters) toast({ text: t('pasteRows.tooLong'), tone: 'danger' });
      else if (isTable(pasted)) importTable(pasted);
      else setText(pasted);
    },
    [importTable],
  );
  usePastedText(readOnly ? null : take);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'objectives.paste',
        title: t('objectives.command.paste'),
        group: 'objectives',
        keys: ['mod+v'],
        isNative: true,
        within: 'outline',
        disabled: readOnly,
        run: () => void clipboardText().then(take),
      },
    ],
    [readOnly, take],
  );
  useCommands(commands);
  return { text, close: () => setText(null), importTable };
}
