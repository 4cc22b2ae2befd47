import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { savePicture } from '~/fields/savePicture';
import { t } from '~/strings/strings';
import type { Drawn } from '~/ui/picture';
import { copyAsPicture, savePictureAs } from '~/ui/PictureActs';
import type { Way } from './points';

/** What the keys of the matrix do. */
export interface MatrixActs {
  onWalk: (way: Way) => void;
  onFirst: () => void;
  onLast: () => void;
  onOpen: () => void;
  draw: () => Drawn;
}

interface Row {
  name: Way | 'first' | 'last' | 'open' | 'copy' | 'png' | 'svg';
  /** Its keys work on the plot alone; none for a command that is run by name. */
  keys?: readonly string[];
  run: (acts: MatrixActs) => void;
}

const picture = ({ draw }: MatrixActs) => ({ draw, onSave: savePicture });

const rows: readonly Row[] = [
  { name: 'left', keys: ['arrowleft'], run: (acts) => acts.onWalk('left') },
  { name: 'right', keys: ['arrowright'], run: (acts) => acts.onWalk('right') },
  { name: 'up', keys: ['arrowup'], run: (acts) => acts.onWalk('up') },
  { name: 'down', keys: ['arrowdown'], run: (acts) => acts.onWalk('down') },
  { name: 'first', keys: ['home'], run: (acts) => acts.onFirst() },
  { name: 'last', keys: ['end'], run: (acts) => acts.onLast() },
  { name: 'open', keys: ['enter'], run: (acts) => acts.onOpen() },
  { name: 'copy', run: (acts) => copyAsPicture(picture(acts)) },
  { name: 'png', run: (acts) => savePictureAs(picture(acts), 'png') },
  { name: 'svg', run: (acts) => savePictureAs(picture(acts), 'svg') },
];

/** Offers what can be done on the matrix. */
export function useMatrixCommands(acts: MatrixActs): void {
  // What a command does follows the screen; which commands there are does not.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const commands = useMemo<Command[]>(
    () =>
      rows.map(({ name, keys, run }) => ({
        id: `matrix.${name}`,
        title: t(`matrix.command.${name}`),
        group: 'view',
        ...(keys && { keys, within: 'matrix', notInText: true }),
        run: () => run(doing.current),
      })),
    [],
  );
  useCommands(commands);
}
