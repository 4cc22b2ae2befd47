import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen row' });

/** Chooses a row and waits until the panel, whose tabs come a moment after the rows, shows it. */
async function chosen(id: string): Promise<HTMLElement> {
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (!found) throw new Error(`no row ${id}`);
    found.focus();
    return found;
  });
  await within(panel()).findByRole('tab', { name: 'Details' });
  return row;
}

describe('the panel', () => {
  it('follows the chosen row', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    expect(within(panel()).getByRole('heading', { level: 2 })).toHaveTextContent(
      'Raise the activation rate',
    );
    expect(panel()).toHaveTextContent('Key result 1.1 of O1');
    expect(panel()).toHaveTextContent('0.47 where 0.53 is expected');
    await user.keyboard('{ArrowDown}');
    expect(within(panel()).getByRole('heading', { level: 2 })).toHaveTextContent(
      'Shorten time to first order',
    );
  });

  it('can be all of the screen, and gives the row its focus back', async () => {
    const { user, container } = renderApp('/objectives');
    await chosen('k11');
    await user.keyboard('p');
    await waitFor(() => expect(screen.queryByRole('treegrid')).not.toBeInTheDocument());
    const whole = screen.getByRole('main', { name: 'Details of the chosen row' });
    expect(whole).toHaveFocus();
    expect(within(whole).getByRole('button', { name: 'Back to the outline' })).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('treegrid')).toBeInTheDocument();
    await waitFor(() => expect(document.querySelector('[data-row="k11"]')).toHaveFocus());
    await user.click(within(panel()).getByRole('button', { name: 'Open as a page' }));
    expect(screen.queryByRole('treegrid')).not.toBeInTheDocument();
  });

  it('edits a field as text, in place', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    await user.click(within(panel()).getByRole('button', { name: 'Target: 60%' }));
    const input = within(panel()).getByRole('textbox', { name: 'Target' });
    await user.clear(input);
    await user.type(input, '65{Enter}');
    expect(await within(panel()).findByRole('button', { name: 'Target: 65%' })).toBeInTheDocument();
    expect(fake.calls.findLast(({ method }) => method === 'Edit')?.args).toEqual([
      { id: 'k11', field: 'target', text: '65' },
    ]);
  });

  it('writes nothing where nothing was changed, whatever the decimal mark', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k12');
    fake.settings = { ...fake.settings, decimalMark: ',' };
    fake.emit('changed', { subjects: ['plan'], ids: [], outside: true });
    await user.click(await within(panel()).findByRole('button', { name: /^Current: 4,2/ }));
    expect(within(panel()).getByRole('textbox', { name: 'Current' })).toHaveValue('4,2');
    await user.keyboard('{Enter}');
    const value = await within(panel()).findByRole('button', { name: /^Current: 4,2/ });
    await waitFor(() => expect(value).toHaveFocus());
    expect(fake.calls.filter(({ method }) => method === 'Edit')).toEqual([]);
  });

  it('keeps what is chosen when it is chosen once more', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('o1');
    await user.click(await within(panel()).findByRole('button', { name: /^Phase:/ }));
    await user.click(await screen.findByRole('option', { name: 'Launch' }));
    expect(fake.calls.filter(({ method }) => method === 'Edit')).toEqual([]);
    await user.click(within(panel()).getByRole('button', { name: 'Phase: Launch' }));
    await user.click(await screen.findByRole('option', { name: 'Growth' }));
    const value = await within(panel()).findByRole('button', { name: 'Phase: Growth' });
    await waitFor(() => expect(value).toHaveFocus());
  });

  it('opens a list by the keyboard and gives the focus back without a choice', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('o1');
    const phase = await within(panel()).findByRole('button', { name: 'Phase: Launch' });
    phase.focus();
    await user.keyboard('{Enter}');
    expect(within(panel()).getByRole('combobox', { name: 'Phase' })).toHaveFocus();
    await screen.findByRole('option', { name: 'Growth' });
    expect(await violations(panel())).toEqual([]);
    // The arrows go on from what is chosen.
    await user.keyboard('{ArrowUp}');
    const lines = screen.getAllByRole('option');
    const before = lines[lines.findIndex(({ textContent }) => textContent === 'Launch') - 1];
    expect(before).toHaveAttribute('data-combobox-selected');
    await user.keyboard('{Escape}');
    expect(within(panel()).getByRole('button', { name: 'Phase: Launch' })).toHaveFocus();
    await user.keyboard('{Enter}{Tab}');
    expect(within(panel()).queryByRole('combobox', { name: 'Phase' })).toBeNull();
    expect(within(panel()).getByRole('button', { name: 'Phase: Launch' })).not.toHaveFocus();
    expect(fake.calls.filter(({ method }) => method === 'Edit')).toEqual([]);
  });

  it('leaves the focus where the person went while a value was kept', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    await within(panel()).findByRole('button', { name: /^Start:/ }); // objectives have a weight too
    await user.click(within(panel()).getByRole('button', { name: 'Weight: 1' }));
    const input = within(panel()).getByRole('textbox', { name: 'Weight' });
    await user.clear(input);
    await user.type(input, '2');
    const next = within(panel()).getByRole('button', { name: /^Kind:/ });
    fireEvent.keyDown(input, { key: 'Enter' });
    act(() => next.focus());
    await within(panel()).findByRole('button', { name: 'Weight: 2' });
    expect(next).toHaveFocus();
  });

  it('keeps a refused text with its sentence', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    await within(panel()).findByRole('button', { name: /^Start:/ }); // objectives have a weight too
    await user.click(within(panel()).getByRole('button', { name: 'Weight: 1' }));
    const input = within(panel()).getByRole('textbox', { name: 'Weight' });
    await user.clear(input);
    await user.type(input, 'x{Enter}');
    expect(await within(panel()).findByRole('alert')).toHaveTextContent('is not a number');
    expect(input).toHaveValue('x');
    await user.keyboard('{Escape}');
    expect(within(panel()).getByRole('button', { name: 'Weight: 1' })).toBeInTheDocument();
  });

  it('chooses the kind from a list', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    await user.click(within(panel()).getByRole('button', { name: /^Kind:/ }));
    await user.click(await screen.findByRole('option', { name: 'Stay at or above' }));
    await waitFor(() =>
      expect(fake.calls.findLast(({ method }) => method === 'Edit')?.args[0]).toEqual({
        id: 'k11',
        field: 'kind',
        text: 'at_least',
      }),
    );
  });

  it('tells the story of the row', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    await user.click(within(panel()).getByRole('tab', { name: 'History' }));
    const list = await within(panel()).findByRole('list', { name: 'What happened to it' });
    expect(list).toHaveTextContent('Checked in 50');
    expect(list).toHaveTextContent('Created');
  });

  it('has no fault that axe can find, on any tab', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    for (const name of ['Details', 'Check-ins', 'History']) {
      await user.click(within(panel()).getByRole('tab', { name }));
      expect(await violations(panel())).toEqual([]);
    }
  });

  it('closes, and opens again where it was left', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
    await user.click(within(panel()).getByRole('button', { name: 'Close the details' }));
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    await waitFor(() => expect(document.querySelector('[data-row="k11"]')).toHaveFocus());
    await user.keyboard('d');
    expect(panel()).toBeInTheDocument();
  });
});

