import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import type { PictureFile } from '~/ui/picture';

const canvas = () => screen.findByRole('application', { name: 'Map of Q1 2026' });
const card = (name: RegExp) => screen.findByRole('button', { name });
const first = /^Objective O1: New restaurants order/;
const shown = () => document.querySelectorAll('[data-node]').length;

// Read once beforehand: what a first test waits for is the map, not its files.
beforeAll(() => import('./MapScreen'));

describe('the map', () => {
  it('shows each row of the cycle once with its status, what feeds it, and its finding as the title', async () => {
    const { user, fake } = renderApp('/map');
    await waitFor(async () => expect(await card(first)).toHaveFocus());
    await user.keyboard('0');
    expect(await card(first)).toHaveAccessibleName(/at risk, .*owner Dana Okafor.*3 key results/);
    const rows = fake.rows.flatMap((row) => [row, ...row.keyResults]);
    const kpis = new Set(rows.flatMap((row) => ('kpi' in row && row.kpi ? [row.kpi] : [])));
    await waitFor(() => expect(shown()).toBe(rows.length + kpis.size));
    const fed = await card(/^KPI: Activation rate, missed.*2 initiatives should move it/);
    expect(within(fed).getByTitle('2 initiatives should move it')).toHaveTextContent('2');
    expect(await card(/^Key result 1\.2:/)).not.toHaveAccessibleName(/initiative/);
    expect(
      screen.getByText('1 of 5 objectives roll up to another one; 3 stand alone.'),
    ).toBeVisible();
    expect(screen.getByText(/They roll up to none/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('is walked through by the arrow keys, and opens a row where it is edited', async () => {
    const { user } = renderApp('/map');
    await waitFor(async () => expect(await card(first)).toHaveFocus());
    await user.keyboard('{ArrowRight}');
    expect(await card(/^Key result 1\.1:/)).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(await card(/^Key result 1\.2:/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(await card(first)).toHaveFocus();
    await user.keyboard('{ArrowRight}{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/objectives'));
    expect(await screen.findByRole('row', { name: /Raise the activation rate/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('closes a branch and remembers it', async () => {
    const { user } = renderApp('/map');
    await waitFor(async () => expect(await card(first)).toHaveFocus());
    const before = shown();
    await user.keyboard(' ');
    await waitFor(() => expect(shown()).toBeLessThan(before));
    expect(await card(first)).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('button', { name: /^Key result 1\.1:/ })).not.toBeInTheDocument();
    expect(screen.getByText(/ are shown; the others are in closed branches/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Objectives' }));
    await user.click(screen.getByRole('link', { name: 'Map' }));
    expect(await card(first)).toHaveAttribute('aria-expanded', 'false');
  });

  it('shows one path alone, and all again', async () => {
    const { user } = renderApp('/map');
    await waitFor(async () => expect(await card(first)).toHaveFocus());
    await user.keyboard('0');
    await waitFor(() => expect(shown()).toBeGreaterThan(15));
    const before = shown();
    await user.keyboard('{ArrowRight}f');
    await screen.findByText('Only what hangs together with “Raise the activation rate” is shown.');
    await waitFor(() => expect(shown()).toBe(3)); // with its objective and its KPI
    await user.keyboard('{Escape}');
    await waitFor(async () => {
      await user.keyboard('0');
      expect(shown()).toBe(before);
    });
    expect(await card(/^Key result 1\.1:/)).toHaveFocus();
  });

  it('shows what a finding is about', async () => {
    const { user } = renderApp('/map');
    await canvas();
    const findings = screen.getByRole('complementary', { name: 'Findings' });
    await user.click((await within(findings).findAllByRole('button'))[0] ?? findings);
    await screen.findByText(/^Only what hangs together with “/);
    await waitFor(async () => expect(await card(/stands alone$/)).toHaveFocus());
  });

  it('is filtered by a status, with what rows hang from', async () => {
    const { user } = renderApp('/map');
    await canvas();
    await user.click(await screen.findByRole('combobox', { name: 'Status' }));
    await user.click(await screen.findByRole('option', { name: 'Behind' }));
    await screen.findByText('1 row fits the filter.');
    expect(await card(first)).toHaveAttribute('data-quiet');
    expect(await card(/^Key result 1\.1:/)).not.toHaveAttribute('data-quiet');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(async () => expect(await card(first)).not.toHaveAttribute('data-quiet'));
  });

  it('begins a crowded plan with the branches that can be read, and says so', async () => {
    renderApp('/map', 'crowded');
    expect(await screen.findByText(/^5\d of 490 are shown/)).toBeVisible();
  });

  it('is saved as a picture that says what it shows', async () => {
    const { user, fake } = renderApp('/map');
    await canvas();
    const save = vi.fn<(file: PictureFile) => string>().mockReturnValue('/home/dana/map.svg');
    fake.install({ Transfer: { SavePicture: save } });
    await user.click(screen.getByRole('button', { name: 'Save the picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG' }));
    await screen.findByText('Saved the picture as map.svg');
    const data = save.mock.calls[0]?.[0].data ?? '';
    const drawn = new DOMParser().parseFromString(data, 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    expect(drawn.querySelector('title')?.textContent).toBe(
      'Q1 2026: 1 of 5 objectives roll up to another one; 3 stand alone.',
    );
    expect(data).toContain('Raise the activation rate');
    expect(data).not.toMatch(/NaN|undefined/);
  });

  it('is laid out by a worker, and by itself once that has failed', async () => {
    const asked = vi.fn();
    const made: EventTarget[] = [];
    class Failing extends EventTarget {
      postMessage = asked;
      terminate = vi.fn();
      constructor() {
        super();
        made.push(this);
      }
    }
    vi.stubGlobal('Worker', Failing);
    try {
      const { user } = renderApp('/map');
      await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
      expect(screen.queryByRole('application')).not.toBeInTheDocument();
      act(() => void made[0]?.dispatchEvent(new Event('error')));
      await waitFor(async () => expect(await card(first)).toHaveFocus());
      await user.keyboard(' ');
      await waitFor(() => expect(screen.queryByText('Raise the activation rate')).toBeNull());
      expect(asked).toHaveBeenCalledTimes(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('teaches while there is nothing to map', async () => {
    const { user } = renderApp('/map', 'empty');
    await screen.findByRole('heading', { name: 'No goals to map yet' });
    await user.click(screen.getByRole('button', { name: 'Go to the objectives' }));
    await waitFor(() => expect(location.hash).toBe('#/objectives'));
  });
});
