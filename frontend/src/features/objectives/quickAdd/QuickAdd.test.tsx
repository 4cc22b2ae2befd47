import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { plainView } from '~/features/objectives/view/view';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { beginOfOwner, piecesOf } from '~/fields/line/line';

const line = 'Raise activation from 41% to 60% by 15 Mar @Dana #Growth';

function field(): Promise<HTMLElement> {
  return screen.findByRole('textbox', { name: 'Add an objective or a key result' });
}

describe('a line that is typed', () => {
  it('says what it is understood as, and becomes a key result with Ctrl Enter', async () => {
    const { user, fake, container } = renderApp('/objectives');
    await user.type(await field(), line);
    const said = await screen.findByText(
      'It has numbers. Ctrl Enter adds it as a key result of O1.',
    );
    const terms = within(said.parentElement ?? container);
    await waitFor(() => {
      expect(terms.getByText('Start').nextSibling).toHaveTextContent('41%');
      expect(terms.getByText('Target').nextSibling).toHaveTextContent('60%');
      expect(terms.getByText('Due').nextSibling).toHaveTextContent('15 Mar');
      expect(terms.getByText('Owner').nextSibling).toHaveTextContent('Dana Okafor');
      expect(terms.getByText('Tags').nextSibling).toHaveTextContent('Growth');
    });
    expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      '41',
      '60',
      '15 Mar',
      '@Dana',
      '#Growth',
    ]);
    expect(await violations(container)).toEqual([]);
    await user.keyboard('{Escape}');
    await user.type(await field(), `${line} {Control>}{Enter}{/Control}`);
    await waitFor(() =>
      expect(fake.calls.find(({ method }) => method === 'QuickAdd')?.args[0]).toEqual({
        cycle: 'cycle-q1',
        parent: 'o1',
        after: '',
        keyResult: true,
        text: `${line} `,
      }),
    );
    expect(fake.done.map(({ name }) => name)).toEqual(['Add Raise activation']);
  });

  it('reads an objective with its phase, and an owner who is new', async () => {
    const { user } = renderApp('/objectives');
    await user.type(await field(), 'Win back leavers @Zoe #Launch');
    expect(await screen.findByText('Zoe, a new person')).toBeInTheDocument();
    expect(screen.getByText(/can stand in quotes/)).toBeInTheDocument();
    const list = screen.getByText('Zoe, a new person').closest('dl');
    expect(list).toHaveTextContent('Phase');
    expect(list).not.toHaveTextContent('Tags');
  });

  it('offers people and teams behind an @', async () => {
    const { user } = renderApp('/objectives');
    const input = await field();
    await user.type(input, 'Ask leavers @to');
    expect(await screen.findByRole('option', { name: /Tomasz Lis/ })).toBeInTheDocument();
    await user.keyboard('{Tab}');
    expect(input).toHaveValue('Ask leavers @Tomasz Lis ');
    await user.keyboard('@');
    await user.keyboard('{Escape}');
    expect(input).not.toHaveValue('');
  });

  it('has nothing left to offer once it is sent: one Escape leaves', async () => {
    const { user } = renderApp('/objectives');
    await user.type(await field(), 'Win back leavers @Priya{Enter}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).not.toBeNull());
    expect(await field()).toHaveValue('');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).toHaveFocus());
  });

  it('makes one objective of each line, however often Enter is pressed', async () => {
    const { user, fake } = renderApp('/objectives');
    const input = await field();
    await user.type(input, 'Ask leavers{Enter}{Enter}');
    await user.type(input, 'Ask st');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).not.toBeNull());
    expect(input).toHaveValue('Ask st');
    expect(fake.calls.filter(({ method }) => method === 'QuickAdd')).toHaveLength(1);
  });

  it('is followed by the next: an objective, its key results, and back to the rows', async () => {
    const { user, fake } = renderApp('/objectives');
    const input = await field();
    await user.type(input, 'Win back leavers{Enter}');
    await screen.findByText('Win back leavers', { selector: '[role="gridcell"] *' });
    expect(input).toHaveFocus();
    await user.keyboard('Raise activation from 41% to 60%{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.find('line2').row.id).toBe('line1'));
    await waitFor(() => expect(document.querySelector('[data-row="line2"]')).not.toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(document.querySelector('[data-row="line2"]')).toBeNull());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).toHaveFocus());
  });

  it('opens the objective that its key result would be hidden in', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    document.querySelector<HTMLElement>('[data-row="o1"]')?.focus();
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.querySelector('[data-row="k11"]')).toBeNull());
    await user.type(await field(), 'Halve it{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).not.toBeNull());
  });

  it('opens the group that it falls into', async () => {
    const remember = (name: string, value: unknown) =>
      localStorage.setItem(`cairn/plan-sample/${name}`, JSON.stringify(value));
    remember('view', { ...plainView, group: 'phase' });
    remember('collapsed/cycle-q1', ['group/phase/']);
    const { user } = renderApp('/objectives');
    await user.type(await field(), 'Ask leavers{Enter}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).not.toBeNull());
    const group = document.querySelector('[data-row="group/phase/"]');
    expect(group).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).toHaveFocus());
  });

  it('comes back when it is refused', async () => {
    const { user, fake } = renderApp('/objectives');
    fake.install({ Objectives: { QuickAdd: () => refuse('invalid', 'Too long.', 'text') } });
    const input = await field();
    await user.type(input, 'Ask leavers{Enter}');
    expect(await screen.findByText('Too long.')).toBeInTheDocument();
    expect(input).toHaveValue('Ask leavers');
  });
});

describe('the pieces of a line', () => {
  it('are cut in characters, and parts beyond its end are left out', () => {
    const parts = [
      { field: 'owner', begin: 2, end: 5 },
      { field: 'tags', begin: 6, end: 99 },
    ];
    expect(piecesOf('🎯 @Bo #x', parts)).toEqual([
      { text: '🎯 ', isPart: false },
      { text: '@Bo', isPart: true },
      { text: ' #x', isPart: false },
    ]);
  });

  it.each([
    ['Ask @Da', 7, 5],
    ['Ask @', 5, 5],
    ['@Da and more', 3, 1],
    ['mail a@b.c', 10, -1],
    ['Ask @Da ', 8, -1],
  ])('knows in “%s” where a name begins', (text, caret, begin) => {
    expect(beginOfOwner(text, caret)).toBe(begin);
  });
});
