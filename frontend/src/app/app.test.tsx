import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

describe('the frame', () => {
  it('says which plan, which cycle, and that all is saved', async () => {
    renderApp('/objectives');
    expect(await screen.findByRole('button', { name: 'Plan Fennel Row 2026' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Cycle Q1 2026/ })).toHaveTextContent(
      'day 48 of 90',
    );
    const bar = screen.getByRole('contentinfo');
    expect(bar).toHaveTextContent('All changes saved');
    expect(bar).toHaveTextContent('fennel-row-2026.cairn');
  });

  it('names what Undo would take back, and does it', async () => {
    const { user, fake } = renderApp('/objectives');
    const undo = () => screen.findByRole('button', { name: 'Undo' });
    expect(await undo()).toHaveAttribute('aria-disabled', 'true');
    fake.done.push({ name: 'Edit target', rows: fake.rows });
    fake.emit('changed', { subjects: ['objectives'], ids: [], outside: true });
    await waitFor(async () => expect(await undo()).toHaveAttribute('aria-disabled', 'false'));
    // Menus and hints are read after the first paint.
    const plan = () => screen.getByRole('button', { name: 'Plan Fennel Row 2026' });
    await waitFor(() => expect(plan()).toHaveAttribute('aria-haspopup'));
    await user.hover(await undo());
    expect(await screen.findByText('Undo: Edit target')).toBeInTheDocument();
    await user.click(await undo());
    expect(await screen.findByText('Undone: Edit target')).toBeInTheDocument();
    expect(fake.undone).toHaveLength(1);
  });

  it('makes a new plan from its menu', async () => {
    const { user } = renderApp('/objectives');
    await user.click(await screen.findByRole('button', { name: 'Plan Fennel Row 2026' }));
    await user.click(await screen.findByRole('menuitem', { name: /New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('shows the cycle in which a step was taken back', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('button', { name: /^Cycle Q1 2026/ });
    fake.install({
      History: {
        Undo: () => ({ name: 'Edit', undo: fake.undo, cycle: 'cycle-q2', skipped: 0 }),
      },
    });
    await user.keyboard('{Control>}z{/Control}');
    fake.done.push({ name: 'Edit', rows: fake.rows });
    fake.emit('changed', { subjects: ['objectives'], ids: [], outside: true });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: /^Cycle Q2 2026/ })).toBeInTheDocument();
  });

  it('writes dates in the order of the plan', async () => {
    const { user, fake } = renderApp('/objectives');
    fake.settings = { ...fake.settings, dateOrder: 'mdy' };
    await user.click(await screen.findByRole('button', { name: /^Cycle Q1 2026/ }));
    expect(await screen.findByRole('menuitemradio', { name: /Q2 2026/ })).toHaveTextContent(
      'begins Apr 1',
    );
  });

  it('remembers the cycle that was chosen', async () => {
    const { user, unmount } = renderApp('/objectives');
    await user.click(await screen.findByRole('button', { name: /^Cycle Q1 2026/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: /Q2 2026/ }));
    expect(await screen.findByText('No objectives in Q2 2026 yet')).toBeInTheDocument();
    unmount();
    renderApp('/objectives');
    expect(await screen.findByRole('button', { name: /^Cycle Q2 2026/ })).toBeInTheDocument();
  });

  it('shows Welcome while no plan is open', async () => {
    renderApp('/objectives', 'welcome');
    await waitFor(() => expect(location.hash).toBe('#/welcome'));
    expect(screen.queryByRole('contentinfo')).not.toBeInTheDocument();
  });
});

describe('the palette', () => {
  it('runs a command by its name', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: /Search or run/ }), 'dark');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(fake.preferences.theme).toBe('dark'));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  it('goes to a row by its title, also where it is hidden', async () => {
    const { user } = renderApp('/history');
    await screen.findByRole('heading', { name: 'History' });
    localStorage.setItem('cairn/plan-sample/collapsed/cycle-q1', '["o1"]');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: /Search or run/ }), 'newcomer');
    await screen.findByRole('button', { name: /Cut setup tickets/ });
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.querySelector('[data-row="k22"]')).toHaveAttribute('aria-selected', 'true'),
    );
  });
});

describe('coming to a screen', () => {
  const run = async (user: UserEvent, words: string) => {
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: /Search or run/ }), words);
    await user.keyboard('{Enter}');
  };

  it('puts the focus on what is useful first, by the palette and by the rail', async () => {
    const { user } = renderApp('/objectives');
    const outline = () => screen.findByRole('treegrid');
    await outline();
    await run(user, 'Go to KPIs');
    await waitFor(() =>
      expect(document.activeElement).toBe(within(screen.getByRole('grid')).getAllByRole('row')[1]),
    );
    await run(user, 'Go to check-ins');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-first'));
    expect(document.activeElement).toHaveValue('');
    await run(user, 'Go to settings');
    await waitFor(() => expect(screen.getByRole('tab', { name: 'General' })).toHaveFocus());
    await run(user, 'Go to history');
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
    await user.click(screen.getByRole('link', { name: 'Objectives' }));
    expect(await outline()).toContainElement(document.activeElement as HTMLElement);
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-row'));
  });

  it('goes from one view of the roadmap to the next with the keyboard alone', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await screen.findByRole('grid', { name: 'Backlog' });
    await run(user, 'Roadmap: board');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-card'));
    await run(user, 'Roadmap: matrix');
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Matrix of value and effort' })).toHaveFocus(),
    );
    await run(user, 'Roadmap: ranking');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-key'));
  });

  it('leaves whoever has begun something where they are', async () => {
    const { user } = renderApp('/history');
    await screen.findByRole('heading', { name: 'History' });
    location.hash = '/kpis';
    await screen.findByRole('heading', { name: 'KPIs' });
    await user.keyboard('{Shift}');
    const undo = screen.getByRole('button', { name: 'Redo' });
    undo.focus();
    await screen.findByRole('grid');
    await new Promise((later) => setTimeout(later, 50));
    expect(undo).toHaveFocus();
  });

  it('goes back behind a dialog that the palette has opened', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    const row = () => document.querySelector<HTMLElement>('[data-row="k12"]');
    row()?.focus();
    await run(user, 'Export to CSV');
    await screen.findByRole('dialog', { name: /Export/ });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row()).toHaveFocus());
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('textbox', { name: /Search or run/ });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row()).toHaveFocus());
  });
});

