import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { keyResult, objective } from '~/fixtures/rows';
import { navigate } from '~/features/objectives/outline/navigation';
import { treeOf } from '~/features/objectives/outline/rows';
import { stopsOf } from '~/features/objectives/outline/stops';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { arrange } from './arrange';
import { isView, noFilter, plainView, type View } from './view';

const tree = treeOf([
  objective('o1', 'Grow', {
    ownerId: 'dana',
    owner: 'Dana',
    phaseId: 'launch',
    worstStatus: 'at_risk',
    keyResults: [
      keyResult('k1', 'Signups', {
        ownerId: 'jun',
        owner: 'Jun',
        progress: 0.9,
        status: 'on_track',
      }),
      keyResult('k2', 'Revenue', {
        ownerId: 'dana',
        owner: 'Dana',
        progress: 0.1,
        status: 'at_risk',
      }),
    ],
  }),
  objective('o2', 'Inside', {
    parent: 'o1',
    keyResults: [keyResult('k3', 'Churn', { ownerId: 'dana', owner: 'Dana', tags: ['money'] })],
  }),
  objective('o3', 'Alone'),
]);

function shown(change: Partial<View>, collapsed: string[] = []) {
  return arrange({
    tree,
    collapsed: new Set(collapsed),
    view: { ...plainView, ...change },
    kept: new Set(),
    order: () => ['jun', 'dana'],
  });
}
const ids = (change: Partial<View>) => shown(change).rows.map(({ id, level }) => `${id}:${level}`);

describe('the rows of a view', () => {
  it('are those that fit, with the objectives above them', () => {
    const filter = { ...noFilter, owner: ['dana'] };
    expect(ids({ filter })).toEqual(['o1:1', 'k2:2', 'o2:2', 'k3:3']);
    const { fitting, context } = shown({ filter });
    expect(fitting).toBe(3);
    expect([...context]).toEqual(['o2']);
  });

  it('fit by any value of a field, all fields and all words', () => {
    expect(ids({ filter: { ...noFilter, owner: ['jun', 'dana'], status: ['at_risk'] } })).toEqual([
      'o1:1',
      'k2:2',
    ]);
    expect(ids({ filter: { ...noFilter, text: 'churn MONEY' } })).toEqual(['o1:1', 'o2:2', 'k3:3']);
    expect(ids({ filter: { ...noFilter, owner: [''] } })).toEqual(['o1:1', 'o2:2', 'o3:1']);
  });

  it('have the phase of their objective', () => {
    expect(ids({ filter: { ...noFilter, phase: ['launch'] } })).toEqual(['o1:1', 'k1:2', 'k2:2']);
  });

  it('are sorted beneath each objective; what has no value comes last', () => {
    expect(ids({ sort: 'progress' })).toEqual(['o1:1', 'k2:2', 'k1:2', 'o2:2', 'k3:3', 'o3:1']);
  });

  it('are grouped in the order of the plan, those without a value last', () => {
    const { groups } = shown({ group: 'owner' });
    expect(groups.map(({ value, rows }) => [value, rows.map(({ id }) => id)])).toEqual([
      ['jun', ['k1']],
      ['dana', ['o1', 'k2', 'k3']],
      ['', ['o2', 'o3']],
    ]);
  });

  it('are those of the outline where nothing is asked', () => {
    expect(shown({}, ['o1']).rows.map(({ id }) => id)).toEqual(['o1', 'o3']);
  });
});

