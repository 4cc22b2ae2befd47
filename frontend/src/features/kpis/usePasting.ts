import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { clipboardText } from '~/bridge/clipboard';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { usePastedText } from '~/ui/usePastedText';
import { pastedKind } from './pasted';

/** Values on their way into the chosen KPI. */
export interface Pasting {
  /** The rows to look at before they are entered; null while nothing is pasted. */
  text: string | null;
  /** Asks for rows. */
  open: () => void;
  close: () => void;
}

/**
 * Takes rows that are pasted on the list: values of the chosen KPI are shown in a dialog, a table of
 * several or of definitions in the import.
 */
export function usePasting(isChosen: boolean): Pasting {
  const { readOnly } = usePlan();
  const [text, setText] = useState<string | null>(null);
  const [, go] = useLocation();
  const take = useCallback(
    (pasted: string) => {
      const kind = pastedKind(pasted, isChosen);
      if (kind === 'values') setText(pasted);
      else go('/import', { state: { text: pasted, kind } });
    },
    [go, isChosen],
  );
  usePastedText(readOnly ? null : take);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'kpis.paste',
        title: t('kpis.command.paste'),
        group: 'kpis',
        keys: ['mod+v'],
        isNative: true,
        within: 'kpis',
        disabled: readOnly,
        run: () =>
          void clipboardText().then((pasted) => {
            if (pasted.trim() !== '') take(pasted);
            else if (isChosen) setText('');
            else toast({ text: t('kpis.paste.nothing') });
          }),
      },
    ],
    [readOnly, take, isChosen],
  );
  useCommands(commands);
  return { text, open: () => setText(''), close: () => setText(null) };
}
