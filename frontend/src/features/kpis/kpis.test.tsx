import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const grid = () => screen.findByRole('grid', { name: 'KPIs of the plan' });
const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen KPI' });
const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];

describe('the list of KPIs', () => {
  it('shows the value, its standing and how fresh it is, and leaves retired ones out', async () => {
    renderApp('/kpis');
    expect(within(await grid()).getAllByRole('row')).toHaveLength(12);
    expect(row('Activation rate')).toHaveTextContent('50.0%');
    expect(row('Activation rate')).toHaveTextContent('Missed');
    expect(row('Activation rate')).toHaveTextContent('Key KPI');
    expect(row('Phone-desk')).toHaveTextContent('overdue');
    expect(screen.queryByText('Orders by fax')).not.toBeInTheDocument();
  });

  it('is filtered by state, and remembers it', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'Retired' }));
    expect(within(await grid()).getAllByRole('row')).toHaveLength(2);
    expect(row('Orders by fax')).toHaveTextContent('Retired');
  });

  it('says when more KPIs are key than can be kept in sight', async () => {
    renderApp('/kpis', 'crowded');
    await grid();
    expect(screen.getByRole('note')).toHaveTextContent('9 KPIs are key');
  });

  it('is walked through by the arrow keys, and a value explains itself', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    await user.click(row('Activation rate'));
    row('Activation rate').focus();
    await user.keyboard('{ArrowDown}');
    expect(row('Weekly ordering')).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('e');
    const said = await screen.findByRole('tooltip');
    expect(said).toHaveTextContent('13910 against the target 15000.');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    await user.keyboard('?');
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Newest');
  });

  it('has the focus at the KPI that an address names, so that its keys work', async () => {
    const { user } = renderApp('/kpis/kpi-weekly');
    await grid();
    await waitFor(() => expect(row('Weekly ordering')).toHaveFocus());
    await user.keyboard('m');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Value' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('Weekly ordering')).toHaveFocus());
  });

  it('adds a KPI by its name, and deletes with Undo', async () => {
    const { user, fake } = renderApp('/kpis');
    await grid();
    await user.click(screen.getByRole('button', { name: /New KPI/ }));
    await user.keyboard('Renewal rate{Enter}');
    await waitFor(() => expect(row('Renewal rate')).toHaveAttribute('aria-selected', 'true'));
    row('Renewal rate').focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.queryByRole('row', { name: /Renewal rate/ })).toBeNull());
    await screen.findByText('Deleted “Renewal rate”');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(row('Renewal rate')).toBeInTheDocument());
    expect(called(fake, 'Add')).toEqual({ product: '', name: 'Renewal rate' });
  });

  it('shows the value of the period under way as such where there is no other', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    await user.click(screen.getByRole('button', { name: /New KPI/ }));
    await user.keyboard('Renewal rate{Enter}');
    const value = await within(await screen.findByRole('complementary')).findByRole('textbox', {
      name: 'Value',
    });
    expect(row('Renewal rate')).toHaveTextContent('never');
    await user.type(value, '47');
    expect(screen.getByText(/is not over: its value shows as “so far”/)).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('Renewal rate')).toHaveTextContent(/47.*Provisional.*, so far/));
    expect(row('Renewal rate')).not.toHaveTextContent(/No value|never/);
    expect(panel()).toHaveTextContent('Provisional');
  });

  it('shows the value of the period under way beside the one that counts', async () => {
    const { user } = renderApp('/kpis/kpi-weekly');
    await grid();
    await user.type(await within(panel()).findByRole('textbox', { name: 'Value' }), '14020{Enter}');
    const weekly = () => row('Weekly ordering');
    await waitFor(() => expect(weekly()).toHaveTextContent(/13,910.*2026-W07; 14,020 so far/));
    expect(within(weekly()).getByTitle('2026-W07; 14,020 so far in 2026-W08')).toBeVisible();
    expect(weekly()).toHaveTextContent('Near');
  });

  it('takes the % of a first value along as the unit, and says so before', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    await user.click(screen.getByRole('button', { name: /New KPI/ }));
    await user.keyboard('Renewal rate{Enter}');
    const panel = await screen.findByRole('complementary');
    const value = await within(panel).findByRole('textbox', { name: 'Value' });
    await user.type(value, '47%');
    expect(screen.getByText(/Enter also makes % the unit of the KPI/)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^Entered 47% for .+; the unit is % now$/)).toBeVisible();
    await waitFor(() => expect(row('Renewal rate')).toHaveTextContent('47%'));
    await user.type(value, '5%');
    expect(screen.queryByText(/Enter also makes/)).not.toBeInTheDocument();
  });

  it('leaves its room to the list until a KPI is chosen', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Details' }));
    expect(await screen.findByRole('complementary')).toHaveTextContent('Activation rate');
    await waitFor(() => expect(row('Activation rate')).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
  });

  it('is left by Escape from the empty line, so that the keys of the list work', async () => {
    const { user } = renderApp('/kpis');
    await screen.findByRole('grid', { name: 'KPIs of the plan' });
    const line = screen.getByRole('textbox', { name: 'Add a KPI: type its name' });
    await user.type(line, 'Refund rate{Enter}');
    const row = await screen.findByRole('row', { name: /^Refund rate/, selected: true });
    await waitFor(() => expect(line).toHaveValue(''));
    await user.keyboard('x{Escape}');
    expect(line).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(row).toHaveFocus();
  });

  it('teaches where there is none', async () => {
    const { container } = renderApp('/kpis', 'empty');
    expect(await screen.findByText('No KPI yet')).toBeInTheDocument();
    expect(screen.getByText(/Ctrl V pastes KPIs or their values/)).toBeVisible();
    expect(screen.getByRole('button', { name: /sample/i })).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('has no fault that axe can find, with any tab of the panel', async () => {
    const { user, container } = renderApp('/kpis/kpi-activation');
    await grid();
    for (const name of ['Values', 'Definition', 'History']) {
      await user.click(await within(panel()).findByRole('tab', { name }));
      await within(panel()).findByRole('tabpanel', { name });
      expect(await violations(container)).toEqual([]);
    }
  });
});

