import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { called, cell, grid, row, titles } from '~/test/backlog';

function paste(at: HTMLElement, text: string): void {
  act(() => at.focus());
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  at.dispatchEvent(event);
}

describe('the backlog', () => {
  it('shows the formula, and each initiative with its inputs, score and rank', async () => {
    renderApp('/roadmap/backlog');
    expect(within(await grid()).getAllByRole('row')).toHaveLength(14);
    expect(screen.getByText('= reach × impact × confidence ÷ effort')).toBeInTheDocument();
    expect(row('Saved baskets')).toHaveTextContent('In progress');
    expect(cell('Saved baskets', 'score')).toHaveTextContent('3,680');
    expect(cell('Saved baskets', 'rank')).toHaveTextContent('1');
    expect(cell('Saved baskets', 'rating/rice-confidence')).toHaveTextContent('80%');
    expect(row('Allergen labels')).toHaveTextContent('Compliance');
    expect(cell('Allergen labels', 'score')).toHaveTextContent('Outside the score');
  });

  it('says what an unscored initiative lacks, and never shows it as 0', async () => {
    renderApp('/roadmap/backlog');
    await grid();
    expect(cell('Approvals', 'score')).toHaveTextContent('Lacks impact +1');
    expect(cell('Approvals', 'score')).toHaveTextContent('it lacks Impact, Confidence');
    expect(cell('Approvals', 'rating/rice-impact')).toHaveTextContent('none');
    expect(cell('Approvals', 'rating/rice-impact')).not.toHaveTextContent('0');
  });

  it('is scored by keys: a letter begins, Enter goes down, a range shows what it lies between', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    cell('Supplier ratings', 'effort').focus();
    await user.keyboard('2-3-6{Enter}');
    await waitFor(() =>
      expect(called(fake, 'SetEffort')).toEqual({
        initiative: 'initiative-12',
        team: 'team-supply',
        text: '2-3-6',
      }),
    );
    await waitFor(() => expect(cell('Approvals', 'effort')).toHaveFocus());
    await waitFor(() =>
      expect(cell('Supplier ratings', 'effort')).toHaveTextContent('3.0 (2.0–6.0)'),
    );
  });

  it('goes to the next cell by Tab, and leaves a cell as it was by Escape', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    cell('Supplier ratings', 'rating/rice-reach').focus();
    await user.keyboard('700{Tab}');
    expect(screen.getByRole('textbox', { name: 'Impact of Supplier ratings' })).toHaveFocus();
    await user.keyboard('9{Escape}');
    expect(cell('Supplier ratings', 'rating/rice-impact')).toHaveFocus();
    expect(cell('Supplier ratings', 'rating/rice-impact')).toHaveTextContent('0.5');
    await waitFor(() => expect(called(fake, 'Rate')).toMatchObject({ range: '700' }));
  });

  it('refuses at the cell what is off the scale, and keeps what was typed', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    cell('Supplier ratings', 'rating/rice-impact').focus();
    await user.keyboard('7{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Impact goes from 0.25 to 3.');
    expect(cell('Supplier ratings', 'rating/rice-impact')).toHaveTextContent('7');
    cell('Supplier ratings', 'rating/rice-impact').focus();
    await user.keyboard('{Enter}');
    const field = screen.getByRole('textbox', { name: 'Impact of Supplier ratings' });
    expect(field).toHaveValue('7');
    expect(field).toHaveAccessibleDescription(/Impact goes from/);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('takes the name of a level for its number', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    cell('Supplier ratings', 'rating/rice-impact').focus();
    await user.keyboard('mas{Enter}');
    await waitFor(() =>
      expect(called(fake, 'Rate')).toMatchObject({ criterion: 'rice-impact', range: '3' }),
    );
  });

  it('explains a score at its cell and from the row', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    row('Saved baskets').focus();
    await user.keyboard('e');
    expect(await screen.findByRole('tooltip')).toHaveTextContent('reach × impact');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });
});