describe('a check-in', () => {
  it('goes by keyboard from the row and back to it', async () => {
    const { user, fake } = renderApp('/objectives');
    const row = await chosen('k11');
    await user.keyboard('c');
    expect(await screen.findByRole('textbox', { name: 'Value' })).toHaveFocus();
    await user.keyboard('54');
    await user.click(screen.getByRole('radio', { name: '7' }));
    await user.type(screen.getByRole('textbox', { name: 'One sentence' }), 'Better.');
    await user.click(screen.getByRole('button', { name: 'Check in' }));
    await waitFor(() => expect(row).toHaveFocus());
    expect(fake.calls.find(({ method }) => method === 'CheckIn')?.args[0]).toEqual({
      keyResult: 'k11',
      for: '',
      value: '54',
      confidence: '70',
      note: 'Better.',
      date: '',
      done: '',
    });
    expect(row.querySelector('[data-column="current"]')).toHaveTextContent('54%');
  });

  it('is refused beside the field at fault, and keeps what was typed', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    fake.install({
      Objectives: {
        CheckIn: () => {
          const message = 'This day lies ahead. Choose today or an earlier one.';
          const fields = [{ field: 'date', code: 'future', message }];
          throw new Error(JSON.stringify({ code: 'invalid', message, fields, params: {} }));
        },
      },
    });
    await user.keyboard('c');
    await user.type(await screen.findByRole('textbox', { name: 'Date' }), '2030-01-01{Enter}');
    const date = screen.getByRole('textbox', { name: 'Date' });
    await waitFor(() => expect(date).toHaveAccessibleDescription(/lies ahead/));
    expect(date).toHaveValue('2030-01-01');
  });
});