describe('what is pasted on the list', () => {
  it('becomes values of the chosen KPI, which are shown first', async () => {
    const { user } = renderApp('/kpis/kpi-weekly');
    await grid();
    await waitFor(() => expect(row('Weekly ordering')).toHaveFocus());
    await user.paste('2026-02-16\t14020');
    expect(await screen.findByRole('textbox', { name: 'Rows to paste' })).toHaveValue(
      '2026-02-16\t14020',
    );
    await user.click(await screen.findByRole('button', { name: 'Enter 1 value' }));
    await waitFor(() => expect(row('Weekly ordering')).toHaveTextContent('14,020'));
  });

  it.each([
    ['KPI\tPeriod\tValue\nActivation rate\t2026-01-05\t41', 'PreviewMeasurements'],
    ['Name\tUnit\tTarget\nChurn\t%\t2', 'PreviewKPIs'],
  ])('is looked at in the import: %j', async (text, method) => {
    const { user, fake } = renderApp('/kpis/kpi-weekly');
    await grid();
    await waitFor(() => expect(row('Weekly ordering')).toHaveFocus());
    await user.paste(text);
    await waitFor(() => expect(location.hash).toBe('#/import'));
    await waitFor(() => expect(called(fake, method)).toMatchObject({ path: '', text }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(location.hash).toBe('#/kpis');
  });

  it('belongs to a field that is typed into, and changes no plan open for looking', async () => {
    const { user } = renderApp('/kpis');
    await grid();
    await user.click(screen.getByRole('textbox', { name: 'Add a KPI: type its name' }));
    await user.paste('Churn\t2');
    expect(location.hash).toBe('#/kpis');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('the values of a KPI', () => {
  const opened = async () => {
    const rendered = renderApp('/kpis/kpi-weekly');
    await grid();
    await within(panel()).findByRole('textbox', { name: 'Value' });
    return rendered;
  };

  it('go on with the next period: Enter saves and keeps the field', async () => {
    const { user, fake } = await opened();
    row('Weekly ordering').focus();
    await user.keyboard('m');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Value' })).toHaveFocus());
    await user.keyboard('14020{Enter}');
    await waitFor(() =>
      expect(called(fake, 'Measure')).toMatchObject({
        kpi: 'kpi-weekly',
        period: '2026-W08',
        value: '14020',
      }),
    );
    const values = within(panel()).getByRole('table', { name: /Values of/ });
    await waitFor(() => expect(values).toHaveTextContent('14,020'));
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveValue('');
  });

  it('keep what was refused, with the sentence at the field', async () => {
    const { user } = await opened();
    await user.type(screen.getByRole('textbox', { name: 'Value' }), 'a lot{Enter}');
    const field = screen.getByRole('textbox', { name: 'Value' });
    await waitFor(() => expect(field).toHaveAccessibleDescription(/"a lot" is not a number/));
    expect(field).toHaveValue('a lot');
  });

  it('are corrected with a reason', async () => {
    const { user, fake } = await opened();
    await user.click(screen.getByRole('button', { name: 'Correct the value of 2026-W07' }));
    const form = screen.getByRole('form', { name: /Correct the value/ });
    const value = within(form).getByRole('textbox', { name: 'Value' });
    await user.clear(value);
    await user.type(value, '13900{Enter}');
    const why = within(form).getByRole('textbox', { name: /Why/ });
    await waitFor(() => expect(why).toHaveAccessibleDescription(/Say why/));
    await user.type(why, 'Counted twice{Enter}');
    await waitFor(() => expect(screen.queryByRole('form', { name: /Correct/ })).toBeNull());
    expect(called(fake, 'Correct')).toMatchObject({ value: '13900', why: 'Counted twice' });
  });

  it('are pasted with a preview, and what is in doubt is asked', async () => {
    const { user, fake } = await opened();
    await user.click(screen.getByRole('button', { name: 'Paste values' }));
    await user.click(screen.getByRole('textbox', { name: 'Rows to paste' }));
    await user.paste('2026-02-09\t1\n2026-02-16\t14020\nrubbish\t');
    expect(await screen.findByText(/1 new, 0 there already, 1 with another value/)).toBeVisible();
    expect(screen.getByRole('list', { name: 'What was found' })).toHaveTextContent('Row 3');
    const run = () => screen.getByRole('button', { name: 'Enter 2 values' });
    expect(run()).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'Leave them out' }));
    await user.click(screen.getByRole('radio', { name: 'Replace them' }));
    await user.type(await screen.findByRole('textbox', { name: /Why/ }), 'Late orders');
    await waitFor(() => expect(run()).toBeEnabled());
    expect(await violations(screen.getByRole('dialog'))).toEqual([]);
    await user.click(run());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(called(fake, 'Paste')).toMatchObject({
      existing: 'replace',
      skipFaulty: true,
      why: 'Late orders',
    });
  });

  it('are pasted without periods: the first one is asked for, and the direction', async () => {
    const { user, fake } = await opened();
    await user.click(screen.getByRole('button', { name: 'Paste values' }));
    await user.click(screen.getByRole('textbox', { name: 'Rows to paste' }));
    await user.paste('14100\n14050\n14020');
    const first = await screen.findByRole('textbox', { name: 'Period of the first row' });
    const becomes = () => screen.getByRole('table', { name: 'What would be entered' });
    const run = () => screen.getByRole('button', { name: 'Enter 3 values' });
    expect(becomes()).toHaveTextContent('2026-02-02');
    expect(run()).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'back in time' }));
    await waitFor(() => expect(first).toHaveAttribute('placeholder', '2026-02-16'));
    await user.type(first, 'spring{Enter}');
    await waitFor(() => expect(first).toHaveAccessibleDescription(/"spring" is not a period/));
    await user.clear(first);
    await user.type(first, '2026-03-16{Enter}');
    await waitFor(() => expect(becomes()).toHaveTextContent('2026-03-02'));
    await waitFor(() => expect(run()).toBeEnabled());
    expect(await violations(screen.getByRole('dialog'))).toEqual([]);
    await user.click(run());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(called(fake, 'Paste')).toMatchObject({ from: '2026-03-16', backward: true });
  });

  it('move with their KPI to another product', async () => {
    const { user, fake } = await opened();
    await user.click(within(panel()).getByRole('tab', { name: 'Definition' }));
    await user.click(await within(panel()).findByRole('button', { name: /^Product:/ }));
    await user.click(await screen.findByRole('option', { name: 'Fennel Kitchen' }));
    await waitFor(() =>
      expect(called(fake, 'Edit')).toEqual({
        id: 'kpi-weekly',
        field: 'product',
        text: 'product-2',
      }),
    );
    expect(
      await within(panel()).findByRole('button', { name: 'Product: Fennel Kitchen' }),
    ).toBeVisible();
  });

  it('are parted where the definition changed', async () => {
    const { user, fake } = renderApp('/kpis');
    const found = fake.kpis.find((each) => each.kpi.id === 'kpi-weekly');
    if (!found) throw new Error('no KPI');
    Object.assign(found.kpi, { definitionVersion: 2, definitionSince: '2026-02-04' });
    await grid();
    await user.click(row('Weekly ordering'));
    const values = await within(panel()).findByRole('table', { name: /Values of/ });
    const rows = within(values).getAllByRole('row');
    const border = rows.findIndex((each) => each.textContent.startsWith('The definition changed'));
    expect(rows[border - 1]).toHaveTextContent('2026-W06');
    expect(rows[border + 1]).toHaveTextContent('2026-W05');
    await user.click(within(panel()).getByRole('tab', { name: 'Definition' }));
    expect(await within(panel()).findByText('Definition 2, since 4 Feb.')).toBeVisible();
  });

  it('aim at targets on the way, one line each: Enter begins the next', async () => {
    const { user, fake } = await opened();
    await user.click(within(panel()).getByRole('tab', { name: 'Definition' }));
    await user.click(await within(panel()).findByRole('button', { name: /^On the way/ }));
    const lines = '2026-03-31 14200{Enter}2026-06-30 14800';
    await user.keyboard(`${lines}{Control>}{Enter}{/Control}`);
    await waitFor(() =>
      expect(called(fake, 'Edit')).toEqual({
        id: 'kpi-weekly',
        field: 'targetLines',
        text: '2026-03-31 14200\n2026-06-30 14800',
      }),
    );
    await user.click(within(panel()).getByRole('button', { name: /^Adds up:/ }));
    await user.click(await screen.findByRole('option', { name: 'Over a quarter' }));
    await waitFor(() =>
      expect(called(fake, 'Edit')).toMatchObject({ field: 'cumulative', text: 'quarterly' }),
    );
  });

  it('retire a KPI only with a reason', async () => {
    const { user, fake } = await opened();
    await user.click(within(panel()).getByRole('tab', { name: 'Definition' }));
    await user.click(await within(panel()).findByRole('radio', { name: 'Retired' }));
    await user.type(screen.getByRole('textbox', { name: 'Why it is retired' }), 'Merged{Enter}');
    await waitFor(() =>
      expect(called(fake, 'SetState')).toEqual({
        id: 'kpi-weekly',
        state: 'retired',
        reason: 'Merged',
      }),
    );
  });
});
