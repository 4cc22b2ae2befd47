import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const column = (name: RegExp) => screen.getByRole('region', { name });
const card = (name: RegExp) => screen.getByRole('button', { name });
const titles = (name: RegExp) =>
  within(column(name))
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('[title]')?.textContent);

async function board(fixture: 'sample' | 'crowded' | 'readonly' | 'empty' = 'sample') {
  const app = renderApp('/roadmap/board', fixture);
  await screen.findByRole('tab', { name: 'Board' });
  if (fixture !== 'empty') await screen.findByRole('region', { name: /^Now/ });
  return app;
}

/** What is asked of the backend, from here on. */
function calls(name: 'Move' | 'Edit' | 'SetState') {
  const bound = window.go?.api.Roadmap ?? {};
  return vi.spyOn(bound, name);
}

/** Takes a card by the pointer and lets it go at a place. */
async function drag(taken: HTMLElement, { x, y }: { x: number; y: number }) {
  const at = { isPrimary: true, button: 0, pointerId: 1 };
  const to = { ...at, clientX: x, clientY: y };
  const step = (run: () => void) =>
    act(async () => {
      run();
      await new Promise((done) => setTimeout(done));
    });
  fireEvent.pointerDown(taken, { ...at, clientX: 100, clientY: 400 });
  await step(() => fireEvent.pointerMove(document, { ...at, clientX: 200, clientY: 380 }));
  await step(() => fireEvent.pointerMove(document, to));
  await step(() => fireEvent.pointerUp(document, to));
}

// Read once beforehand: what a first test waits for is the board, not its files.
beforeAll(() => import('~/features/roadmap/RoadmapScreen'));

