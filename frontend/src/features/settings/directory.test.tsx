import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args;
const toast = () => screen.findByRole('region', { name: 'What was just done' });

describe('products and phases', () => {
  const phases = async () => {
    const list = await screen.findByRole('list', { name: 'Phases of Fennel Row' });
    return within(list).getAllByRole('listitem');
  };

  it('are chosen by the tab, which the address remembers', async () => {
    const { user } = renderApp('/settings');
    await user.click(await screen.findByRole('tab', { name: 'Products and phases' }));
    expect(await phases()).toHaveLength(7);
    expect(location.hash).toBe('#/settings/products');
  });

  it('are renamed in place, and a refusal stands at the field', async () => {
    const { user, fake } = renderApp('/settings/products');
    await user.click(within((await phases())[0] as HTMLElement).getByText('Discovery'));
    const field = screen.getByRole('textbox', { name: 'Phase' });
    await user.clear(field);
    await user.type(field, 'Launch{Enter}');
    expect(await screen.findByText(/Choose another name/)).toHaveAttribute('role', 'alert');
    expect(field).toHaveValue('Launch');
    await user.clear(field);
    await user.type(field, 'Finding out{Enter}');
    await waitFor(async () => expect((await phases())[0]).toHaveTextContent('Finding out'));
    expect(called(fake, 'RenamePhase')).toEqual([{ id: 'phase-discovery', name: 'Finding out' }]);
  });

  it('move by buttons and by Alt with the arrow keys, and keep the focus', async () => {
    const { user, fake } = renderApp('/settings/products');
    await phases();
    const down = () => screen.getAllByRole('button', { name: 'Move Discovery down' })[0];
    await user.click(down() as HTMLElement);
    await waitFor(async () => expect((await phases())[1]).toHaveTextContent('Discovery'));
    expect(called(fake, 'MovePhase')).toEqual(['phase-discovery', 'phase-validation']);
    await waitFor(() => expect(down()).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(async () => expect((await phases())[0]).toHaveTextContent('Discovery'));
    expect(called(fake, 'MovePhase')).toEqual(['phase-discovery', '']);
  });

  it('are deleted at once, and come back by Undo', async () => {
    const { user } = renderApp('/settings/products');
    await phases();
    await user.click(screen.getAllByRole('button', { name: 'Delete Sunset' })[0] as HTMLElement);
    expect(await toast()).toHaveTextContent('Deleted “Sunset”');
    expect(await phases()).toHaveLength(6);
    await user.click(within(await toast()).getByRole('button', { name: /^Undo/ }));
    await waitFor(async () => expect(await phases()).toHaveLength(7));
  });

  it('say why a product that is used cannot be deleted', async () => {
    const { user } = renderApp('/settings/products');
    await phases();
    await user.click(screen.getByRole('button', { name: 'Delete Fennel Row' }));
    expect(
      await screen.findByText(/5 objectives and 12 KPIs belong to this product/),
    ).toBeVisible();
  });

  it('are added by Enter in the last line', async () => {
    const { user } = renderApp('/settings/products');
    await phases();
    const add = screen.getAllByRole('textbox', { name: /^Add a phase/ })[0] as HTMLElement;
    await user.type(add, 'Rebirth{Enter}');
    await waitFor(async () => expect((await phases()).at(-1)).toHaveTextContent('Rebirth'));
    expect(add).toHaveValue('');
    await user.type(add, 'Rebirth{Enter}');
    expect(await screen.findByText(/Choose another name/)).toHaveAttribute('role', 'alert');
    expect(add).toHaveValue('Rebirth');
  });

  it('have no fault that axe can find', async () => {
    const { container } = renderApp('/settings/products');
    await phases();
    expect(await violations(container)).toEqual([]);
  });
});

describe('people', () => {
  const table = () => screen.findByRole('table', { name: 'People' });
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

  it('are added with an address, and edited in place', async () => {
    const { user, fake } = renderApp('/settings/people');
    await table();
    await user.type(screen.getByRole('textbox', { name: /^Add a person/ }), 'Lea Brandt{Tab}');
    await user.keyboard('lea@fennelrow.example{Enter}');
    await waitFor(() => expect(row('Lea Brandt')).toHaveTextContent('lea@fennelrow.example'));
    await user.click(within(row('Mateo Ruiz')).getByRole('button', { name: /^E-mail:/ }));
    await user.keyboard('mateo{Enter}');
    expect(await screen.findByText(/has an @ in it/)).toHaveAttribute('role', 'alert');
    await user.keyboard('@fennelrow.example{Enter}');
    await waitFor(() => expect(row('Mateo Ruiz')).toHaveTextContent('mateo@fennelrow.example'));
    expect(called(fake, 'EditPerson')).toEqual([
      { id: 'Mateo Ruiz', name: 'Mateo Ruiz', email: 'mateo@fennelrow.example' },
    ]);
  });

  it('become one of two, and two again by Undo', async () => {
    const { user, fake } = renderApp('/settings/people');
    await table();
    await user.click(screen.getByRole('button', { name: 'What can be done with Jun Watanabe' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Merge into another person' }));
    const choice = await screen.findByRole('combobox', { name: 'Merge into another person' });
    await user.click(choice);
    await user.click(await screen.findByRole('option', { name: 'Priya Raman' }));
    expect(await toast()).toHaveTextContent('Merged “Jun Watanabe” into “Priya Raman”');
    expect(called(fake, 'MergePeople')).toEqual(['Jun Watanabe', 'Priya Raman']);
    expect(screen.queryByRole('row', { name: /Jun Watanabe/ })).not.toBeInTheDocument();
    await user.click(within(await toast()).getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(row('Jun Watanabe')).toBeVisible());
  });

  it('have no fault that axe can find', async () => {
    const { container } = renderApp('/settings/people');
    await table();
    expect(await violations(container)).toEqual([]);
  });

  it('can only be looked at in a plan that is open for looking', async () => {
    renderApp('/settings/people', 'readonly');
    await table();
    expect(screen.queryByRole('textbox', { name: /^Add a person/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^What can be done/ })).not.toBeInTheDocument();
  });
});

describe('teams', () => {
  it('get and lose members by ticking them', async () => {
    const { user, fake } = renderApp('/settings/teams');
    await user.click(await screen.findByRole('button', { name: /^Members of Growth team/ }));
    const box = await screen.findByRole('checkbox', { name: 'Priya Raman' });
    await user.click(box);
    await waitFor(() => expect(box).toBeChecked());
    expect(called(fake, 'SetMembers')).toEqual([
      { team: 'Growth team', people: ['Dana Okafor', 'Mateo Ruiz', 'Tomasz Lis', 'Priya Raman'] },
    ]);
    expect(await violations()).toEqual([]);
    await user.click(box);
    await waitFor(() => expect(box).not.toBeChecked());
  });

  it('teach where there is none, and are added', async () => {
    const { user } = renderApp('/settings/teams', 'empty');
    expect(await screen.findByText(/^No team yet/)).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /^Add a team/ }), 'Sales{Enter}');
    expect(await screen.findByRole('button', { name: /^Team: Sales/ })).toBeVisible();
  });
});

describe('cycles', () => {
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

  it('take their dates from a name that says them, and ask for them otherwise', async () => {
    const { user, fake } = renderApp('/settings/cycles');
    await screen.findByRole('table', { name: 'Cycles' });
    const add = screen.getByRole('textbox', { name: /^Add a cycle/ });
    await user.type(add, 'Spring{Enter}');
    const first = screen.getByRole('textbox', { name: /^First day/ });
    await waitFor(() => expect(first).toHaveAccessibleDescription(/does not say when it begins/));
    await user.clear(add);
    await user.type(add, 'Q1 2027{Enter}');
    await waitFor(() => expect(row('Q1 2027')).toHaveTextContent('1 Jan 2027'));
    expect(called(fake, 'AddCycle')).toEqual([{ name: 'Q1 2027', start: '', end: '' }]);
    expect(await screen.findByRole('button', { name: /^Cycle Q1 2026/ })).toBeVisible();
  });

  it('show state and dates, which are edited in place', async () => {
    const { user, fake, container } = renderApp('/settings/cycles');
    await screen.findByRole('table', { name: 'Cycles' });
    expect(row('Q1 2026')).toHaveTextContent('Active');
    expect(row('Q1 2026')).toHaveTextContent('day 48 of 90');
    expect(await violations(container)).toEqual([]);
    await user.click(within(row('Q2 2026')).getByRole('button', { name: /^Last day:/ }));
    const field = within(row('Q2 2026')).getByRole('textbox', { name: 'Last day' });
    await user.clear(field);
    await user.type(field, '2026-03-01{Enter}');
    expect(await screen.findByText(/lies before the first/)).toHaveAttribute('role', 'alert');
    await user.clear(field);
    await user.type(field, '2026-07-05{Enter}');
    await waitFor(() => expect(row('Q2 2026')).toHaveTextContent('5 Jul'));
    expect(called(fake, 'EditCycle')).toEqual([
      { id: 'cycle-q2', name: 'Q2 2026', start: '2026-04-01', end: '2026-07-05' },
    ]);
  });

  it('leave their objectives to the backlog, which cannot be deleted itself', async () => {
    const { user } = renderApp('/settings/cycles');
    await screen.findByRole('table', { name: 'Cycles' });
    expect(screen.queryByRole('button', { name: 'Delete Backlog' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Delete Q4 2025' }));
    expect(await toast()).toHaveTextContent('Its objectives are in the backlog');
    await waitFor(() => expect(screen.queryByRole('row', { name: /Q4 2025/ })).toBeNull());
  });
});
