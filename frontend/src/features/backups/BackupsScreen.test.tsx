import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const table = () => screen.findByRole('table', { name: 'Backups of this plan' });

describe('the backups', () => {
  it('are listed with when, why, size and whether they were verified', async () => {
    renderApp('/backups');
    const rows = within(await table()).getAllByRole('row');
    expect(rows).toHaveLength(7);
    const cells = within(rows[2] ?? document.body).getAllByRole('cell');
    expect(cells.slice(0, 4).map((each) => each.textContent)).toEqual([
      expect.stringMatching(/^yesterday \d\d:\d\d$/),
      'Before an import',
      '389 KB',
      'Verified',
    ]);
    expect(screen.getByText('Not verified yet')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('are made now, and the new one comes first', async () => {
    const { user } = renderApp('/backups');
    await table();
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect(await screen.findByText('Backed up: 413 KB, verified')).toBeVisible();
    const [, first] = within(await table()).getAllByRole('row');
    expect(first).toHaveTextContent('Made by hand');
  });

  it('are restored at once, with the way back', async () => {
    const { user, fake } = renderApp('/backups');
    const rows = within(await table()).getAllByRole('row');
    await user.click(
      within(rows[2] ?? document.body).getByRole('button', { name: /^Restore the backup of/ }),
    );
    expect(await screen.findByText(/^Restored the plan as it was yesterday/)).toBeVisible();
    expect(location.hash).toBe('#/objectives');
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    await waitFor(() =>
      expect(
        fake.calls.filter(({ method }) => method === 'Restore').map(({ args }) => args),
      ).toEqual([
        [expect.stringMatching(/before_import\.cairn$/)],
        ['/backups/20260217T093000Z-before_restore.cairn'],
      ]),
    );
  });

  it('show what they have, though nothing else of the plan is different', async () => {
    const { user, fake } = renderApp('/backups');
    const rows = within(await table()).getAllByRole('row');
    await user.click(
      within(rows[2] ?? document.body).getByRole('button', { name: /^Restore the backup of/ }),
    );
    await screen.findAllByText('New restaurants order in their first week');
    const [first] = fake.rows;
    if (first) first.title = 'As it was before the restore';
    await user.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect((await screen.findAllByText('As it was before the restore'))[0]).toBeVisible();
  });

  it('stay, and say why, when one fails its checks', async () => {
    const { user } = renderApp('/backups');
    await table();
    const damaged = screen.getByText('Not verified yet').closest('[role="row"]');
    if (!(damaged instanceof HTMLElement)) throw new Error('no such row');
    await user.click(within(damaged).getByRole('button', { name: /^Restore/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('That backup was not restored');
    expect(alert).toHaveTextContent('The plan is as it was. Choose another backup.');
    expect(location.hash).toBe('#/backups');
  });

  it('teach where there are none', async () => {
    renderApp('/backups', 'empty');
    expect(await screen.findByText('No backup of this plan yet')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  });

  it('cannot be put over a plan that is open for looking', async () => {
    renderApp('/backups', 'readonly');
    for (const button of within(await table()).getAllByRole('button', { name: /^Restore/ }))
      expect(button).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Back up now' })).toBeNull();
  });
});

describe('a damaged plan', () => {
  it('is announced wherever the person is, and restored from there', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('navigation', { name: 'Screens' });
    fake.emit('damaged', { message: 'Rows of key_results are not as they were written.' });
    const dialog = await screen.findByRole('dialog', { name: 'This plan is damaged' });
    expect(dialog).toHaveTextContent('Rows of key_results are not as they were written.');
    expect(await violations(dialog)).toEqual([]);
    await user.click(await within(dialog).findByRole('button', { name: /^Restore the backup of/ }));
    expect(await screen.findByText(/^Restored the plan as it was/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.calls.filter(({ method }) => method === 'Restore')).toHaveLength(1);
  });

  it('offers the newest verified backup among its backups', async () => {
    const { user } = renderApp('/backups', 'damaged');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This plan is damaged');
    await user.click(await within(alert).findByRole('button', { name: /^Restore the backup of/ }));
    expect(await screen.findByText(/The damaged file is kept beside it/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
  });
});
