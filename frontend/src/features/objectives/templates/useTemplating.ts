import { useMemo, useState } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';

/** Whether templates are looked at. */
export interface Templating {
  isOpen: boolean;
  close: () => void;
}

/** Offers to start from a template. */
export function useTemplating(readOnly: boolean): Templating {
  const [isOpen, setOpen] = useState(false);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'objectives.template',
        title: t('templates.command'),
        group: 'objectives',
        keys: ['t'],
        disabled: readOnly,
        run: () => setOpen(true),
      },
    ],
    [readOnly],
  );
  useCommands(commands);
  return { isOpen, close: () => setOpen(false) };
}
