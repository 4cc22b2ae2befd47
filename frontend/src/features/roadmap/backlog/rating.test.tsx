import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { called, cell, grid, row, titles } from '~/test/backlog';

describe('many initiatives', () => {
  const number = (name: string) => screen.findByRole('textbox', { name });

  it('are rated alike in one step; Enter goes on to what is still missing', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    row('Price alerts').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}r');
    expect(await screen.findByRole('region', { name: 'Rate 3 initiatives' })).toBeVisible();
    await waitFor(async () => expect(await number('Impact')).toHaveFocus());
    expect(await violations()).toEqual([]);
    // Two of the three have one: they keep it.
    await user.keyboard('mas{Enter}');
    await waitFor(() =>
      expect(called(fake, 'RateAlike')).toEqual({
        initiatives: ['initiative-13'],
        criterion: 'rice-impact',
        team: '',
        range: '3',
      }),
    );
    expect(await screen.findByText('Impact of 1 initiative: 3')).toBeInTheDocument();
    await waitFor(async () => expect(await number('Confidence')).toHaveFocus());
    await user.click(screen.getByRole('checkbox', { name: 'Replace the 2 that are there' }));
    await user.type(await number('Confidence'), '50-80-90');
    expect(await screen.findByText('Taken for: 80% (50–90)')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(called(fake, 'RateAlike')).toMatchObject({
        initiatives: ['initiative-11', 'initiative-12', 'initiative-13'],
        criterion: 'rice-confidence',
        range: '50-80-90',
      }),
    );
    // Nothing else is missing: the keys are the row's again.
    await waitFor(() => expect(row('Approvals')).toHaveFocus());
    expect(screen.getByRole('region', { name: 'Selected rows' })).toBeInTheDocument();
  });

  it('are refused at the field, once, and keep what was typed', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    row('Approvals').focus();
    await user.keyboard('r');
    await waitFor(async () => expect(await number('Impact')).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Type a number or a range');
    await user.keyboard('9{Enter}');
    expect(await screen.findByText(/Impact goes from 0.25 to 3/)).toBeInTheDocument();
    expect(await number('Impact')).toHaveValue('9');
    expect(await number('Impact')).toHaveAccessibleDescription(/Impact goes from/);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('Approvals')).toHaveFocus());
  });

  it('get the effort of a team, and lose what they have where that is asked for', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    cell('Price alerts', 'effort').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}r');
    await user.click(await screen.findByRole('combobox', { name: 'What is rated' }));
    await user.click(await screen.findByRole('option', { name: 'Effort' }));
    await user.click(await screen.findByRole('combobox', { name: 'Whose effort' }));
    await user.click(await screen.findByRole('option', { name: 'Growth team' }));
    await user.type(await number('Effort'), '1-2-4{Enter}');
    await waitFor(() =>
      expect(called(fake, 'RateAlike')).toEqual({
        initiatives: ['initiative-11', 'initiative-12'],
        criterion: 'effort',
        team: 'Growth team',
        range: '1-2-4',
      }),
    );
    row('Supplier').focus();
    await user.keyboard('r');
    await user.click(await screen.findByRole('button', { name: 'Clear 2' }));
    await waitFor(() =>
      expect(called(fake, 'RateAlike')).toMatchObject({ criterion: 'rice-reach', range: '' }),
    );
  });

  it('that are gone while they are rated leave the line that adds one', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    const add = screen.getByRole('textbox', { name: 'New initiative' });
    row('Approvals').focus();
    await user.keyboard('r');
    await waitFor(async () => expect(await number('Impact')).toHaveFocus());
    expect(add).not.toBeVisible();
    row('Approvals').focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(titles()).not.toContain('Approvals for several sites'));
    expect(screen.queryByRole('region', { name: /^Rate/ })).toBeNull();
    expect(add).toBeVisible();
  });

  it('are walked through by what they lack: Enter opens the next empty cell', async () => {
    const { user, fake } = renderApp('/roadmap/backlog');
    await grid();
    await user.click(
      screen.getByRole('button', { name: 'Rate what is missing: 1 of 12 unscored' }),
    );
    const impact = await screen.findByRole('textbox', {
      name: 'Impact of Approvals for several sites',
    });
    await waitFor(() => expect(impact).toHaveFocus());
    await user.keyboard('2{Enter}');
    const next = await screen.findByRole('textbox', {
      name: 'Confidence of Approvals for several sites',
    });
    await waitFor(() => expect(next).toHaveFocus());
    await user.keyboard('80{Enter}');
    await waitFor(() => expect(called(fake, 'Rate')).toMatchObject({ range: '80' }));
    expect(await screen.findByText('No other cell is empty here.')).toBeInTheDocument();
    await waitFor(() => expect(cell('Approvals', 'rating/rice-confidence')).toHaveFocus());
  });

  it('that are unscored stand alone by a key, and all of them again', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await grid();
    row('Price alerts').focus();
    await user.keyboard('u');
    await waitFor(() => expect(titles()).toEqual(['Approvals for several sites']));
    await user.keyboard('u');
    await waitFor(() => expect(titles()).toHaveLength(13));
  });
});
