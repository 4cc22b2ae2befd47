import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';

/** Which cycle the window shows: by name in the palette, and to the next one by keys. */
export function CycleCommands() {
  const { cycles } = usePlan();
  const { cycle, choose } = useCycle();
  const commands = useMemo<Command[]>(() => {
    const at = cycles.findIndex(({ id }) => id === cycle?.id);
    const to = (which: 'next' | 'previous', by: number, key: string): Command => {
      const wanted = cycles[at + by];
      return {
        id: `cycle.${which}`,
        title: t(`command.cycle.${which}`),
        group: 'go',
        keys: [key],
        disabled: wanted === undefined,
        run: () => wanted && choose(wanted.id),
      };
    };
    return [
      to('next', 1, 'alt+pagedown'),
      to('previous', -1, 'alt+pageup'),
      ...cycles.map(({ id, name }): Command => ({
        id: `cycle.show.${id}`,
        title: t('command.cycle.show', { name }),
        group: 'go',
        ofData: true,
        disabled: id === cycle?.id,
        run: () => choose(id),
      })),
    ];
  }, [cycles, cycle?.id, choose]);
  useCommands(commands);
  return null;
}
