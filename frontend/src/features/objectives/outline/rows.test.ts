import { describe, expect, it } from 'vitest';
import { keyResult, objective } from '~/fixtures/rows';
import { flatten, isWithin, numberOf, treeOf } from './rows';

const shown = (rows: ReturnType<typeof flatten>) => rows.map(({ id, level }) => `${id}:${level}`);

describe('the rows of an outline', () => {
  it('puts key results and child objectives beneath their objective by position', () => {
    const tree = treeOf([
      objective('o1', 'Top', {
        position: 'V',
        keyResults: [
          keyResult('k1', 'First', { position: 'A' }),
          keyResult('k2', 'Last', { position: 'Z' }),
        ],
      }),
      objective('o2', 'Between', { parent: 'o1', position: 'M' }),
      objective('o3', 'Next', { position: 'W' }),
    ]);
    expect(shown(flatten(tree, new Set()))).toEqual(['o1:1', 'k1:2', 'o2:2', 'k2:2', 'o3:1']);
  });

  it('compares positions as text, byte by byte', () => {
    const at = (id: string, position: string) => keyResult(id, id, { position });
    const tree = treeOf([
      objective('o', 'Top', { keyResults: [at('lower', 'a'), at('upper', 'Z'), at('digit', '9')] }),
    ]);
    expect(shown(flatten(tree, new Set()))).toEqual(['o:1', 'digit:2', 'upper:2', 'lower:2']);
  });

  it('hides everything beneath a collapsed objective and says that it is closed', () => {
    const tree = treeOf([
      objective('o1', 'Top', { keyResults: [keyResult('k1', 'One')] }),
      objective('o2', 'Inside', { parent: 'o1', keyResults: [keyResult('k2', 'Two')] }),
      objective('o3', 'Next'),
    ]);
    const rows = flatten(tree, new Set(['o1']));
    expect(shown(rows)).toEqual(['o1:1', 'o3:1']);
    expect(rows[0]).toMatchObject({ expanded: false, hasChildren: true });
    expect(rows[1]).toMatchObject({ expanded: false, hasChildren: false });
  });

  it('shows an objective whose parent lies in another cycle at the top', () => {
    const tree = treeOf([objective('o1', 'Quarterly', { parent: 'annual' })]);
    expect(shown(flatten(tree, new Set()))).toEqual(['o1:1']);
  });

  it('draws a plan that is 20 000 levels deep', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) =>
      objective(`o${n}`, 'Deep', { parent: n === 0 ? null : `o${n - 1}` }),
    );
    const rows = flatten(treeOf(chain), new Set());
    expect(rows).toHaveLength(20_000);
    expect(rows.at(-1)?.level).toBe(20_000);
  });

  it('knows what lies beneath what', () => {
    const tree = treeOf([
      objective('a', 'A'),
      objective('b', 'B', { parent: 'a' }),
      objective('c', 'C', { parent: 'b' }),
    ]);
    expect(isWithin(tree, 'c', 'a')).toBe(true);
    expect(isWithin(tree, 'a', 'a')).toBe(true);
    expect(isWithin(tree, 'a', 'c')).toBe(false);
  });

  it('numbers objectives with an O', () => {
    const rows = flatten(
      treeOf([
        objective('o', 'O', { order: '2', keyResults: [keyResult('k', 'K', { order: '2.1' })] }),
      ]),
      new Set(),
    );
    expect(rows.map(numberOf)).toEqual(['O2', '2.1']);
  });
});
