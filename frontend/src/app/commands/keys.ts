// Shortcuts are written "mod+shift+z": `mod` is Ctrl, and Cmd on a Mac. The last part is the value
// of KeyboardEvent.key in lower case.

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

interface Shortcut {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The parts of a shortcut; the last one may be the sign + itself. */
function partsOf(shortcut: string): string[] {
  return shortcut.split(/\+(?=.)/);
}

function parse(shortcut: string): Shortcut {
  const parts = partsOf(shortcut);
  return {
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
    key: parts.at(-1) ?? '',
  };
}

/** Whether a key press is this shortcut. */
export function matches(shortcut: string, press: Press): boolean {
  const { mod, shift, alt, key } = parse(shortcut);
  const modPressed = onMac ? press.metaKey : press.ctrlKey;
  // A sign such as "?" already needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return (
    press.key.toLowerCase() === key &&
    modPressed === mod &&
    press.altKey === alt &&
    (isSign || press.shiftKey === shift)
  );
}

/** Whether the shortcut is one key without Ctrl or Alt: those can be switched off. */
export function isSingle(shortcut: string): boolean {
  const { mod, alt, key } = parse(shortcut);
  return !mod && !alt && key.length === 1;
}

const names: Record<string, string> = {
  mod: onMac ? '⌘' : 'Ctrl',
  alt: onMac ? '⌥' : 'Alt',
  shift: onMac ? '⇧' : 'Shift',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  delete: 'Del',
  escape: 'Esc',
  ' ': 'Space',
};

/** The caps to draw for a shortcut: ["Ctrl", "K"]. */
export function caps(shortcut: string): string[] {
  return partsOf(shortcut).map(
    (part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1),
  );
}