describe('a group that is folded away', () => {
  it('hides its rows and says how many they are', () => {
    const { groups, rows, fitting } = shown({ group: 'owner' }, ['group/owner/dana']);
    expect(groups.map(({ id, expanded, count }) => [id, expanded, count])).toEqual([
      ['group/owner/jun', true, 1],
      ['group/owner/dana', false, 3],
      ['group/owner/', true, 2],
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['k1', 'o2', 'o3']);
    expect(fitting).toBe(6);
  });

  it('is met by the arrow keys, opened, left and found again from its rows', () => {
    const { groups, rows } = shown({ group: 'owner' }, ['group/owner/dana']);
    const go = (key: string, row: string) =>
      navigate(
        { rows: stopsOf(rows, groups), shown: ['title'], focus: { row, column: null }, page: 9 },
        { key, ctrlKey: false, metaKey: false },
      );
    const focus = (row: string) => ({ type: 'focus', focus: { row, column: null } });
    expect(go('ArrowDown', 'k1')).toEqual(focus('group/owner/dana'));
    expect(go('ArrowRight', 'group/owner/dana')).toEqual({
      type: 'expand',
      row: 'group/owner/dana',
      expanded: true,
    });
    expect(go('ArrowLeft', 'group/owner/dana')).toBeNull();
    expect(go('ArrowRight', 'group/owner/jun')).toEqual(focus('k1'));
    expect(go('ArrowLeft', 'k1')).toEqual(focus('group/owner/jun'));
    expect(go('ArrowLeft', 'o3')).toEqual(focus('group/owner/'));
    expect(go('Home', 'group/owner/')).toBeNull();
  });
});

describe('a view that was remembered', () => {
  it('is refused where an older Cairn left something else', () => {
    expect(isView(plainView)).toBe(true);
    expect(isView({ ...plainView, sort: 'weight' })).toBe(false);
    expect(isView({ ...plainView, filter: { text: '' } })).toBe(false);
    expect(isView(null)).toBe(false);
  });
});

const force = () => screen.findByRole('group', { name: 'How the rows are shown' });

describe('the outline under a view', () => {
  it('says what it leaves out, and shows all again at a click', async () => {
    const { user, container } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Needs attention' }));
    const strip = await force();
    expect(strip).toHaveTextContent(/ of 18 rows/);
    expect(strip).toHaveTextContent('Status: At risk, Behind, Stale');
    expect(document.querySelector('[data-row="k12"]')).toBeNull();
    expect(await violations(container)).toEqual([]);
    await user.click(within(strip).getByRole('button', { name: 'Show all rows' }));
    await waitFor(() => expect(document.querySelector('[data-row="k12"]')).not.toBeNull());
    expect(screen.queryByRole('group', { name: 'How the rows are shown' })).toBeNull();
  });

  it('filters by words that are typed, from the keyboard', async () => {
    const { user } = renderApp('/objectives');
    (await screen.findByRole('treegrid')).querySelector<HTMLElement>('[data-row="o1"]')?.focus();
    await user.keyboard('f');
    await user.type(
      await screen.findByRole('textbox', { name: 'Words in title, note or tag' }),
      'nothing like it',
    );
    expect(await screen.findByText('No row fits')).toBeInTheDocument();
    expect(screen.getByText('Contains “nothing like it”')).toBeInTheDocument();
  });

  it('keeps a view by its name, for the next time too', async () => {
    const { user, unmount } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Group' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Owner' }));
    expect(await screen.findByText('Grouped by owner')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save as a view' }));
    await user.type(
      await screen.findByRole('textbox', { name: 'Name of the view' }),
      'Ours{Enter}',
    );
    expect(await screen.findByRole('button', { name: 'Ours' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    unmount();
    const again = renderApp('/objectives');
    const tab = await screen.findByRole('button', { name: 'Ours' });
    expect(tab).toHaveAttribute('aria-pressed', 'true');
    await again.user.click(screen.getByRole('button', { name: 'All' }));
    expect(tab).toHaveAttribute('aria-pressed', 'false');
    await again.user.click(tab);
    await again.user.click(screen.getByRole('button', { name: 'Delete the view' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Ours' })).toBeNull());
  });

  it('is given a name from the palette too, once there is something to keep', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    const find = async (words: string) => {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(await screen.findByRole('textbox', { name: /Search or run/ }), words);
    };
    await find('Save as a view');
    expect(screen.queryByRole('button', { name: 'Save as a view' })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    await find('Group by owner{Enter}');
    expect(await screen.findByText('Grouped by owner')).toBeInTheDocument();
    await find('Save as a view{Enter}');
    const name = await screen.findByRole('textbox', { name: 'Name of the view' });
    await waitFor(() => expect(name).toHaveFocus());
    await user.keyboard('Ours{Enter}');
    expect(await screen.findByRole('button', { name: 'Ours' })).toBeInTheDocument();
    await find('Save as a view');
    expect(screen.queryByRole('button', { name: 'Save as a view' })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
  });

  it('folds groups by keys and by the pointer, and keeps them folded', async () => {
    const { user, container, unmount } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Group' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Owner' }));
    await screen.findByText('Grouped by owner');
    const heads = () => [
      ...document.querySelectorAll<HTMLElement>('[role="row"][data-row^="group/"]'),
    ];
    const [first, second] = heads();
    if (!first || !second) throw new Error('no groups');
    const total = Number(screen.getByRole('treegrid').getAttribute('aria-rowcount'));
    first.focus();
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(heads()[0]).toHaveAttribute('aria-expanded', 'false'));
    expect(Number(screen.getByRole('treegrid').getAttribute('aria-rowcount'))).toBeLessThan(total);
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(heads()[1]).toHaveFocus());
    expect(document.querySelectorAll('[role="treegrid"] [tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{ArrowRight}');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-row')).not.toMatch(/^group/),
    );
    expect(document.activeElement).toHaveAttribute('aria-level', '2');
    // The rows of a folded group are opened with it: only what is seen is changed.
    heads()[0]?.focus();
    await user.keyboard(' ');
    expect(await screen.findByRole('region', { name: 'Selected rows' })).toBeInTheDocument();
    expect(heads()[0]).toHaveAttribute('aria-expanded', 'true');
    expect(await violations(container)).toEqual([]);
    await user.click(heads()[0] as HTMLElement);
    await waitFor(() => expect(heads()[0]).toHaveAttribute('aria-expanded', 'false'));
    unmount();
    renderApp('/objectives');
    await screen.findByText('Grouped by owner');
    expect(heads()[0]).toHaveAttribute('aria-expanded', 'false');
  });

  it('moves nothing while rows are sorted, and says so', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(
      within(screen.getByRole('treegrid')).getByRole('button', { name: 'Progress' }),
    );
    expect(
      await screen.findByText('Rows stay where they are while they are sorted or grouped.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: /Progress/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    document.querySelector<HTMLElement>('[data-row="k12"]')?.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const toast = await screen.findByRole('region', { name: 'What was just done' });
    await user.click(within(toast).getByRole('button', { name: 'Order of the outline' }));
    await waitFor(() => expect(screen.queryByText('Sorted by progress')).toBeNull());
    expect(fake.calls.some(({ method }) => method === 'Move')).toBe(false);
  });

  it('shows the columns that are chosen, as wide as they are made', async () => {
    const { user } = renderApp('/objectives');
    const grid = await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Due' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Conf. of 10' }));
    expect(within(grid).getByRole('columnheader', { name: 'Due' })).toBeInTheDocument();
    expect(within(grid).queryByRole('columnheader', { name: 'Conf. of 10' })).toBeNull();
    await user.keyboard('{Escape}');
    const cell = grid.querySelector<HTMLElement>('[data-row="k11"] [data-column="status"]');
    cell?.focus();
    await waitFor(() => expect(cell).toHaveAttribute('tabindex', '0'));
    const before = grid.style.getPropertyValue('--cols');
    fireEvent.keyDown(cell as HTMLElement, { key: 'ArrowRight', altKey: true, shiftKey: true });
    await waitFor(() => expect(grid.style.getPropertyValue('--cols')).not.toBe(before));
    expect(grid.style.getPropertyValue('--cols')).toContain('7rem');
  });

  it('keeps a row in sight that no longer fits because it was changed there', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Needs attention' }));
    const added = await screen.findByRole('textbox', { name: 'Add an objective or a key result' });
    await user.type(added, 'Ask leavers{Enter}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).not.toBeNull());
  });
});
