import { useEffect, useSyncExternalStore } from 'react';
import { isSingle, matches, type Press } from './keys';

export type CommandGroup =
  'objectives' | 'kpis' | 'roadmap' | 'reviews' | 'plan' | 'go' | 'view' | 'help';

/**
 * One thing that a person can do. The registry feeds the palette, the menus, the shortcuts and the
 * help page; nothing else holds a shortcut.
 */
export interface Command {
  /** "subject.verb", unique */
  id: string;
  /** A verb phrase, as in a menu. */
  title: string;
  group: CommandGroup;
  /** Shortcuts; the first is the one shown. */
  keys?: readonly string[];
  /** Its keys work only inside the element with this `data-commands`. */
  within?: string;
  /** The window system makes an event of its keys, as it does of those for paste: they are only shown. */
  isNative?: boolean;
  /** Its keys leave a text field alone, where they have a meaning of their own. */
  notInText?: boolean;
  /** Cannot be done now: shown grey in menus and left out of the palette. */
  disabled?: boolean;
  /** It is about something in the plan, such as a saved view, and is known only while it is offered. */
  ofData?: boolean;
  run: () => void;
}

let sets: ReadonlyMap<object, readonly Command[]> = new Map();
let all: readonly Command[] = [];
// By id, also those whose screen is not shown now: the help page lists them too.
const known = new Map<string, Command>();
const listeners = new Set<() => void>();

function replace(change: (next: Map<object, readonly Command[]>) => void): void {
  const next = new Map(sets);
  change(next);
  sets = next;
  all = [...next.values()].flat();
  for (const listener of listeners) listener();
}

/** Offers commands until the function it answers is called. */
export function register(commands: readonly Command[]): () => void {
  const owner = {};
  // Buttons and menus hand over their event, which no command has asked for.
  const offered = commands.map((command) => ({ ...command, run: () => command.run() }));
  for (const command of offered) if (!command.ofData) known.set(command.id, command);
  replace((next) => next.set(owner, offered));
  return () => replace((next) => next.delete(owner));
}

/** Every command that is offered now. */
export function allCommands(): readonly Command[] {
  return all;
}

/** Every command that any screen has offered so far; of those about data, the ones offered now. */
export function knownCommands(): readonly Command[] {
  return [...known.values(), ...all.filter(({ ofData }) => ofData)];
}

/** Runs a command that is offered now, such as "undo" from a toast. */
export function runCommand(id: string): void {
  all.find((command) => command.id === id)?.run();
}

/** Calls back when other commands are offered; the answer ends that. */
export function watchCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers commands while the component is on the screen. Pass a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => register(commands), [commands]);
}

const none: readonly Command[] = [];

/** Every command that is offered now, kept current for as long as they are wanted. */
export function useAllCommands(isWanted: boolean): readonly Command[] {
  return useSyncExternalStore(watchCommands, isWanted ? allCommands : () => none);
}

/** One command, for a button or a menu item. */
export function useCommand(id: string): Command | undefined {
  return useSyncExternalStore(watchCommands, () => all.find((command) => command.id === id));
}

/** The title of a command that can be done now, or null: for a button that needs no more of it. */
export function useOffered(id: string): string | null {
  return useSyncExternalStore(watchCommands, () => {
    const command = all.find((each) => each.id === id);
    return command && !command.disabled ? command.title : null;
  });
}

export interface Place {
  /** Names of the `data-commands` elements around the focus. */
  within: ReadonlySet<string>;
  inText: boolean;
  /** The focus is in a row of a grid or a table, whose own keys work there. */
  inRows: boolean;
  /** Whether single-key shortcuts are on. */
  singleKeys: boolean;
}

/** The command that a key press means at a place, if any. The one offered last wins. */
export function commandFor(
  commands: readonly Command[],
  press: Press,
  place: Place,
): Command | undefined {
  return commands.findLast(
    (command) =>
      !command.isNative &&
      command.keys?.some((shortcut) => matches(shortcut, press) && works(command, shortcut, place)),
  );
}

/** Whether a shortcut of a command would run it at a place. */
export function works(command: Command, shortcut: string, place: Place): boolean {
  if (command.disabled) return false;
  if (command.within && !place.within.has(command.within)) return false;
  if (command.notInText && place.inText) return false;
  return !(isSingle(shortcut) && (place.inText || !place.singleKeys));
}
