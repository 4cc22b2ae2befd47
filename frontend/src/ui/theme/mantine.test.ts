import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../..');
const mantine = resolve(src, '../node_modules/@mantine');
const components = join(mantine, 'core/esm/components');

/** What the files in a folder import from Mantine's core. */
function named(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\.(tsx?|mjs)$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /import \{([^}]*)\} from ['"]@mantine\/core['"]/g,
      ),
    ])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
}

/** The files that a module of Mantine imports, itself included. */
function reached(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const [, to = ''] of readFileSync(from, 'utf8').matchAll(/from "(\.[^"]+)"/g))
    reached(resolve(dirname(from), to), seen);
  return seen;
}

const sheet = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

test('every component that is used has its styles', () => {
  const folders = readdirSync(components);
  const packages = ['notifications', 'spotlight'].map((name) => join(mantine, name, 'esm'));
  const used = new Set([src, ...packages].flatMap(named).filter((name) => folders.includes(name)));
  expect(used).toContain('Button');
  const styled = [...used].flatMap((name) =>
    [...reached(join(components, name, `${name}.mjs`))].flatMap(
      (file) => /(\w+)\.module\.mjs$/.exec(file)?.[1] ?? [],
    ),
  );
  expect(styled).toContain('UnstyledButton');
  const imported = sheet('mantine.css') + sheet('later.css');
  const missing = [...new Set(styled)].filter((name) => !imported.includes(`/${name}.layer.css`));
  expect(missing).toEqual([]);
});

/** The names in a text that a pattern finds. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

test('every variable that the styles read has a value', () => {
  const sheets = found(sheet('mantine.css') + sheet('later.css'), /@mantine\/([^']+\.css)/g);
  expect(sheets.length).toBeGreaterThan(20);
  const read = sheets.map((path) => readFileSync(join(mantine, path), 'utf8')).join('\n');
  const own = sheet('variables.css');
  const known = found(own + sheet('tokens.css'), /(--[\w-]+):/g);
  const missing = [
    ...found(read, /var\((--mantine-[\w-]+)\)/g),
    ...found(own, /var\((--[\w-]+)\)/g),
  ].filter((name) => !known.includes(name));
  expect(missing).toEqual([]);
});

test('every colour that a component is given has its variables', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const code = files
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(src, name), 'utf8'))
    .join('\n');
  const colours = found(code, /\scolor(?:="|: ')([a-z]+)['"]/g);
  expect(colours).toContain('gray');
  const own = sheet('variables.css');
  const missing = colours.filter((name) => !own.includes(`--mantine-color-${name}-light:`));
  expect(missing).toEqual([]);
});
