import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Hint, isTrueAt } from './hints';
import { caps, isSingle, matches } from './keys';
import {
  allCommands,
  type Command,
  commandFor,
  knownCommands,
  type Place,
  register,
} from './registry';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const anywhere: Place = { within: new Set(), inText: false, inRows: false, singleKeys: true };
const inOutline: Place = { ...anywhere, within: new Set(['outline']) };
const inText: Place = { ...inOutline, inText: true };

function command(id: string, more: Partial<Command> = {}): Command {
  return { id, title: id, group: 'view', run: vi.fn(), ...more };
}

describe('shortcuts', () => {
  it.each([
    ['mod+k', { key: 'k', ctrlKey: true }, true],
    ['mod+k', { key: 'K', ctrlKey: true }, true],
    ['mod+k', { key: 'k' }, false],
    ['mod+z', { key: 'z', ctrlKey: true, shiftKey: true }, false],
    ['mod+shift+z', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['alt+arrowup', { key: 'ArrowUp', altKey: true }, true],
    ['alt+arrowup', { key: 'ArrowUp' }, false],
    ['?', { key: '?', shiftKey: true }, true],
    ['?', { key: '?' }, true],
    ['c', { key: 'c', altKey: true }, false],
    ['mod++', { key: '+', ctrlKey: true, shiftKey: true }, true],
    ['mod++', { key: 'k', ctrlKey: true }, false],
  ])('%s and %o', (shortcut, press, hit) => {
    expect(matches(shortcut, { ...none, ...press })).toBe(hit);
  });

  it('are drawn as caps', () => {
    expect(caps('mod+shift+z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(caps('alt+arrowup')).toEqual(['Alt', '↑']);
    expect(caps('mod++')).toEqual(['Ctrl', '+']);
  });

  it('can be told from single keys', () => {
    expect(['c', 'shift+n', '?'].map(isSingle)).toEqual([true, true, true]);
    expect(['mod+k', 'alt+arrowup', 'delete'].map(isSingle)).toEqual([false, false, false]);
  });
});

describe('the command for a key', () => {
  const undo = command('undo', { keys: ['mod+z'], notInText: true });
  const checkIn = command('check-in', { keys: ['c'], within: 'outline' });
  const palette = command('palette', { keys: ['mod+k'] });
  const commands = [undo, checkIn, palette];
  const ctrl = (key: string) => ({ ...none, key, ctrlKey: true });

  it('is found where it is offered', () => {
    expect(commandFor(commands, { ...none, key: 'c' }, inOutline)).toBe(checkIn);
    expect(commandFor(commands, { ...none, key: 'c' }, anywhere)).toBeUndefined();
  });

  it('leaves letters and undo to a text field, but not the palette', () => {
    expect(commandFor(commands, { ...none, key: 'c' }, inText)).toBeUndefined();
    expect(commandFor(commands, ctrl('z'), inText)).toBeUndefined();
    expect(commandFor(commands, ctrl('k'), inText)).toBe(palette);
  });

  it('knows that single keys can be switched off', () => {
    const off = { ...inOutline, singleKeys: false };
    expect(commandFor(commands, { ...none, key: 'c' }, off)).toBeUndefined();
    expect(commandFor(commands, ctrl('z'), off)).toBe(undo);
  });

  it('is none while it cannot be done', () => {
    expect(commandFor([{ ...undo, disabled: true }], ctrl('z'), anywhere)).toBeUndefined();
  });

  it('is the one offered last where two have the same key', () => {
    const later = command('later', { keys: ['mod+k'] });
    expect(commandFor([palette, later], ctrl('k'), anywhere)).toBe(later);
  });
});

describe('a hint', () => {
  const measure = command('measure', { keys: ['m'], within: 'kpis' });
  const more = command('more', { keys: ['mod+enter'], within: 'kpis', disabled: true });
  const hint = (shortcut: string): Hint => ({ caps: caps(shortcut), words: '' });
  const inRow: Place = { ...anywhere, within: new Set(['kpis']), inRows: true };
  const inCell: Place = { ...inRow, inText: true };
  const inField: Place = { ...anywhere, inText: true };

  it.each([
    ['m', inRow, true],
    ['m', inCell, false],
    ['m', inField, false],
    ['m', anywhere, false],
    ['m', { ...inRow, singleKeys: false }, false],
    ['enter', inRow, true],
    ['enter', inCell, true],
    ['enter', inField, false],
    ['=', inCell, true],
    ['mod+enter', inCell, true],
    ['mod+enter', inField, false],
  ])('%s at %o is true: %s', (key, place, wanted) => {
    expect(isTrueAt(hint(key), [measure, more], place)).toBe(wanted);
  });
});

describe('the registry', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  it('offers commands until they are taken back, and remembers them for the help page', () => {
    const stop = register([command('registry.test')]);
    stops.push(register([command('registry.other')]));
    expect(allCommands().map(({ id }) => id)).toEqual(['registry.test', 'registry.other']);
    stop();
    expect(allCommands().map(({ id }) => id)).toEqual(['registry.other']);
    expect(knownCommands().map(({ id }) => id)).toContain('registry.test');
  });

  it('forgets what was about data once it is not offered any more', () => {
    const stop = register([command('view.show.Mine', { ofData: true })]);
    expect(knownCommands().map(({ id }) => id)).toContain('view.show.Mine');
    stop();
    expect(knownCommands().map(({ id }) => id)).not.toContain('view.show.Mine');
  });
});
