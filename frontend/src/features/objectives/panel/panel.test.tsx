import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function chosen(id: string): Promise<HTMLElement> {
  return waitFor(() => {
    const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (!row) throw new Error(`no row ${id}`);
    row.focus();
    return row;
  });
}

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen row' });

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

  it('keeps a refused text with its sentence', async () => {
    const { user } = renderApp('/objectives');
    await chosen('k11');
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
    await user.click(within(panel()).getByRole('combobox', { name: 'Kind' }));
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
      value: '54',
      confidence: '70',
      note: 'Better.',
      date: '',
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
