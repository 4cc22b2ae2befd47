import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { allCommands } from '~/app/commands/registry';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function begin() {
  const app = renderApp('/objectives');
  await screen.findByRole('navigation', { name: 'Screens' });
  await waitFor(() => expect(allCommands().some(({ id }) => id === 'plan.export')).toBe(true));
  await app.user.keyboard('{Control>}e{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Export to CSV' });
  const exports = () =>
    app.fake.calls.filter(({ method }) => method === 'Export').map(({ args }) => args[0]);
  return { ...app, dialog, exports };
}

describe('the export', () => {
  it('writes beside the plan in the standard form, unless told otherwise', async () => {
    const { user, dialog, exports } = await begin();
    expect(await violations(dialog)).toEqual([]);
    expect(within(dialog).getByRole('radio', { name: /^Standard/ })).toBeChecked();
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    expect(await within(dialog).findByText('Exported to /home/dana/plans')).toBeVisible();
    expect(dialog).toHaveTextContent(/okrs\.csv \d+ rows/);
    expect(exports()).toEqual([{ folder: '/home/dana/plans', preset: 'standard' }]);
  });

  it('goes to the folder and in the form that were chosen, and remembers both', async () => {
    const { user, dialog, exports, fake } = await begin();
    fake.picks = ['/media/stick'];
    await user.click(within(dialog).getByRole('radio', { name: /^Excel/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Choose another folder' }));
    expect(await within(dialog).findByText('/media/stick')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    await user.click(await within(dialog).findByRole('button', { name: 'Show in folder' }));
    expect(exports()).toEqual([{ folder: '/media/stick', preset: 'excel' }]);
    expect(fake.calls.findLast(({ method }) => method === 'ShowInFolder')?.args).toEqual([
      '/media/stick/okrs.csv',
    ]);
    await user.click(within(dialog).getByRole('button', { name: 'Export again' }));
    expect(within(dialog).getByRole('radio', { name: /^Excel/ })).toBeChecked();
    expect(within(dialog).getByText('/media/stick')).toBeVisible();
  });

  it('says why nothing was exported and keeps the choices', async () => {
    const { user, dialog } = await begin();
    const bound = window.go?.api.Transfer;
    if (!bound) throw new Error('no backend');
    bound.Export = () =>
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      Promise.reject(
        JSON.stringify({
          code: 'disk_full',
          message: 'The disk is full. Nothing was exported. Free some space and try again.',
          fields: [],
          params: {},
        }),
      );
    await user.click(within(dialog).getByRole('radio', { name: /^Tab/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Free some space');
    expect(within(dialog).getByRole('radio', { name: /^Tab/ })).toBeChecked();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