describe('the hints', () => {
  it('are those that work where the focus is', async () => {
    const { user } = renderApp('/kpis');
    const bar = screen.findByRole('contentinfo');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-key'));
    await user.keyboard('{ArrowDown}');
    await waitFor(async () => expect(await bar).toHaveTextContent('enter a value'));
    await user.click(await screen.findByRole('textbox', { name: /^Add a KPI/ }));
    await waitFor(async () => expect(await bar).not.toHaveTextContent('enter a value'));
    expect(await bar).not.toHaveTextContent('details');
  });
});

describe('the sidebar', () => {
  it('collapses to icons by its button and its keys, and stays so', async () => {
    const { user, container, unmount } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    const frame = () => document.querySelector('[data-narrow]');
    await user.click(await screen.findByRole('button', { name: 'Collapse the sidebar' }));
    expect(frame()).not.toBeNull();
    expect(screen.getByRole('link', { name: 'Check-ins' })).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
    await user.hover(screen.getByRole('link', { name: 'KPIs' }));
    expect(await screen.findByText('KPIs', { selector: '[role="tooltip"]' })).toBeInTheDocument();
    unmount();
    const again = renderApp('/objectives');
    expect(await screen.findByRole('button', { name: 'Expand the sidebar' })).toBeInTheDocument();
    await again.user.keyboard('{Control>}b{/Control}');
    await waitFor(() => expect(frame()).toBeNull());
  });
});

describe('how the window looks', () => {
  it('has larger text and roomier rows at a key and a command', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(fake.preferences.textSize).toBe(115));
    await waitFor(() =>
      expect(document.documentElement.style.getPropertyValue('--text-size')).toBe('1.15'),
    );
    await user.keyboard('{Control>}0{/Control}');
    await waitFor(() => expect(fake.preferences.textSize).toBe(100));
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: /Search or run/ }), 'comfortable');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.documentElement.dataset.rows).toBe('comfortable'));
  });

  it('comes back to the screen at which the plan was left', async () => {
    const { unmount } = renderApp('/kpis');
    await screen.findByRole('heading', { name: 'KPIs' });
    unmount();
    renderApp('/nowhere');
    await waitFor(() => expect(location.hash).toBe('#/kpis'));
  });

  it('goes to the next cycle and back by keys', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.keyboard('{Alt>}{PageDown}{/Alt}');
    expect(await screen.findByRole('button', { name: /^Cycle Q2 2026/ })).toBeInTheDocument();
    await user.keyboard('{Alt>}{PageUp}{/Alt}');
    expect(await screen.findByRole('button', { name: /^Cycle Q1 2026/ })).toBeInTheDocument();
  });
});

describe('help', () => {
  it('says that single keys are off, and switches them on', async () => {
    const { user, fake } = renderApp('/help');
    await user.click(await screen.findByRole('button', { name: 'Switch them off' }));
    expect(await screen.findByText(/^Single-key shortcuts are off/)).toBeInTheDocument();
    expect(fake.preferences.singleKeys).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Switch them on' }));
    await waitFor(() => expect(fake.preferences.singleKeys).toBe(true));
  });

  it('lists every command with its keys', async () => {
    const { user, container } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.keyboard('?');
    expect(await screen.findByRole('heading', { name: 'Keys and commands' })).toBeInTheDocument();
    const line = screen.getByText('New key result').parentElement;
    expect(line).toHaveTextContent('KCtrlEnter');
    expect(await violations(container)).toEqual([]);
  });
});

describe('history', () => {
  it('lists what was done by day, and what of it is undone', async () => {
    const { fake, container } = renderApp('/settings');
    await screen.findByRole('heading', { name: 'Settings' });
    const at = (hour: number, day: number) => new Date(2026, 1, day, hour).toISOString();
    const line = { by: 'Dana Okafor', kind: 'do' as const, changes: 1 };
    fake.install({
      History: {
        Log: () => [
          { ...line, id: '2', at: at(9, 17), name: 'Edit target', undone: true },
          { ...line, id: '1', at: at(8, 16), name: 'Import plan.csv', changes: 490, undone: false },
        ],
      },
    });
    location.hash = '/history';
    expect(await screen.findByRole('heading', { name: '17 Feb' })).toBeInTheDocument();
    const edit = screen.getByRole('row', { name: /Edit target/ });
    expect(edit).toHaveTextContent('undone');
    expect(within(edit).getByText('1 change')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Import plan.csv/ })).toHaveTextContent('490 changes');
    expect(await violations(container)).toEqual([]);
  });
});
