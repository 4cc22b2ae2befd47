import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

describe('settings', () => {
  it('switches the theme and single keys', async () => {
    const { user, fake, container } = renderApp('/settings');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(fake.preferences.theme).toBe('dark'));
    await user.click(screen.getByRole('switch', { name: 'Single-key shortcuts' }));
    await waitFor(() => expect(fake.preferences.singleKeys).toBe(false));
    expect(await violations(container)).toEqual([]);
    await user.keyboard('?');
    expect(screen.queryByRole('heading', { name: 'Keys and commands' })).not.toBeInTheDocument();
  });

  it('changes what the plan says of numbers, and saves it at once', async () => {
    const { user, fake } = renderApp('/settings');
    await user.click(await screen.findByRole('radio', { name: 'Comma 1,5' }));
    await waitFor(() => expect(fake.settings.decimalMark).toBe(','));
    await user.click(screen.getByRole('radio', { name: '54%' }));
    await waitFor(() => expect(fake.settings.progressShown).toBe('percent'));
    await user.click(screen.getByRole('combobox', { name: 'Fiscal year begins in' }));
    await user.click(await screen.findByRole('option', { name: 'April' }));
    await waitFor(() => expect(fake.settings.fiscalYearStart).toBe(4));
    expect(screen.getByText(/Q1 April, Q2 July, Q3 October, Q4 January/)).toBeInTheDocument();
  });

  it('says at the field why a number of days was refused, and keeps what was typed', async () => {
    const { user, fake } = renderApp('/settings');
    const sentence = 'Give a whole number of days from 0 to 366.';
    const refused: number[] = [];
    fake.install({
      Plans: {
        SetSettings: ({ cadenceDays }: { cadenceDays: number }) => {
          refused.push(cadenceDays);
          refuse('invalid', sentence, 'cadenceDays');
        },
      },
    });
    const field = await screen.findByRole('textbox', { name: 'Check in every' });
    await user.clear(field);
    await user.type(field, 'often{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('This is no whole number.');
    expect(refused).toEqual([]);
    await user.clear(field);
    await user.type(field, '999{Enter}');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(sentence));
    expect(refused).toEqual([999]);
    expect(field).toHaveValue('999');
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('7');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('can only be looked at in a plan that is open for looking', async () => {
    renderApp('/settings', 'readonly');
    expect(await screen.findByText(/Its settings cannot be changed/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Check in every' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'Dark' })).toBeEnabled();
  });
});
