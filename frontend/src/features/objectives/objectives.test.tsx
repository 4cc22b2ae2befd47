import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { outlineHandlers } from '~/fixtures/outline';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

/** The row of the outline that has this title. */
async function rowOf(title: string): Promise<HTMLElement> {
  const cell = await screen.findByText(title, { selector: '[role="gridcell"] *' });
  const row = cell.closest<HTMLElement>('[role="row"]');
  if (!row) throw new Error(`${title} is in no row`);
  return row;
}

function cellOf(row: HTMLElement, column: string): HTMLElement {
  const cell = row.querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (!cell) throw new Error(`no cell ${column}`);
  return cell;
}

const activation = 'Raise the activation rate';

describe('the outline', () => {
  it('shows the plan as a tree grid with its finding', async () => {
    renderApp('/objectives');
    const grid = await screen.findByRole('treegrid', { name: /Q1 2026/ });
    expect(grid).toHaveAttribute('aria-rowcount', '19');
    const row = await rowOf(activation);
    expect(row).toHaveAttribute('aria-level', '2');
    expect(cellOf(row, 'start')).toHaveTextContent('41%');
    expect(cellOf(row, 'current')).toHaveTextContent('50%');
    expect(cellOf(row, 'status')).toHaveTextContent('Behind');
    expect(cellOf(row, 'confidence')).toHaveTextContent('6−1');
    expect(screen.getByText(/The plan stands at/)).toHaveTextContent(
      'The plan stands at 0.54; by today it should be at 0.53.',
    );
  });

  it('has no fault that axe can find', async () => {
    const { container } = renderApp('/objectives');
    await rowOf(activation);
    expect(await violations(container)).toEqual([]);
  });

  it('has one tab stop, which follows the arrow keys', async () => {
    const { user } = renderApp('/objectives');
    const row = await rowOf(activation);
    const stops = () => screen.getByRole('treegrid').querySelectorAll('[tabindex="0"]');
    stops()[0]?.dispatchEvent(new Event('focus'));
    (stops()[0] as HTMLElement).focus();
    await user.keyboard('{ArrowDown}');
    expect(row).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(cellOf(row, 'current')).toHaveFocus();
    expect(stops()).toHaveLength(1);
  });

  it('closes and opens an objective by keyboard, and remembers it', async () => {
    const { user } = renderApp('/objectives');
    const top = await rowOf('New restaurants order in their first week');
    top.focus();
    await user.keyboard('{ArrowLeft}');
    expect(top).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText(activation)).not.toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await rowOf(activation)).toBeInTheDocument();
  });
});

