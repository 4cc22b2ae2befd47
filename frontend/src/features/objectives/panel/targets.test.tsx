import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen row' });

/** Chooses a row and waits for the fields of its panel. */
async function chosen(id: string): Promise<void> {
  await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (!found) throw new Error(`no row ${id}`);
    found.focus();
  });
  await within(panel()).findByRole('button', {
    name: id.startsWith('k') ? /^Kind:/ : /^Driven by:/,
  });
}

describe('how a key result gets to its target', () => {
  it('is chosen, and the words say what dated targets make of it', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    await user.click(
      within(panel()).getByRole('button', { name: 'Path to target: Straight line' }),
    );
    await user.click(await screen.findByRole('option', { name: 'Steps: all on the due date' }));
    const path = await within(panel()).findByRole('button', { name: /^Path to target: Steps/ });
    await waitFor(() => expect(path).toHaveFocus());
    await user.click(within(panel()).getByRole('button', { name: /^Dated targets:/ }));
    const lines = within(panel()).getByRole('textbox', { name: 'Dated targets' });
    expect(lines).toHaveAttribute('placeholder', '2026-03-31 41');
    await user.type(lines, '2026-02-01 45{Enter}2026-03-01 52{Control>}{Enter}{/Control}');
    expect(
      await within(panel()).findByRole('button', {
        name: 'Path to target: Steps: each target on its date',
      }),
    ).toBeInTheDocument();
    expect(fake.calls.filter(({ method }) => method === 'Edit').map(({ args }) => args[0])).toEqual(
      [
        { id: 'k11', field: 'curve', text: 'steps' },
        { id: 'k11', field: 'targetLines', text: '2026-02-01 45\n2026-03-01 52' },
      ],
    );
  });

  it('is a chart whose title says what it shows, and tables with the same numbers', async () => {
    const { container } = renderApp('/objectives');
    await chosen('k11');
    const course = await within(panel()).findByRole('region', { name: 'The way so far' });
    expect(
      await within(course).findByRole('heading', {
        name: '50%, short of the 51.0% expected by now',
      }),
    ).toBeInTheDocument();
    const [values, expected] = within(course).getAllByRole('table');
    expect(values).toHaveAccessibleName('Values of Raise the activation rate, as in the chart');
    expect(expected).toHaveAccessibleName('expected of Raise the activation rate, as in the chart');
    expect(within(expected as HTMLElement).getAllByRole('row')).toHaveLength(3);
    expect(await violations(container)).toEqual([]);
  });

  it('offers each kind the ways to count that it has', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('k11');
    await user.click(
      within(panel()).getByRole('button', { name: 'Each value: is the total so far' }),
    );
    await screen.findByRole('option', { name: 'Each value is the total so far' });
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Each value is the total so far',
      'Values add up over the cycle',
    ]);
    await user.click(screen.getByRole('option', { name: 'Values add up over the cycle' }));
    await within(panel()).findByRole('button', { name: 'Each value: adds up over the cycle' });
    await user.click(within(panel()).getByRole('tab', { name: 'Check-ins' }));
    expect(await within(panel()).findByRole('textbox', { name: 'Value to add' })).toBeVisible();
    expect(fake.find('k11').found?.counting).toBe('sum');
  });
});

describe('values that start over', () => {
  it('say what the period under way has so far', async () => {
    const { fake } = renderApp('/objectives');
    await chosen('k13');
    Object.assign(fake.find('k13').found ?? {}, {
      counting: 'weekly',
      running: { value: 7, label: 'W8 2026', last: '2026-02-22' },
    });
    fake.emit('changed', { subjects: ['plan'], ids: [], outside: true });
    expect(
      await within(panel()).findByRole('button', { name: 'Each value: adds up per week' }),
    ).toBeVisible();
    expect(panel()).toHaveTextContent('So far7% in W8 2026, which is not over');
  });
});

describe('what drives an objective', () => {
  it('is chosen knowing what each would give', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('o1');
    await user.click(
      await within(panel()).findByRole('button', {
        name: 'Driven by: Key results first',
      }),
    );
    const lines = await screen.findAllByRole('option');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Key results first: 0\.\d\d$/),
      expect.stringMatching(/^Key results: 0\.\d\d$/),
      expect.stringMatching(/^Objectives beneath: /),
      expect.stringMatching(/^Both, pooled: 0\.\d\d$/),
      'Set by hand',
    ]);
    await user.click(screen.getByRole('option', { name: /^Both/ }));
    await within(panel()).findByRole('button', { name: 'Driven by: Both, pooled' });
    expect(fake.calls.findLast(({ method }) => method === 'Edit')?.args).toEqual([
      { id: 'o1', field: 'drivers', text: 'both' },
    ]);
  });

  it('is a person who says how far and why, in one step', async () => {
    const { user, fake } = renderApp('/objectives');
    await chosen('o1');
    await user.click(await within(panel()).findByRole('button', { name: /^Driven by:/ }));
    await user.click(await screen.findByRole('option', { name: 'Set by hand' }));
    const form = await within(panel()).findByRole('form', { name: 'Set by hand' });
    expect(within(form).getByRole('textbox', { name: 'Progress now' })).toHaveFocus();
    expect(await violations(form)).toEqual([]);
    await user.keyboard('30%{Enter}');
    expect(await within(form).findByText('Progress set by hand needs a reason.')).toBeVisible();
    await user.type(
      within(form).getByRole('textbox', { name: 'Why it is not rolled up' }),
      'The board decides{Enter}',
    );
    const progress = await within(panel()).findByRole('button', { name: 'Progress: 0.30' });
    expect(form).not.toBeInTheDocument();
    expect(progress).toBeVisible();
    expect(
      within(panel()).getByRole('button', { name: 'Reason: The board decides' }),
    ).toBeVisible();
    await waitFor(() =>
      expect(within(panel()).getByRole('button', { name: 'Driven by: Set by hand' })).toHaveFocus(),
    );
    expect(fake.calls.filter(({ method }) => method === 'Edit')).toEqual([]);
  });

  it('stays as it is for whoever thinks better of it', async () => {
    const { user } = renderApp('/objectives');
    await chosen('o1');
    await user.click(await within(panel()).findByRole('button', { name: /^Driven by:/ }));
    await user.click(await screen.findByRole('option', { name: 'Set by hand' }));
    await within(panel()).findByRole('form', { name: 'Set by hand' });
    await user.keyboard('{Escape}');
    expect(within(panel()).queryByRole('form', { name: 'Set by hand' })).toBeNull();
    expect(
      within(panel()).getByRole('button', {
        name: 'Driven by: Key results first',
      }),
    ).toHaveFocus();
  });
});
