import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const field = (what: string, title: string) => screen.getByLabelText(`${what} of ${title}`);
const activation = 'Raise the activation rate';
const time = 'Shorten time to first order';

describe('the check-in grid', () => {
  it('goes from row to row by keyboard, and saves all rows at once', async () => {
    const { user, fake } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    field('New value', activation).focus();
    await user.keyboard('52{Tab}7{Tab}Better{Enter}');
    expect(field('New value', time)).toHaveFocus();
    await user.keyboard('=');
    expect(field('New value', time)).toHaveValue('4.2');
    expect(field('Of 10', time)).toHaveValue('8');
    expect(field('New value', 'Keep first-order fill rate')).toHaveFocus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Checked in 2 key results');
    expect(fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0]).toEqual({
      cycle: 'cycle-q1',
      date: '',
      rows: [
        {
          keyResult: 'k11',
          value: '52',
          confidence: '70',
          note: 'Better',
          done: '',
          date: '',
          for: '',
        },
        { keyResult: 'k12', value: '4.2', confidence: '80', note: '', done: '', date: '', for: '' },
      ],
    });
    expect(fake.done).toHaveLength(1);
    await waitFor(() => expect(screen.queryByText(activation)).not.toBeInTheDocument());
  });

  it('keeps what was typed, of the day it was typed for, elsewhere and back', async () => {
    const { user } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    field('New value', activation).focus();
    await user.keyboard('53{Tab}{Tab}Slower');
    await user.type(screen.getByLabelText('Date of all rows'), '14 Feb');
    await user.click(screen.getByRole('link', { name: 'Objectives' }));
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('link', { name: 'Check-ins' }));
    expect(await screen.findByDisplayValue('Slower')).toBe(field('One sentence', activation));
    expect(field('New value', activation)).toHaveValue('53');
    expect(screen.getByLabelText('Date of all rows')).toHaveValue('14 Feb');
  });

  it('takes the whole cycle with three keys a row besides value and note', async () => {
    const { user, fake } = renderApp('/check-ins');
    const table = await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    const fields = within(table).getAllByLabelText(/^New value of/);
    expect(fields.length).toBeGreaterThan(10);
    const title = () => document.activeElement?.getAttribute('aria-label') ?? '';
    fields[0]?.focus();
    const costs: number[] = [];
    for (const field of fields) {
      expect(field).toHaveFocus();
      // What is chosen from a list has no characters; one key says that it stands as it stood.
      if (field instanceof HTMLSelectElement) {
        await user.keyboard('=');
        costs.push(1);
        continue;
      }
      await user.keyboard('5');
      let keys = 0;
      const press = async (key: string) => {
        keys += 1;
        await user.keyboard(key);
      };
      await press('{Tab}');
      expect(title()).toMatch(/^Of 10 of/);
      await press('7');
      await user.keyboard('On its way');
      expect(title()).toMatch(/^One sentence of/);
      await press('{Enter}');
      costs.push(keys);
    }
    expect(Math.max(...costs)).toBeLessThanOrEqual(3);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(`Checked in ${fields.length} key results`);
    const sent = fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0];
    expect(sent).toMatchObject({ date: '' });
    const { rows } = sent as { rows: Record<string, string>[] };
    expect(rows).toHaveLength(fields.length);
    const typed = { value: '5', confidence: '70', note: 'On its way' };
    const inputs = fields.filter((field) => field instanceof HTMLInputElement);
    expect(rows.filter((row) => row.note !== '')).toEqual(
      inputs.map(() => expect.objectContaining(typed) as unknown),
    );
    expect(fake.done).toHaveLength(1);
  });

  it('has one owner, one date and one "for" for all rows, all set without the mouse', async () => {
    const { user, fake } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    const tabTo = async (label: string) => {
      for (let tabs = 0; tabs < 80; tabs += 1) {
        if (document.activeElement === screen.getByLabelText(label, { selector: 'input' })) return;
        await user.tab();
      }
      throw new Error(`Tab does not come to ${label}`);
    };
    await tabTo('Owner');
    await user.keyboard('Dana{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.queryByText(time)).not.toBeInTheDocument());
    await tabTo('Date of all rows');
    await user.keyboard('2026-02-16');
    await tabTo('Entered for');
    await user.keyboard('Mateo{ArrowDown}{Enter}');
    await tabTo(`New value of ${activation}`);
    await user.keyboard('=');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Checked in 1 key result');
    expect(fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0]).toMatchObject({
      date: '2026-02-16',
      rows: [{ keyResult: 'k11', for: 'Mateo Ruiz', date: '' }],
    });
  });

  it('says a refusal once, at its field, which gets the focus, and keeps everything', async () => {
    const { user } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    field('New value', activation).focus();
    await user.keyboard('52{Enter}lots{Enter}');
    await user.click(screen.getByRole('button', { name: 'Check in 2 rows' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing was saved. "lots" is not a number.',
    );
    expect(screen.getAllByText(/is not a number/)).toHaveLength(1);
    expect(screen.queryByText('Cannot be saved')).not.toBeInTheDocument();
    expect(field('New value', time)).toHaveAttribute('aria-invalid', 'true');
    expect(field('One sentence', time)).toHaveAttribute('aria-invalid', 'false');
    expect(field('New value', activation)).toHaveAttribute('aria-invalid', 'false');
    expect(field('New value', activation)).toHaveValue('52');
    await waitFor(() => expect(field('New value', time)).toHaveFocus());
    await user.keyboard('{Control>}a{/Control}4');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Checked in 2 key results');
  });

  it('says what is wrong with the date of all rows there, once, and puts the focus there', async () => {
    const { user, fake } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    fake.install({
      Objectives: { CheckInMany: () => refuse('invalid', 'Tomorrow lies ahead.', 'date') },
    });
    field('New value', activation).focus();
    await user.keyboard('52{Control>}{Enter}{/Control}');
    const date = screen.getByLabelText('Date of all rows');
    await waitFor(() => expect(date).toHaveFocus());
    expect(date).toHaveAccessibleDescription('Tomorrow lies ahead.');
    expect(screen.getAllByText('Tomorrow lies ahead.')).toHaveLength(1);
  });

  it('is begun at the first row in which nothing was typed', async () => {
    const { user } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    const begins = () => document.querySelectorAll('[data-arrive]');
    expect([...begins()]).toEqual([field('New value', activation)]);
    field('New value', activation).focus();
    await user.keyboard('52');
    expect([...begins()]).toEqual([field('New value', time)]);
  });

  it('takes a milestone that is done', async () => {
    const { user, fake } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    await user.selectOptions(field('New value', 'Ship self-serve setup'), 'm4');
    await user.click(screen.getByRole('button', { name: 'Check in 1 row' }));
    await screen.findByText('Checked in 1 key result');
    expect(fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0]).toMatchObject({
      rows: [{ keyResult: 'k21', done: 'm4', value: '' }],
    });
  });

  it('says what a typed value would mean before it is saved, beside it and once in words', async () => {
    const { user, fake } = renderApp('/check-ins');
    const table = await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    const row = () => within(table).getByRole('row', { name: new RegExp(activation) });
    expect(row()).toHaveTextContent('Behind');
    field('New value', activation).focus();
    await user.keyboard('57');
    const said = await screen.findByText(
      /^Progress 0\.\d+, 0\.53 expected today\. Becomes the value of/,
    );
    expect(said.closest('[role="status"]')).toHaveTextContent(`${activation} On track`);
    expect(row()).toHaveTextContent('On track');
    expect(within(row()).getByRole('img', { name: 'With the new value' })).toBeVisible();
    const asked = fake.calls.filter(({ method }) => method === 'TryCheckIns');
    expect(asked.at(-1)?.args[0]).toMatchObject({ rows: [{ keyResult: 'k11', value: '57' }] });
    expect(fake.done).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row()).toHaveTextContent('Behind'));
    expect(screen.getByText(/^Type a value: what it would mean/)).toBeVisible();
  });

  it('says which row would be refused while the others keep their meaning', async () => {
    const { user } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    field('New value', activation).focus();
    await user.keyboard('57{Enter}lots');
    expect(await screen.findByText('"lots" is not a number.')).toBeVisible();
    expect(field('New value', time)).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByText('Cannot be saved')).toBeVisible();
    expect(screen.getByRole('img', { name: 'With the new value' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('narrows down to one owner', async () => {
    const { user } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    await user.click(screen.getByRole('combobox', { name: 'Owner' }));
    const owners = await screen.findByRole('listbox', { name: 'Owner' });
    await user.click(within(owners).getByRole('option', { name: 'Dana Okafor' }));
    await waitFor(() => expect(screen.queryByText(time)).not.toBeInTheDocument());
    expect(screen.getByText(activation)).toBeInTheDocument();
  });

  it('speaks for somebody else where that is said once for all rows', async () => {
    const { user, fake } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    await user.click(screen.getByRole('combobox', { name: 'Entered for' }));
    const people = await screen.findByRole('listbox', { name: 'Entered for' });
    await user.click(within(people).getByRole('option', { name: 'Mateo Ruiz' }));
    await user.type(field('New value', time), '4');
    await user.click(screen.getByRole('button', { name: 'Check in 1 row' }));
    await screen.findByText('Checked in 1 key result');
    expect(fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0]).toMatchObject({
      rows: [{ keyResult: 'k12', value: '4', for: 'Mateo Ruiz' }],
    });
  });

  it('shows the value that is expected by today in the unit of the key result', async () => {
    const { fake } = renderApp('/check-ins');
    const found = fake.rows.flatMap((row) => row.keyResults).find(({ id }) => id === 'k11');
    if (!found) throw new Error('no key result');
    found.expectedValue = 51.034;
    const table = await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    const row = within(table).getByRole('row', { name: new RegExp(activation) });
    await waitFor(() => expect(row).toHaveTextContent(/51(\.0)?%/));
  });

  it('has no fault that axe can find', async () => {
    const { container } = renderApp('/check-ins');
    await screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
    expect(await violations(container)).toEqual([]);
  });
});
