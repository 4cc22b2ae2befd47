import { notifications } from '@mantine/notifications';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import type { PictureFile } from '~/ui/picture';

const details = 'Details of the chosen KPI';
const panel = () => screen.getByRole('complementary', { name: details });
const page = () => screen.getByRole('main', { name: details });

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
  // What was said in one test is not heard in the next.
  act(() => notifications.clean());
});

describe('the chart of a KPI', () => {
  it('is what a link to it opens, with the address of the KPI', async () => {
    renderApp('/kpis/kpi-activation/chart');
    await screen.findByRole('table', { name: 'Values of Activation rate, as in the chart' });
    expect(within(panel()).getByRole('tab', { name: 'Chart' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('states its finding, its unit, and has the table behind it', async () => {
    await shown();
    const figure = screen.getByRole('figure');
    expect(
      within(figure).getByRole('heading', { name: 'Activation rate: 50 against the target 60.' }),
    ).toBeVisible();
    expect(figure).toHaveTextContent('%, weekly, ');
    const [values, target] = within(figure).getAllByRole('table') as [HTMLElement, HTMLElement];
    expect(within(values).getAllByRole('row').at(-1)).toHaveTextContent('2026-W0750.0%');
    expect(target).toHaveAccessibleName('target of Activation rate, as in the chart');
    expect(within(target).getAllByRole('row').at(-1)).toHaveTextContent('60.0%');
    await waitFor(() => expect(figure.querySelectorAll('svg path').length).toBeGreaterThan(3));
    expect(figure).toHaveTextContent('target');
    expect(await violations(panel())).toEqual([]);
  });

  it('is copied as a picture, or says that it cannot be and offers a file', async () => {
    const { user, fake } = await shown();
    const write = vi.fn<(items: unknown[]) => Promise<void>>().mockResolvedValue();
    vi.stubGlobal('ClipboardItem', vi.fn());
    Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true });
    Object.defineProperty(Image.prototype, 'decode', {
      value: () => Promise.reject(new Error('jsdom draws nothing')),
      configurable: true,
    });
    const copy = () => user.click(screen.getByRole('button', { name: 'Copy the picture' }));
    await copy();
    await screen.findByText('Copied the picture');
    expect(write).toHaveBeenCalledOnce();
    write.mockRejectedValue(new Error('not allowed'));
    await copy();
    expect(await screen.findByText(/could not be put on the clipboard/)).toBeVisible();
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    await copy();
    const said = await screen.findByText(/This window cannot put a picture on the clipboard/);
    expect(said).toBeVisible();
    const alert = said.closest<HTMLElement>('[role="alert"]');
    expect(alert && within(alert).getByRole('button', { name: 'Save as PNG' })).toBeVisible();
    expect(write).toHaveBeenCalledTimes(2);
    expect(fake.calls.some(({ method }) => method === 'SavePicture')).toBe(false);
  });

  it('is saved as SVG that carries its title and the values', async () => {
    document.documentElement.style.setProperty('--font-sans', '"Inter Variable", sans-serif');
    const { user, fake } = await shown();
    const save = vi.fn<(file: PictureFile) => string>().mockReturnValue('/home/dana/rate.svg');
    fake.install({ Transfer: { SavePicture: save } });
    await user.click(screen.getByRole('button', { name: 'Save the picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG' }));
    expect(await screen.findByText('Saved the picture as rate.svg')).toBeVisible();
    const file = save.mock.calls[0]?.[0];
    expect(file).toMatchObject({ name: 'Activation-rate-50-against-the-target-60', kind: 'svg' });
    const read = new DOMParser().parseFromString(file?.data ?? '', 'image/svg+xml');
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('title')?.textContent).toMatch(/^Activation rate: 50 against/);
    expect(read.querySelectorAll('path').length).toBeGreaterThan(3);
    const said = screen.getByRole('region', { name: 'What was just done' });
    await user.click(within(said).getByRole('button', { name: 'Show in folder' }));
    expect(fake.calls.findLast(({ method }) => method === 'ShowInFolder')?.args).toEqual([
      '/home/dana/rate.svg',
    ]);
  });

  it('says nothing where the person gives up saving, and why where it is refused', async () => {
    const { user, fake } = await shown();
    const save = async () => {
      await user.click(screen.getByRole('button', { name: 'Save the picture' }));
      await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG' }));
    };
    fake.install({ Transfer: { SavePicture: () => '' } });
    await save();
    await waitFor(() => expect(fake.calls.at(-1)?.method).toBe('SavePicture'));
    expect(screen.queryByText(/^Saved the picture/)).not.toBeInTheDocument();
    fake.install({ Transfer: { SavePicture: () => refuse('disk_full', 'The disk is full.') } });
    await save();
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
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

  it('has notes that are edited where they stand, by keyboard too', async () => {
    const { user, fake } = await shown();
    await user.click(screen.getByRole('button', { name: 'Edit the note of 12 Jan' }));
    const form = screen.getByRole('form', { name: 'Edit the note of 12 Jan' });
    expect(await violations(panel())).toEqual([]);
    const text = within(form).getByRole('textbox', { name: 'What happened' });
    expect(text).toHaveFocus();
    expect(within(form).queryByRole('checkbox')).not.toBeInTheDocument();
    await user.clear(text);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(text).toHaveAccessibleDescription('Say what happened.'));
    await user.keyboard('Launched to everyone{Enter}');
    await waitFor(() => expect(panel()).toHaveTextContent('Launched to everyone'));
    expect(form).not.toBeInTheDocument();
    expect(fake.calls.findLast(({ method }) => method === 'Annotate')?.args[0]).toEqual({
      id: 'note-launch',
      row: 'kpi-activation',
      date: '2026-01-12',
      text: 'Launched to everyone',
      link: 'https://wiki.fennelrow.example/launch',
    });
    expect(await screen.findByText('Edited the note of 12 Jan')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Edit the note of 12 Jan' }));
    await user.keyboard('never mind{Escape}');
    expect(panel()).not.toHaveTextContent('never mind');
    expect(panel()).toBeVisible();
  });

  it('opens the page of a note in the browser', async () => {
    const { user, fake } = await shown();
    await user.click(within(panel()).getByRole('link', { name: /wiki\.fennelrow/ }));
    expect(fake.calls.findLast(({ method }) => method === 'BrowserOpenURL')?.args).toEqual([
      'https://wiki.fennelrow.example/launch',
    ]);
    expect(location.hash).toMatch(/^#\/kpis/);
  });

  it('can have all of the screen, and gives it back', async () => {
    const { user } = await shown();
    await user.click(within(panel()).getByRole('button', { name: 'Open as a page' }));
    expect(screen.queryByRole('grid', { name: 'KPIs of the plan' })).not.toBeInTheDocument();
    expect(page()).toHaveFocus();
    expect(screen.getByRole('heading', { level: 1, name: 'Activation rate' })).toBeVisible();
    expect(within(page()).getByRole('tab', { name: 'Chart' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await violations()).toEqual([]);
    await user.keyboard('{Escape}');
    await screen.findByRole('grid', { name: 'KPIs of the plan' });
    const row = screen.getByRole('row', { name: /Activation rate/ });
    await waitFor(() => expect(row).toHaveFocus());
    await user.keyboard('p');
    expect(await within(page()).findByRole('button', { name: 'Back to the list' })).toBeVisible();
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