describe('what belongs to a kind of key result', () => {
  const last = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
    fake.calls.findLast((call) => call.method === method)?.args[0];

  it('is its milestones: ticked, edited, added and deleted in place', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k21');
    await user.click(
      await within(panel()).findByRole('checkbox', {
        name: '“First order walked through” is done',
      }),
    );
    await waitFor(() =>
      expect(last(fake, 'SetMilestoneDone')).toEqual({
        keyResult: 'k21',
        id: 'm4',
        done: '2026-02-17',
      }),
    );
    await user.type(
      within(panel()).getByRole('textbox', { name: 'Add a milestone' }),
      'Menus in two languages{Enter}',
    );
    const added = '“Menus in two languages” is done';
    expect(await within(panel()).findByRole('checkbox', { name: added })).not.toBeChecked();
    await user.click(
      within(panel()).getByRole('button', { name: 'Delete “Menus in two languages”' }),
    );
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: added })).toBeNull());
    expect(await violations(panel())).toEqual([]);
  });

  it('is a choice for a yes or no, and low, high and tolerance for a range', async () => {
    renderApp('/objectives');
    await chosen('k42');
    expect(
      await within(panel()).findByRole('button', { name: 'Lowest: €5.8' }),
    ).toBeInTheDocument();
    expect(within(panel()).queryByRole('button', { name: /^Start:/ })).toBeNull();
    await chosen('k52');
    expect(await within(panel()).findByRole('button', { name: 'Reached: no' })).toBeVisible();
    expect(within(panel()).queryByRole('button', { name: /^Unit:/ })).toBeNull();
  });

  it('is the KPI that feeds it, with its newest value', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    expect(await within(panel()).findByText('2026-W07')).toBeInTheDocument();
    await user.click(within(panel()).getByRole('button', { name: /^Fed by KPI:/ }));
    await user.click(await screen.findByRole('option', { name: 'Gross margin' }));
    await waitFor(() =>
      expect(last(fake, 'LinkKPI')).toEqual({ keyResult: 'k11', kpi: 'kpi-margin' }),
    );
  });

  it('is a check-in that can be corrected with a reason', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    await user.click(within(panel()).getByRole('tab', { name: 'Check-ins' }));
    const [newest] = await within(panel()).findAllByRole('button', { name: /^Correct the/ });
    if (!newest) throw new Error('no check-in');
    await user.click(newest);
    const why = await within(panel()).findByRole('textbox', { name: 'Why' });
    const form = why.closest('form') ?? panel();
    const value = within(form).getByRole('textbox', { name: 'Value' });
    await user.clear(value);
    await user.type(value, '51');
    await user.type(why, 'Typed wrongly{Enter}');
    await waitFor(() =>
      expect(last(fake, 'AmendCheckIn')).toMatchObject({ value: '51', why: 'Typed wrongly' }),
    );
  });
});
