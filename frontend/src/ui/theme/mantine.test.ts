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
  const imported = readFileSync(join(import.meta.dirname, 'mantine.css'), 'utf8');
  const missing = [...new Set(styled)].filter((name) => !imported.includes(`/${name}.layer.css`));
  expect(missing).toEqual([]);
});
