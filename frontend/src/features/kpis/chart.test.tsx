import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen KPI' });

async function shown(fixture: 'sample' | 'readonly' = 'sample') {
  const app = renderApp('/kpis/kpi-activation', fixture);
  await screen.findByRole('grid', { name: 'KPIs of the plan' });
  await app.user.click(await within(panel()).findByRole('tab', { name: 'Chart' }));
  await screen.findByRole('table', { name: 'Values of Activation rate, as in the chart' });
  return app;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('style');
});

describe('the chart of a KPI', () => {
  it('states its finding, its unit, and has the table behind it', async () => {
    await shown();
    const figure = screen.getByRole('figure');
    expect(
      within(figure).getByRole('heading', { name: 'Activation rate: 50 against the target 60.' }),
    ).toBeVisible();
    expect(figure).toHaveTextContent('%, weekly, ');
    const rows = within(figure).getAllByRole('row');
    expect(rows.at(-1)).toHaveTextContent('2026-W0750.0%');
    await waitFor(() => expect(figure.querySelectorAll('svg path').length).toBeGreaterThan(3));
    expect(figure).toHaveTextContent('target');
    expect(await violations(panel())).toEqual([]);
  });

  it('is copied as a picture', async () => {
    const { user } = await shown();
    const write = vi.fn<(items: unknown[]) => Promise<void>>().mockResolvedValue();
    vi.stubGlobal('ClipboardItem', vi.fn());
    Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true });
    Object.defineProperty(Image.prototype, 'decode', {
      value: () => Promise.reject(new Error('jsdom draws nothing')),
      configurable: true,
    });
    await user.click(screen.getByRole('button', { name: 'Copy the picture' }));
    await screen.findByText('Copied the picture');
    expect(write).toHaveBeenCalledOnce();
    write.mockRejectedValue(new Error('not allowed'));
    await user.click(screen.getByRole('button', { name: 'Copy the picture' }));
    expect(await screen.findByText(/could not be put on the clipboard/)).toBeVisible();
  });

  it('is saved as SVG that carries its title and the values', async () => {
    document.documentElement.style.setProperty('--font-sans', '"Inter Variable", sans-serif');
    const { user } = await shown();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    const saved = () => click.mock.contexts[0] as HTMLAnchorElement;
    await user.click(screen.getByRole('button', { name: 'Save the picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG' }));
    await waitFor(() => expect(click).toHaveBeenCalledOnce());
    expect(saved().download).toBe('Activation-rate-50-against-the-target-60-.svg');
    const svg = decodeURIComponent(saved().href.split(',').slice(1).join(','));
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('title')?.textContent).toMatch(/^Activation rate: 50 against/);
    expect(read.querySelectorAll('path').length).toBeGreaterThan(3);
  });

  it('has dated notes, which are added with a link and deleted', async () => {
    const { user, fake } = await shown();
    expect(panel()).toHaveTextContent('Launch: guided setup for everyone');
    const form = screen.getByRole('form', { name: 'Add the note' });
    await user.click(within(form).getByRole('button', { name: 'Add the note' }));
    const text = within(form).getByRole('textbox', { name: 'What happened' });
    await waitFor(() => expect(text).toHaveAccessibleDescription('Say what happened.'));
    await user.type(text, 'Outage');
    await user.type(within(form).getByRole('textbox', { name: 'Day' }), '2026-02-03');
    await user.click(within(form).getByRole('checkbox', { name: 'On every chart of the plan' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(panel()).toHaveTextContent('Outage'));
    expect(fake.calls.findLast(({ method }) => method === 'Annotate')?.args[0]).toEqual({
      id: '',
      row: '',
      date: '2026-02-03',
      text: 'Outage',
      link: '',
    });
    await user.click(screen.getByRole('button', { name: 'Delete the note of 12 Jan' }));
    await waitFor(() => expect(panel()).not.toHaveTextContent('guided setup'));
  });

  it('says what it needs where there are too few values', async () => {
    const { user, fake } = renderApp('/kpis');
    await screen.findByRole('grid', { name: 'KPIs of the plan' });
    await user.click(screen.getByRole('row', { name: /Would recommend/ }));
    await user.click(await within(panel()).findByRole('tab', { name: 'Chart' }));
    expect(await screen.findByText(/A chart needs two values/)).toBeVisible();
    expect(fake.done).toEqual([]);
  });

  it('can only be looked at in a plan that is open for looking', async () => {
    await shown('readonly');
    expect(screen.queryByRole('form', { name: 'Add the note' })).not.toBeInTheDocument();
  });
});
