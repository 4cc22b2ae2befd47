import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function rowAt(id: string): Promise<HTMLElement> {
  await screen.findByRole('treegrid');
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

const bar = () => screen.findByRole('region', { name: 'Selected rows' });
const marked = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row][aria-selected="true"]')].map(
    ({ dataset }) => dataset.row,
  );

describe('rows that are marked', () => {
  it('are marked by keys, counted, and let go by Escape', async () => {
    const { user, container } = renderApp('/objectives');
    expect(await screen.findByRole('treegrid')).toHaveAttribute('aria-multiselectable', 'true');
    (await rowAt('o1')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
    expect(marked()).toEqual(['o1', 'k11']);
    expect(await bar()).toHaveTextContent('2 selected');
    expect(await violations(container)).toEqual([]);
    await user.keyboard('{Control>}a{/Control}');
    expect(await bar()).toHaveTextContent('18 selected');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Selected rows' })).toBeNull();
    await user.keyboard(' ');
    expect(await bar()).toHaveTextContent('1 selected');
  });

  it('are marked by the pointer with Ctrl, Shift and the box', async () => {
    const { user } = renderApp('/objectives');
    const status = async (id: string) =>
      within(await rowAt(id))
        .getAllByRole('gridcell')
        .find(({ dataset }) => dataset.column === 'status') as HTMLElement;
    (await rowAt('k11')).focus();
    fireEvent.click(await status('k13'), { ctrlKey: true });
    await waitFor(() => expect(marked()).toEqual(['k11', 'k13']));
    fireEvent.click(await status('k11'), { shiftKey: true });
    await waitFor(() => expect(marked()).toEqual(['k11']));
    await user.click(within(await rowAt('o3')).getByRole('checkbox', { name: /^Select / }));
    await waitFor(() => expect(marked()).toContain('o3'));
  });
});

describe('what is done to marked rows', () => {
  it('changes an owner in one step, which Undo takes back', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await user.click(within(await bar()).getByRole('button', { name: 'Owner' }));
    await user.click(await screen.findByRole('menuitem', { name: /Priya Raman/ }));
    expect(await screen.findByText('Changed owner of 3 rows')).toBeInTheDocument();
    expect(fake.calls.find(({ method }) => method === 'EditMany')?.args[0]).toEqual({
      cycle: 'cycle-q1',
      ids: ['k11', 'k12', 'k13'],
      field: 'owner',
      text: 'Priya Raman',
    });
    expect(fake.find('k12').found?.owner).toBe('Priya Raman');
    await user.click(screen.getAllByRole('button', { name: /^Undo/ }).at(-1) as HTMLElement);
    await waitFor(() => expect(fake.find('k12').found?.owner).toBe('Mateo Ruiz'));
  });

  it('adds a tag that is typed', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard(' ');
    await user.click(within(await bar()).getByRole('button', { name: 'Tag' }));
    await user.type(await screen.findByRole('searchbox'), 'north star');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Added a tag to 1 row')).toBeInTheDocument();
    expect(fake.find('k11').found?.tags).toEqual(['north star']);
  });

  it('moves rows beneath an objective, behind what hangs there', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await user.click(within(await bar()).getByRole('button', { name: 'Move' }));
    await user.click(await screen.findByRole('menuitem', { name: /^O3 / }));
    expect(await screen.findByText('Moved 2 rows')).toBeInTheDocument();
    expect(fake.calls.find(({ method }) => method === 'MoveMany')?.args[0]).toMatchObject({
      ids: ['k11', 'k12'],
      parent: 'o4',
    });
  });

  it('moves all of them a step by Alt and the arrows, in one step of undo', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k12')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(fake.find('k11').row.keyResults.map(({ id }) => id)).toEqual(['k12', 'k13', 'k11']),
    );
    expect(fake.calls.find(({ method }) => method === 'MoveMany')?.args[0]).toEqual({
      cycle: 'cycle-q1',
      ids: ['k12', 'k13'],
      parent: 'o1',
      after: '',
    });
    await waitFor(() => expect(document.querySelector('[data-row="k13"]')).toHaveFocus());
    expect(marked()).toEqual(['k12', 'k13']);
    expect(await bar()).toHaveTextContent('2 selected');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() =>
      expect(fake.find('k11').row.keyResults.map(({ id }) => id)).toEqual(['k11', 'k12', 'k13']),
    );
  });

  it('says why rows beneath different objectives do not move a step', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard(' ');
    fireEvent.click(await rowAt('k31'), { ctrlKey: true });
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(await screen.findByText(/lie beneath different objectives/)).toBeInTheDocument();
    expect(fake.calls.some(({ method }) => method === 'MoveMany')).toBe(false);
  });

  it('moves objectives to another cycle, and says why a key result stays', async () => {
    const { user } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard(' ');
    await user.click(within(await bar()).getByRole('button', { name: 'Cycle' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Q2 2026' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was moved.');
  });

  it('deletes all of them with Delete, and brings them back', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k11')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Delete}');
    expect(await screen.findByText('Deleted 2 rows')).toBeInTheDocument();
    await waitFor(() => expect(document.querySelector('[data-row="k12"]')).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(fake.find('k12').found).toBeDefined());
  });

  it('copies them as text and as rich text; what lies beneath another one only once', async () => {
    const { user, fake } = renderApp('/objectives');
    const written: Record<string, Blob>[] = [];
    vi.stubGlobal('ClipboardItem', function taken(data: Record<string, Blob>) {
      written.push(data);
    });
    vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    (await rowAt('o1')).focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await user.click(within(await bar()).getByRole('button', { name: 'Copy as text' }));
    expect(await screen.findByText('Copied 2 rows as text')).toBeInTheDocument();
    const shared = fake.calls.filter(({ method }) => method === 'ShareRow');
    expect(shared.map(({ args }) => args[0])).toEqual(['o1']);
    expect(await written[0]?.['text/plain']?.text()).toBe(
      '- New restaurants order in their first week\n',
    );
    expect(await written[0]?.['text/html']?.text()).toMatch(/^<ul>/);
    vi.unstubAllGlobals();
  });
});
