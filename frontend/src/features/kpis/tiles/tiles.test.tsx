import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const tile = (name: string) =>
  within(screen.getByRole('grid', { name: 'KPIs of the plan' })).getByRole('gridcell', {
    name: new RegExp(name),
  });

async function tiles(fixture: 'sample' | 'crowded' = 'sample') {
  const app = renderApp('/kpis', fixture);
  await screen.findByRole('grid', { name: 'KPIs of the plan' });
  await app.user.click(screen.getByRole('radio', { name: 'Tiles' }));
  await screen.findByRole('heading', { name: /^Key KPIs/ });
  return app;
}

describe('the tiles of KPIs', () => {
  it('say value, changes in word and shape, standing, target and freshness', async () => {
    const { container } = await tiles();
    const activation = tile('Activation rate');
    expect(activation).toHaveTextContent('50.0%');
    expect(activation).toHaveTextContent('▲ Better +0.7 since 2026-W06');
    expect(activation).toHaveTextContent(/(Better|Worse) .+ in a year/);
    expect(activation).toHaveTextContent('Missed');
    expect(activation).toHaveTextContent('Target 60.0% by 31 Mar');
    expect(within(activation).getByRole('img', { name: /the last 20 values/ })).toBeVisible();
    expect(tile('Phone-desk')).toHaveTextContent('overdue');
    expect(await violations(container)).toEqual([]);
  });

  it('show a value of the period under way as such', async () => {
    const { user } = await tiles();
    await user.click(tile('Weekly ordering'));
    await user.type(await screen.findByRole('textbox', { name: 'Value' }), '14020{Enter}');
    await waitFor(() =>
      expect(tile('Weekly ordering')).toHaveTextContent('14,020 so far in 2026-W08'),
    );
    await user.click(screen.getByRole('button', { name: /New KPI/ }));
    await user.keyboard('Renewal rate{Enter}');
    await waitFor(() => expect(tile('Renewal rate')).toHaveTextContent('never'));
    await user.type(await screen.findByRole('textbox', { name: 'Value' }), '47{Enter}');
    await waitFor(() => expect(tile('Renewal rate')).toHaveTextContent(/Provisional47Counts when/));
    expect(tile('Renewal rate')).not.toHaveTextContent(/No value|never/);
  });

  it('are remembered, and grouped by what the person chooses', async () => {
    const { user, unmount } = await tiles();
    await user.click(screen.getByRole('combobox', { name: 'Group by' }));
    await user.click(await screen.findByRole('option', { name: 'Owner' }));
    expect(await screen.findByRole('heading', { name: /^Dana Okafor/ })).toBeVisible();
    unmount();
    renderApp('/kpis');
    expect(await screen.findByRole('heading', { name: /^Dana Okafor/ })).toBeVisible();
  });

  it('are walked through by the arrow keys, explain themselves, and open', async () => {
    const { user } = await tiles();
    await user.click(tile('Activation rate'));
    tile('Activation rate').focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(tile('Weekly ordering')).toHaveFocus());
    expect(tile('Weekly ordering')).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('?');
    expect(await screen.findByRole('tooltip')).toHaveTextContent('13910 against the target');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    await user.keyboard('m');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Value' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(tile('Weekly ordering')).toHaveFocus());
  });

  it('draw only what is in sight, and say when too many are key', async () => {
    await tiles('crowded');
    expect(screen.getByRole('note')).toHaveTextContent('9 KPIs are key');
    // Lines are 32 px high where nothing is laid out: 25 of them are in sight, four tiles in each.
    expect(screen.getAllByRole('gridcell').length).toBeLessThan(150);
  });
});
