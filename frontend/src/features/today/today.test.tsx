import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const checkIns = () => screen.findByRole('table', { name: 'Check-ins of Q1 2026' });
const values = () => screen.findByRole('table', { name: 'Measurements that are due' });
const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const value = (name: string) =>
  screen.getByRole('textbox', { name: new RegExp(`Value of ${name}`) });
const activation = 'Raise the activation rate';

describe('today', () => {
  it('says what day it is, what is due and how the cycle stands', async () => {
    renderApp('/today');
    expect(await screen.findByRole('heading', { name: 'Tuesday 17 February' })).toBeVisible();
    expect(await screen.findByText(/\d+ check-ins and 2 measurements are due\./)).toBeVisible();
    const figures = screen.getByText('Left in Q1 2026').closest('dl');
    expect(figures).toHaveTextContent('42 days');
    expect(figures).toHaveTextContent('0.54');
    expect(figures).toHaveTextContent(/\d of \d+ key results/);
  });

  it('checks in with the row of the grid, and the row stays there, ticked', async () => {
    const { user, fake } = renderApp('/today');
    await checkIns();
    const before = within(await checkIns()).getAllByRole('row').length;
    screen.getByLabelText(`New value of ${activation}`).focus();
    await user.keyboard('57{Tab}7{Tab}Better');
    expect(await within(await checkIns()).findByText('On track')).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Checked in 1 key result');
    await waitFor(() => expect(row(activation)).toHaveTextContent('Done'));
    expect(row(activation)).toHaveTextContent('Better');
    expect(screen.queryByLabelText(`New value of ${activation}`)).not.toBeInTheDocument();
    expect(within(await checkIns()).getAllByRole('row')).toHaveLength(before);
    expect(fake.calls.findLast(({ method }) => method === 'CheckInMany')?.args[0]).toMatchObject({
      rows: [{ keyResult: 'k11', value: '57', confidence: '70', note: 'Better' }],
    });
  });

  it('enters values one after the other, and keeps them where they stood', async () => {
    const { user, fake } = renderApp('/today');
    await values();
    const names = () =>
      within(screen.getByRole('table', { name: 'Measurements that are due' }))
        .getAllByRole('row')
        .map((each) => each.textContent);
    const before = names().length;
    value('Phone-desk').focus();
    await user.keyboard('51{Enter}');
    await waitFor(() => expect(value('Net revenue')).toHaveFocus());
    expect(fake.calls.findLast(({ method }) => method === 'Measure')?.args[0]).toMatchObject({
      kpi: 'kpi-phone',
      period: '2026-02-16',
      value: '51',
    });
    await waitFor(() => expect(row('Phone-desk')).toHaveTextContent('51%'));
    expect(within(row('Phone-desk')).getByRole('img', { name: 'Entered' })).toBeVisible();
    expect(names()).toHaveLength(before);
    const said = await screen.findByRole('region', { name: 'What was just done' });
    await user.click(within(said).getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByLabelText(/Value of Phone-desk/)).toBeVisible();
  });

  it('says at the row why a value was refused, and keeps it', async () => {
    const { user } = renderApp('/today');
    await values();
    value('Phone-desk').focus();
    await user.keyboard('a lot{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('"a lot" is not a number');
    expect(value('Phone-desk')).toHaveFocus();
    expect(value('Phone-desk')).toHaveValue('a lot');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('goes on to the values with Enter in the last check-in', async () => {
    const { user } = renderApp('/today');
    const fields = within(await checkIns()).getAllByLabelText(/^New value of/);
    fields.at(-1)?.focus();
    await user.keyboard('{Enter}');
    expect(value('Phone-desk')).toHaveFocus();
  });

  it('says what is behind and why, and opens it', async () => {
    const { user } = renderApp('/today');
    const looks = await screen.findByRole('complementary', { name: 'What needs a look' });
    expect(looks).toHaveTextContent('Behind, and why');
    const behind = within(looks).getByRole('region', { name: /^Behind, and why/ });
    await user.click(within(behind).getByRole('link', { name: new RegExp(activation) }));
    await waitFor(() => expect(location.hash).toMatch(/^#\/objectives/));
  });

  it('is for everyone or for one, and remembers whom', async () => {
    const { user, unmount } = renderApp('/today');
    await checkIns();
    await user.click(screen.getByRole('combobox', { name: 'Today for' }));
    await user.click(await screen.findByRole('option', { name: 'Dana Okafor' }));
    await waitFor(() => expect(screen.queryByText(/Shorten time/)).not.toBeInTheDocument());
    unmount();
    renderApp('/today');
    await checkIns();
    expect(screen.getByRole('combobox', { name: 'Today for' })).toHaveValue('Dana Okafor');
  });

  it('draws no table where no value is due', async () => {
    const { fake } = renderApp('/settings');
    await screen.findByRole('heading', { name: 'Settings' });
    fake.kpis = [];
    location.hash = '/today';
    expect(await screen.findByText('all entered')).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Measurements that are due' })).toBeNull();
  });

  it('teaches where there is nothing yet', async () => {
    const { user } = renderApp('/today', 'empty');
    expect(await screen.findByText('Nothing asks for anything yet')).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Go to objectives' }));
    await waitFor(() => expect(location.hash).toBe('#/objectives'));
  });

  it('says why it could not be read, and reads again', async () => {
    const { user, fake } = renderApp('/settings');
    await screen.findByRole('heading', { name: 'Settings' });
    fake.install({ Objectives: { Today: () => refuse('busy', 'The file is in use.') } });
    location.hash = '/today';
    expect(await screen.findByText('Today could not be read')).toBeVisible();
    fake.install();
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await checkIns();
  });

  it('has no fault that axe can find', async () => {
    const { container } = renderApp('/today');
    await checkIns();
    expect(await violations(container)).toEqual([]);
  });
});