describe('editing in place', () => {
  it('saves a number that was typed over the cell, and goes on with Tab', async () => {
    const { user, fake } = renderApp('/objectives');
    const row = await rowOf(activation);
    row.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}5');
    const input = await within(row).findByRole('textbox', { name: 'Current' });
    expect(input).toHaveValue('5');
    await user.keyboard('2{Tab}');
    expect(await within(row).findByRole('textbox', { name: 'Target' })).toHaveValue('60');
    expect(cellOf(row, 'current')).toHaveTextContent('52%');
    expect(fake.calls.filter(({ method }) => method === 'Edit').map(({ args }) => args[0])).toEqual(
      [{ id: 'k11', field: 'current', text: '52' }],
    );
    await user.keyboard('{Escape}');
    expect(cellOf(row, 'target')).toHaveFocus();
    expect(fake.calls.filter(({ method }) => method === 'Edit')).toHaveLength(1);
  });

  it('goes back with Shift Tab, and over the end of the row', async () => {
    const { user } = renderApp('/objectives');
    const row = await rowOf(activation);
    await user.click(cellOf(row, 'owner'));
    await within(row).findByRole('textbox', { name: 'Owner' });
    await user.keyboard('{Tab}');
    const next = await rowOf('Shorten time to first order').catch(() => null);
    expect(next).toBeNull();
    expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveValue(
      'Shorten time to first order',
    );
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(await within(row).findByRole('textbox', { name: 'Owner' })).toHaveValue('Dana Okafor');
  });

  it('writes nothing where nothing was changed', async () => {
    const { user, fake } = renderApp('/objectives');
    const row = await rowOf(activation);
    await user.click(cellOf(row, 'title'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(cellOf(row, 'title')).toHaveFocus());
    expect(fake.calls.some(({ method }) => method === 'Edit')).toBe(false);
  });

  it('keeps what was refused, with the sentence under the row, until Escape', async () => {
    const { user } = renderApp('/objectives');
    const row = await rowOf(activation);
    await user.click(cellOf(row, 'target'));
    await user.keyboard('6o{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('"6o" is not a number.');
    const input = within(row).getByRole('textbox', { name: 'Target' });
    expect(input).toHaveValue('6o');
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(/is not a number/);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(cellOf(row, 'target')).toHaveTextContent('60%');
  });

  it('keeps what was refused also when the person goes elsewhere', async () => {
    const { user } = renderApp('/objectives');
    const row = await rowOf(activation);
    await user.click(cellOf(row, 'target'));
    await user.keyboard('6o');
    await user.click(cellOf(await rowOf('Raise orders per restaurant'), 'status'));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(cellOf(row, 'target')).toHaveTextContent('6o');
    await user.click(cellOf(row, 'target'));
    expect(within(row).getByRole('textbox', { name: 'Target' })).toHaveValue('6o');
    await user.keyboard('{Backspace}2{Enter}');
    await waitFor(() => expect(cellOf(row, 'target')).toHaveTextContent('62%'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('offers people and teams for the owner, and takes a new name', async () => {
    const { user, fake } = renderApp('/objectives');
    const row = await rowOf(activation);
    await user.click(cellOf(row, 'owner'));
    const input = within(row).getByRole('textbox', { name: 'Owner' });
    await user.clear(input);
    await user.keyboard('Growth');
    expect(await screen.findByRole('option', { name: /Growth team/ })).toBeInTheDocument();
    await user.clear(input);
    await user.keyboard('Noor Haddad');
    expect(await screen.findByRole('option', { name: /Add “Noor Haddad”/ })).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(cellOf(row, 'owner')).toHaveTextContent('Noor Haddad'));
    expect(fake.calls.findLast(({ method }) => method === 'Edit')?.args[0]).toEqual({
      id: 'k11',
      field: 'owner',
      text: 'Noor Haddad',
    });
  });
});

describe('whoever types faster than the disk writes', () => {
  it('loses no key between two cells', async () => {
    const { user, fake } = renderApp('/objectives');
    let write = (): void => undefined;
    const edit = outlineHandlers(fake).Edit;
    fake.install({
      Objectives: {
        Edit: async (...args: unknown[]) => {
          await new Promise<void>((resolve) => (write = resolve));
          return edit?.(...(args as never[]));
        },
      },
    });
    (await rowOf(activation)).focus();
    await user.click(cellOf(await rowOf(activation), 'current'));
    await user.keyboard('{Control>}a{/Control}52{Tab}91');
    const field = screen.getByRole('textbox', { name: 'Target' });
    expect(field).toHaveValue('91');
    expect(cellOf(await rowOf(activation), 'current')).toHaveTextContent('52');
    write();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      write();
      expect(
        fake.calls.filter(({ method }) => method === 'Edit').map(({ args }) => args[0]),
      ).toEqual([
        { id: 'k11', field: 'current', text: '52' },
        { id: 'k11', field: 'target', text: '91' },
      ]);
    });
  });
});

describe('the chevrons', () => {
  const first = 'New restaurants order in their first week';
  const second = 'Restaurants come to us first, not as a backup';

  it('close one objective each, whichever was closed before', async () => {
    const { user } = renderApp('/objectives');
    await user.click(await screen.findByRole('button', { name: `Collapse ${second}` }));
    await user.click(screen.getByRole('button', { name: `Collapse ${first}` }));
    await waitFor(async () => {
      expect(await rowOf(first)).toHaveAttribute('aria-expanded', 'false');
      expect(await rowOf(second)).toHaveAttribute('aria-expanded', 'false');
    });
  });

  it('take the focus along, so that the next key is about their row', async () => {
    const { user } = renderApp('/objectives');
    await user.click(await screen.findByRole('button', { name: `Collapse ${second}` }));
    await waitFor(async () => expect(await rowOf(second)).toHaveFocus());
  });
});

describe('rows come, move and go', () => {
  it('adds siblings one after the other', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowOf('Deliveries arrive complete and on time')).focus();
    await user.keyboard('n');
    await screen.findByRole('textbox', { name: 'Title of the new objective' });
    await user.keyboard('Ask leavers{Enter}Ask stayers{Enter}{Escape}');
    expect(await rowOf('Ask stayers')).toBeInTheDocument();
    expect(
      fake.calls.filter(({ method }) => method === 'QuickAdd').map(({ args }) => args[0]),
    ).toEqual([
      { cycle: 'cycle-q1', parent: '', after: 'o4', keyResult: false, text: 'Ask leavers' },
      { cycle: 'cycle-q1', parent: '', after: 'line1', keyResult: false, text: 'Ask stayers' },
    ]);
    await waitFor(async () => expect(await rowOf('Ask stayers')).toHaveFocus());
  });

  it('adds a key result after the last one of the objective', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowOf('New restaurants order in their first week')).focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.type(
      await screen.findByRole('textbox', { name: 'Title of the new key result' }),
      'Halve it{Enter}',
    );
    expect(fake.calls.find(({ method }) => method === 'QuickAdd')?.args[0]).toEqual({
      cycle: 'cycle-q1',
      parent: 'o1',
      after: 'k13',
      keyResult: true,
      text: 'Halve it',
    });
  });

  it('shows what it understands of a line that is typed in the outline, and makes that of it', async () => {
    const { user, fake, container } = renderApp('/objectives');
    (await rowOf('New restaurants order in their first week')).focus();
    await user.keyboard('k');
    await user.keyboard('Raise activation from 41% to 60% by 15 Mar @Dana #Growth');
    const said = await screen.findByLabelText('What the line says');
    await waitFor(() => {
      expect(within(said).getByText('Key result').nextSibling).toHaveTextContent(
        'Raise activation',
      );
      expect(within(said).getByText('Target').nextSibling).toHaveTextContent('60%');
      expect(within(said).getByText('Owner').nextSibling).toHaveTextContent('Dana Okafor');
    });
    expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('60');
    expect(await violations(container)).toEqual([]);
    await user.keyboard('{Enter}{Escape}');
    const made = await rowOf('Raise activation');
    expect(cellOf(made, 'target')).toHaveTextContent('60%');
    expect(fake.find('line1').row.id).toBe('o1');
  });

  it('says of an objective with numbers that only a key result measures them', async () => {
    const { user } = renderApp('/objectives');
    (await rowOf('Deliveries arrive complete and on time')).focus();
    await user.keyboard('n');
    await user.keyboard('Raise activation from 41% to 60%');
    expect(await screen.findByText(/only a key result can measure/)).toBeInTheDocument();
  });

  it('goes from an objective to its first key result, however fast the lines are typed', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowOf('Deliveries arrive complete and on time')).focus();
    await user.keyboard('n');
    await user.keyboard('Win back leavers{Control>}{Enter}{/Control}Ask{Enter}Call{Enter}{Escape}');
    await rowOf('Call');
    expect(
      fake.calls.filter(({ method }) => method === 'QuickAdd').map(({ args }) => args[0]),
    ).toMatchObject([
      { parent: '', after: 'o4', keyResult: false, text: 'Win back leavers' },
      { parent: 'line1', after: '', keyResult: true, text: 'Ask' },
      { parent: 'line1', after: 'line2', keyResult: true, text: 'Call' },
    ]);
  });

  it('goes on with the first number of a key result that Tab has made', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowOf('New restaurants order in their first week')).focus();
    await user.keyboard('k');
    const title = await screen.findByRole('textbox', { name: 'Title of the new key result' });
    await user.type(title, 'Halve it{Tab}');
    await user.type(await screen.findByRole('textbox', { name: 'Start' }), '74{Tab}');
    expect(await screen.findByRole('textbox', { name: 'Current' })).toHaveFocus();
    await waitFor(() =>
      expect(fake.calls.findLast(({ method }) => method === 'Edit')?.args[0]).toMatchObject({
        field: 'start',
        text: '74',
      }),
    );
  });

  it('moves by Alt and the arrows, and keeps the focus on the row', async () => {
    const { user, fake } = renderApp('/objectives');
    const row = await rowOf('Shorten time to first order');
    row.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(within(row).getByText('1.1')).toBeInTheDocument());
    expect(fake.calls.find(({ method }) => method === 'Move')?.args[0]).toEqual({
      id: 'k12',
      parent: 'o1',
      after: '',
    });
    await waitFor(async () => expect(await rowOf('Shorten time to first order')).toHaveFocus());
  });

  it('offers Undo of a deletion only for as long as nothing else is written', async () => {
    const { user } = renderApp('/objectives');
    (await rowOf(activation)).focus();
    await user.keyboard('{Delete}');
    expect(await screen.findByText('Deleted “1.1 Raise the activation rate”')).toBeInTheDocument();
    await user.click(cellOf(await rowOf('Shorten time to first order'), 'target'));
    await user.keyboard('2{Enter}');
    await waitFor(() =>
      expect(screen.queryByText('Deleted “1.1 Raise the activation rate”')).not.toBeInTheDocument(),
    );
  });

  it('deletes at once and offers Undo, which brings the row back', async () => {
    const { user } = renderApp('/objectives');
    (await rowOf(activation)).focus();
    await user.keyboard('{Delete}');
    expect(await screen.findByText('Deleted “1.1 Raise the activation rate”')).toBeInTheDocument();
    await waitFor(() => expect(document.querySelector('[data-row="k11"]')).toBeNull());
    await waitFor(async () => expect(await rowOf('Shorten time to first order')).toHaveFocus());
    await user.keyboard('{Control>}z{/Control}');
    expect(await rowOf(activation)).toBeInTheDocument();
    expect(await screen.findByText(/^Undone: Delete/)).toBeInTheDocument();
  });

  it('offers what can be done with a row in a menu', async () => {
    const { user } = renderApp('/objectives');
    (await rowOf(activation)).focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = await screen.findByRole('menu');
    expect(within(menu).getByRole('menuitem', { name: /Delete/ })).toBeInTheDocument();
    expect(within(menu).getByRole('menuitem', { name: /Move down/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(await rowOf(activation)).toHaveFocus());
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: /New key result/ }));
    expect(
      await screen.findByRole('textbox', { name: 'Title of the new key result' }),
    ).toHaveFocus();
  });
});

