import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { clipboardText } from '~/bridge/clipboard';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { isTable, mostCharacters } from './text';

/** What is being pasted. */
export interface Pasting {
  /** The text to look at before it is added; null while nothing is pasted. */
  text: string | null;
  close: () => void;
  /** Takes a table to the import, where its columns are looked at. */
  importTable: (text: string) => void;
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]')
  );
}

function isElsewhere(event: Event): boolean {
  return (
    isText(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  );
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
  useEffect(() => {
    if (readOnly) return undefined;
    // WebKit makes no paste of what is no field unless this says that there is a place for it.
    const before = (event: Event) => {
      if (!isElsewhere(event)) event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere(event) || pasted.trim() === '') return;
      event.preventDefault();
      take(pasted);
    };
    document.addEventListener('beforepaste', before);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('beforepaste', before);
      document.removeEventListener('paste', paste);
    };
  }, [readOnly, take]);
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