describe('the board', () => {
  it('shows what comes now, next and later, with efforts, scores and what is missing', async () => {
    await board();
    expect(column(/^Now/)).toHaveTextContent('Now 3');
    expect(column(/^Now/)).toHaveTextContent('5.5 of 17.0 person-months');
    expect(column(/^Later/)).toHaveTextContent('6.0 person-months');
    expect(card(/^Saved baskets/)).toHaveAccessibleName(
      'Saved baskets for weekly orders, rank 1, RICE 3,680, 2.0 person-months, serves Orders per restaurant, Buyer app, In progress',
    );
    expect(card(/^Approvals/)).toHaveAccessibleName(/Lacks impact \+1/);
    expect(card(/^Allergen/)).toHaveAccessibleName(/Outside the score.*Compliance: Food law/);
    expect(await violations()).toEqual([]);
  });

  it('is walked through by the arrow keys; Enter opens the details', async () => {
    const { user } = await board();
    await waitFor(() => expect(card(/^Allergen/)).toHaveFocus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(card(/^Menu photo/)).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowLeft}{ArrowLeft}');
    expect(card(/^Allergen/)).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('separator')).toBeInTheDocument();
  });

  it('moves a card to the column beside and within its column by keys, and keeps the focus on it', async () => {
    const { user } = await board();
    await waitFor(() => expect(card(/^Allergen/)).toHaveFocus());
    await user.keyboard('{ArrowDown}{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(column(/^Next/)).toHaveTextContent('Next 5'));
    expect(titles(/^Next/)[0]).toBe('Saved baskets for weekly orders');
    await waitFor(() => expect(card(/^Saved baskets/)).toHaveFocus());
    expect(
      screen.getByText('“Saved baskets for weekly orders” is in Next, place 1 of 5.'),
    ).toBeInTheDocument();
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    await waitFor(() =>
      expect(titles(/^Next/).slice(0, 3)).toEqual([
        'Substitutions the chef approves',
        'Menu photo fills the first basket',
        'Saved baskets for weekly orders',
      ]),
    );
    expect(card(/^Saved baskets/)).toHaveFocus();
  });

  it.each([
    ['horizon', 'now next later', 'initiative-5', 'next'],
    ['state', 'idea candidate planned in_progress shipped dropped', 'initiative-6', 'candidate'],
  ])(
    'takes a card that is dragged by %s where it is let go, in one write',
    async (by, keys, before, value) => {
      const { user } = await board();
      if (by === 'state') await user.click(screen.getByRole('radio', { name: 'By state' }));
      const columns = keys.split(' ');
      vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
        this: Element,
      ) {
        const key = this.closest<HTMLElement>('[data-column]')?.dataset.column;
        const left = columns.indexOf(key ?? '-') * 300;
        return new DOMRect(left, this.matches('[data-column]') ? 0 : 100, 300, 800);
      });
      const move = calls('Move');
      const others = [calls('Edit'), calls('SetState')];
      // Behind the first card of the column: a card is 120 px.
      await drag(card(/^Order reminders/), { x: columns.indexOf(value) * 300 + 100, y: 230 });
      const word = by === 'state' ? /^Candidate/ : /^Next/;
      await waitFor(() => expect(titles(word)[1]).toBe('Order reminders by text message'));
      expect(move).toHaveBeenCalledExactlyOnceWith({
        ids: ['initiative-3'],
        before,
        after: '',
        top: false,
        column: by,
        value,
        reason: '',
        day: '',
      });
      for (const other of others) expect(other).not.toHaveBeenCalled();
      vi.restoreAllMocks();
    },
  );

  it('asks for a reason before something is dropped, and keeps what was refused', async () => {
    const { user } = await board();
    await user.click(screen.getByRole('radio', { name: 'By state' }));
    await user.click(card(/^What can be done with “Supplier ratings”/));
    await user.click(await screen.findByRole('menuitem', { name: 'Dropped' }));
    const reason = await screen.findByRole('textbox', { name: 'Reason' });
    await user.click(screen.getByRole('button', { name: 'Drop' }));
    expect(await screen.findByText('What is dropped needs a reason. Say why.')).toBeVisible();
    await user.type(reason, 'Nobody asked twice{Enter}');
    await waitFor(() => expect(column(/^Dropped/)).toHaveTextContent('1 is hidden.'));
    await user.click(screen.getByRole('checkbox', { name: 'Shipped and dropped (1)' }));
    expect(titles(/^Dropped/)).toEqual(['Supplier ratings']);
    expect(await violations()).toEqual([]);
  });

  it('asks for the day on which something shipped; none is today', async () => {
    const { user } = await board();
    const set = calls('SetState');
    await user.click(screen.getByRole('radio', { name: 'By state' }));
    card(/^Saved baskets/).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await user.type(await screen.findByRole('textbox', { name: /Day on which/ }), '3 Feb{Enter}');
    await waitFor(() => expect(column(/^Shipped/)).toHaveTextContent('Shipped 1'));
    expect(set).toHaveBeenCalledWith({
      ids: ['initiative-2'],
      state: 'shipped',
      reason: '',
      day: '3 Feb',
      cycle: '',
    });
  });

  it('remembers its columns, and has those of the phases', async () => {
    const { user, unmount } = await board();
    await user.click(screen.getByRole('radio', { name: 'By phase' }));
    card(/^Saved baskets/).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(titles(/^Discovery/)).toEqual(['Saved baskets for weekly orders']));
    unmount();
    renderApp('/roadmap/board');
    expect(await screen.findByRole('region', { name: /^Discovery/ })).toBeVisible();
  });

  it('says why a move was refused, and shows the card where it was', async () => {
    const { user } = await board();
    calls('Edit').mockRejectedValueOnce(
      new Error(JSON.stringify({ code: 'busy', message: 'The file is in use. Try again.' })),
    );
    card(/^Saved baskets/).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(await screen.findByText('The file is in use. Try again.')).toBeVisible();
    await waitFor(() => expect(column(/^Now/)).toHaveTextContent('Now 3'));
  });

  it('offers no move in a plan that is read-only', async () => {
    const { user } = await board('readonly');
    await user.click(card(/^What can be done with “Supplier ratings”/));
    expect(await screen.findByRole('menuitem', { name: /details/ })).toBeInTheDocument();
    expect(screen.queryByText('Move to')).not.toBeInTheDocument();
    await user.keyboard('{Escape}{Alt>}{ArrowLeft}{/Alt}');
    expect(column(/^Not placed/)).toHaveTextContent('Not placed 3');
  });

  it('draws the cards in sight alone where there are hundreds', async () => {
    await board('crowded');
    expect(column(/^Now/)).toHaveTextContent('Now 117');
    expect(column(/^Now/)).toHaveTextContent('too much');
    expect(document.querySelectorAll('[data-card]').length).toBeLessThan(60);
  });

  it('says what belongs here where there is nothing', async () => {
    await board('empty');
    expect(await screen.findByRole('heading', { name: 'No initiatives yet' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