describe('numbers', () => {
  it('explain themselves by keyboard', async () => {
    const { user } = renderApp('/objectives');
    const row = await rowOf(activation);
    row.focus();
    await user.keyboard('e');
    const card = await screen.findByRole('tooltip');
    expect(card).toHaveTextContent('(50 − 41) ÷ (60 − 41)');
    expect(card).toHaveTextContent('Reached0.897');
    expect(cellOf(row, 'progress')).toHaveAccessibleDescription(/^Progress 0\.47 /);
    expect(screen.getByRole('main')).toContainElement(card);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });
});

describe('a plan that is open for looking', () => {
  it('says so and edits nothing', async () => {
    const { user, fake } = renderApp('/objectives', 'readonly');
    const row = await rowOf(activation);
    expect(screen.getByText(/open in another program/)).toBeInTheDocument();
    await user.click(cellOf(row, 'target'));
    await user.keyboard('5{Delete}n');
    expect(within(row).queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /New objective/ })).not.toBeInTheDocument();
    expect(fake.calls.map(({ method }) => method)).not.toContain('Delete');
  });
});

describe('an empty cycle', () => {
  it('teaches what belongs here and takes the first objective', async () => {
    const { user, fake } = renderApp('/objectives', 'empty');
    expect(await screen.findByText('No objectives in Q1 2026 yet')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'First objective' }));
    await user.keyboard('Order soon{Enter}{Escape}');
    expect(await rowOf('Order soon')).toBeInTheDocument();
    expect(fake.rows.map(({ title }) => title)).toEqual(['Order soon']);
  });
});