describe('the order of the backlog', () => {
  it('is changed by Alt and the arrows, and nowhere else than in its own order', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    row('Saved baskets').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(titles().slice(0, 2)).toEqual([
      'Saved baskets for weekly orders',
      'Allergen labels on every item',
    ]);
    await waitFor(() =>
      expect(called(fake, 'Move')).toEqual({
        ids: ['initiative-2'],
        before: 'initiative-1',
        after: '',
        top: false,
        column: '',
        value: '',
        reason: '',
        day: '',
      }),
    );
    await user.click(screen.getByRole('button', { name: 'RICE' }));
    expect(titles()[0]).toBe('Saved baskets for weekly orders');
    expect(titles().at(-1)).toBe('Approvals for several sites');
    fake.calls.length = 0;
    row('Supplier').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(called(fake, 'Move')).toBeUndefined();
  });

  it('is filtered and grouped, says so, and can be had back', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    row('Saved baskets').focus();
    await user.keyboard('f');
    await user.type(
      await screen.findByRole('textbox', { name: 'Words in title, problem, note or tag' }),
      'basket',
    );
    expect(screen.getByText('2 of 13 initiatives')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Show all rows' }));
    await user.click(screen.getByRole('button', { name: 'Group' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Team' }));
    expect(screen.getByRole('row', { name: /Buyer app.*6 initiatives/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    screen.getByRole('row', { name: /Buyer app.*6 initiatives/ }).focus();
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByText('Saved baskets for weekly orders')).not.toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});

describe('what is added', () => {
  it('is one line: what was understood shows, Enter adds and stays', async () => {
    const { user, fake } = renderApp('/roadmap/board');
    await screen.findByRole('tab', { name: 'Board', selected: true });
    await user.keyboard('n');
    const line = await screen.findByRole('textbox', { name: 'New initiative' });
    await waitFor(() => expect(line).toHaveFocus());
    await user.type(line, 'Gift cards @Dana 3 pm');
    expect(await screen.findByText('Dana')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(line).toHaveValue('');
    expect(line).toHaveFocus();
    await waitFor(() =>
      expect(called(fake, 'Add')).toMatchObject({ text: 'Gift cards @Dana 3 pm' }),
    );
    await waitFor(() => expect(titles()).toContain('Gift cards @Dana 3 pm'));
  });

  it('may be several lines that are pasted, once their number was seen', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    paste(row('Saved baskets'), 'Gift cards\nLoyalty points\n');
    expect(await screen.findByText('Becomes 2 initiatives. Nothing is written yet.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add 2 initiatives' }));
    await waitFor(() =>
      expect(called(fake, 'Add')).toMatchObject({ text: 'Gift cards\nLoyalty points' }),
    );
  });

  it('may be cells of a spreadsheet, which fill a block from the cell with the focus', async () => {
    const { fake } = renderApp('/roadmap/backlog');
    await grid();
    paste(cell('Supplier ratings', 'rating/rice-confidence'), '100\t4\n80\t\n');
    await waitFor(() =>
      expect(called(fake, 'RateMany')).toEqual({
        ratings: [
          { initiative: 'initiative-12', criterion: 'rice-confidence', range: '100' },
          { initiative: 'initiative-12', criterion: 'effort', range: '4' },
          { initiative: 'initiative-13', criterion: 'rice-confidence', range: '80' },
        ],
      }),
    );
    expect(await screen.findByText('Filled 3 cells.')).toBeInTheDocument();
  });

  it('is refused as a whole where one cell is off its scale, which says why', async () => {
    renderApp('/roadmap/backlog');
    await grid();
    paste(cell('Supplier ratings', 'rating/rice-confidence'), '100\n800');
    expect(await screen.findByText(/Confidence goes from 0 to 100/)).toBeInTheDocument();
    expect(cell('Supplier ratings', 'rating/rice-confidence')).toHaveTextContent('50%');
    expect(cell('Approvals', 'rating/rice-confidence')).toHaveTextContent('800');
  });
});

describe('what is done with initiatives', () => {
  it('is done with all that are marked, in one step', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    row('Price alerts').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    const bar = await screen.findByRole('region', { name: 'Selected rows' });
    expect(within(bar).getByRole('status')).toHaveTextContent('2 selected');
    await user.click(within(bar).getByRole('button', { name: 'Class' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Committed' }));
    await waitFor(() =>
      expect(called(fake, 'Edit')).toEqual({
        ids: ['initiative-11', 'initiative-12'],
        field: 'class',
        text: 'committed',
      }),
    );
    row('Supplier').focus();
    await user.keyboard('{Delete}');
    await waitFor(() =>
      expect(called(fake, 'Delete')).toEqual({ ids: ['initiative-11', 'initiative-12'] }),
    );
    await waitFor(() => expect(titles()).toHaveLength(11));
    expect(await screen.findByText('Deleted 2 initiatives')).toBeInTheDocument();
  });

  it('asks why one is dropped, and keeps the reason until there is one', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    row('Supplier').focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: 'Drop with a reason…' }));
    const reason = await screen.findByRole('textbox', {
      name: /Why is “Supplier ratings” dropped/,
    });
    await waitFor(() => expect(reason).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('needs a reason');
    await user.keyboard('Nobody reads ratings.{Enter}');
    await waitFor(() =>
      expect(called(fake, 'SetState')).toEqual({
        ids: ['initiative-12'],
        state: 'dropped',
        reason: 'Nobody reads ratings.',
        day: '',
        cycle: '',
      }),
    );
    await waitFor(() => expect(row('Supplier')).toHaveFocus());
    expect(row('Supplier')).toHaveTextContent('Dropped');
  });

  it('plans one in the cycle, and opens the panel by Enter', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    row('Supplier').focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('separator')).toBeInTheDocument();
    cell('Supplier', 'state').focus();
    await user.keyboard('{Enter}');
    await user.clear(screen.getByRole('textbox', { name: 'State of Supplier ratings' }));
    await user.keyboard('pl{Enter}');
    await waitFor(() =>
      expect(called(fake, 'SetState')).toMatchObject({
        ids: ['initiative-12'],
        state: 'planned',
      }),
    );
  });
});

describe('the backlog', () => {
  it('teaches what an initiative is while there is none', async () => {
    const { user } = renderApp('/roadmap/backlog', 'empty');
    await user.click(await screen.findByRole('button', { name: 'Add the first initiative' }));
    expect(screen.getByRole('textbox', { name: 'New initiative' })).toHaveFocus();
    expect(screen.getByText(/An initiative is a piece of work/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('draws only what is in sight of many', async () => {
    renderApp('/roadmap/backlog', 'crowded');
    const rows = (await grid()).querySelectorAll('[data-row]');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThanOrEqual(60);
  });

  it('changes nothing in a plan that is open for looking', async () => {
    const { user, fake } = renderApp('/roadmap/backlog', 'readonly');
    await grid();
    expect(screen.queryByRole('textbox', { name: 'New initiative' })).not.toBeInTheDocument();
    cell('Supplier', 'effort').focus();
    await user.keyboard('7');
    expect(screen.queryByRole('textbox', { name: /Effort/ })).not.toBeInTheDocument();
    paste(row('Supplier'), 'Gift cards');
    expect(called(fake, 'Add')).toBeUndefined();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('can be used by everybody', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    expect(await violations()).toEqual([]);
    cell('Supplier ratings', 'rating/rice-impact').focus();
    await user.keyboard('{Enter}');
    expect(await violations()).toEqual([]);
  });
});
