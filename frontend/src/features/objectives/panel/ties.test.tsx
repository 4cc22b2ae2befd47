import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen row' });
const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];

async function opened(fixture: 'sample' | 'readonly' = 'sample') {
  const app = renderApp('/objectives/o3', fixture);
  // The first panel of all has its files to read.
  await screen.findByText('Supports', {}, { timeout: 20_000 });
  return app;
}

// Read once beforehand: what a first test waits for is the panel, not its files.
beforeAll(() => import('./Tabbed'));

describe('the ties of an objective', () => {
  it('are made by the keys: an objective that it supports is found by its words', async () => {
    const { user, fake } = await opened();
    const add = within(panel()).getByRole('button', { name: /^Supports:/ });
    add.focus();
    await user.keyboard('{Enter}');
    const field = await screen.findByRole('textbox', { name: 'Supports' });
    expect(field).toHaveFocus();
    await user.type(field, 'first week');
    await screen.findByRole('option', { name: /^New restaurants order/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(called(fake, 'AddSupport')).toEqual({ from: 'o3', to: 'o1' }));
    expect(
      await within(panel()).findByText('New restaurants order in their first week'),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(within(panel()).getByRole('button', { name: /^Stop supporting New rest/ }));
    await waitFor(() => expect(called(fake, 'RemoveSupport')).toEqual({ from: 'o3', to: 'o1' }));
  });

  it('say why one is refused, beside the field', async () => {
    const { user, fake } = await opened();
    fake.supports.push({ from: 'o1', to: 'o3' });
    await user.click(within(panel()).getByRole('button', { name: /^Supports:/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Supports' }), 'first week');
    await user.click(await screen.findByRole('option', { name: /^New restaurants order/ }));
    expect(await within(panel()).findByRole('alert')).toHaveTextContent('already');
  });

  it('have the parent, which Escape leaves as it is', async () => {
    const { user, fake } = await opened();
    const parent = () => within(panel()).getByRole('button', { name: /^Rolls up to:/ });
    await user.click(parent());
    await user.keyboard('{Escape}');
    expect(parent()).toHaveFocus();
    await user.click(parent());
    await user.click(await screen.findByRole('option', { name: /New restaurants order/ }));
    await waitFor(() =>
      expect(called(fake, 'Move')).toEqual({ id: 'o3', parent: 'o1', after: '' }),
    );
  });

  it('are only shown where nothing can be changed', async () => {
    await opened('readonly');
    expect(within(panel()).queryByRole('button', { name: /^Rolls up to:/ })).toBeNull();
    expect(within(panel()).getByText('Rolls up to none')).toBeVisible();
  });
});
