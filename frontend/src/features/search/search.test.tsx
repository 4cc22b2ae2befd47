import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function search(path = '/objectives') {
  const app = renderApp(path);
  await screen.findByRole('main');
  await waitFor(async () => {
    await app.user.keyboard('{Control>}f{/Control}');
    expect(screen.queryByRole('dialog', { name: 'Search the plan' })).toBeInTheDocument();
  });
  const dialog = screen.getByRole('dialog', { name: 'Search the plan' });
  const field = within(dialog).getByRole('textbox', { name: 'Search the plan' });
  return { ...app, dialog, field };
}

describe('the search', () => {
  it('finds words while they are typed, marks them and says where they are', async () => {
    const { user, dialog, field } = await search();
    await user.type(field, 'newcomer');
    const hit = await within(dialog).findByRole('button', { name: /Cut setup tickets/ });
    expect(within(hit).getByText('newcomer').tagName).toBe('MARK');
    expect(within(hit).getByRole('img', { name: 'Key result' })).toBeInTheDocument();
    expect(hit).toHaveTextContent('Q1 2026 › Self-serve setup');
    expect(await within(dialog).findByText('1 found')).toBeInTheDocument();
    expect(await violations(dialog)).toEqual([]);
  });

  it('opens a row with the arrows and Enter, also where a filter hides it', async () => {
    const { user, field } = await search('/history');
    const view = {
      filter: { owner: ['nobody'], team: [], phase: [], status: [], tag: [], text: '' },
    };
    localStorage.setItem(
      'cairn/plan-sample/view',
      JSON.stringify({ ...view, group: '', sort: '', columns: ['title', 'status'] }),
    );
    await user.type(field, 'newcomer');
    await screen.findByText('1 found');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.querySelector('[data-row="k22"]')).toHaveAttribute('aria-selected', 'true'),
    );
  });

  it('shows a cycle, a KPI and people where they are kept', async () => {
    const { user, field } = await search();
    await user.type(field, 'Q2 2026');
    await screen.findByText('1 found');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('No objectives in Q2 2026 yet')).toBeInTheDocument();
  });

  it('says that nothing was found, and gives the focus back', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    document.querySelector<HTMLElement>('[data-row="k11"]')?.focus();
    await user.keyboard('{Control>}f{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Search the plan' });
    await user.type(within(dialog).getByRole('textbox'), 'zzz');
    expect(await within(dialog).findByText(/^Nothing in the plan has these words/)).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.querySelector('[data-row="k11"]')).toHaveFocus());
  });
});
