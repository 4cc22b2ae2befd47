import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { firstPaint } from '~/ui/painted';

const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.filter((call) => call.method === method).map(({ args }) => args);

afterEach(() => history.replaceState(null, ''));

describe('Welcome', () => {
  it('offers the ways in with their keys, and says that it stands', async () => {
    renderApp('/welcome', 'first');
    const choices = await screen.findByRole('region', { name: 'How to begin' });
    expect(
      within(choices)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual([
      expect.stringMatching(/^Look around in the sample plan.*Ctrl1$/),
      expect.stringMatching(/^New plan.*CtrlN$/),
      expect.stringMatching(/^Open a plan.*CtrlO$/),
      expect.stringMatching(/^Import a spreadsheet.*CtrlI$/),
      'Import a plan that was exported',
    ]);
    expect(screen.getByText(/^None yet/)).toBeVisible();
    expect(screen.getByText(/nothing leaves it unless you send it/)).toBeVisible();
    await expect(firstPaint).resolves.toBeUndefined();
    expect(await violations()).toEqual([]);
  });

  it('opens the sample plan with Ctrl 1', async () => {
    const { user } = renderApp('/welcome', 'first');
    await screen.findByText(/^None yet/);
    await user.keyboard('{Control>}1{/Control}');
    expect(await screen.findByRole('navigation', { name: 'Screens' })).toBeVisible();
    expect(location.hash).toBe('#/objectives');
  });

  it('lists recent plans, says which file is missing, and forgets one', async () => {
    const { user, fake } = renderApp('/welcome', 'welcome');
    const list = await screen.findByRole('region', { name: 'Recent plans' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    expect(within(list).getAllByText('/home/dana/plans')).toHaveLength(3);
    const missing = within(list).getByRole('button', { name: /^Kitchen app 2025/ });
    expect(missing).toHaveTextContent('The file is not there any more');
    await user.click(
      within(list).getByRole('button', { name: 'Remove Kitchen app 2025 from the list' }),
    );
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(called(fake, 'Forget')).toEqual([['/home/dana/plans/kitchen-2025.cairn']]);
    expect(await violations()).toEqual([]);
  });

  it('says why a plan does not open, and removes one that is gone from the list', async () => {
    const { user } = renderApp('/welcome', 'welcome');
    await user.click(await screen.findByRole('button', { name: /^Kitchen app 2025/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The plan is not where it was');
    expect(alert).toHaveTextContent('Nothing was created.');
    await user.click(within(alert).getByRole('button', { name: 'Remove it from the list' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Kitchen app 2025/ })).toBeNull();
  });

  it('restores a backup of a file that is too damaged to open', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    fake.picks = ['/plans/damaged.cairn'];
    await user.click(await screen.findByRole('button', { name: /^Open a plan/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This plan is damaged');
    await user.click(await within(alert).findByRole('button', { name: 'Restore this backup' }));
    expect(await screen.findByRole('navigation', { name: 'Screens' })).toBeVisible();
    const [[path, backup] = []] = called(fake, 'RestoreFile');
    expect(path).toBe('/plans/damaged.cairn');
    expect(backup).toMatch(/20260217T081200Z-daily\.cairn$/);
  });

  it('takes a spreadsheet that was opened as a plan to the import', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    fake.picks = ['/data/okrs.csv', '/plans/okrs.cairn'];
    await user.click(await screen.findByRole('button', { name: /^Open a plan/ }));
    await user.click(await screen.findByRole('button', { name: 'Import it as a spreadsheet' }));
    const dialog = await screen.findByRole('dialog', { name: 'A plan for okrs.csv' });
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('okrs');
    await user.click(within(dialog).getByRole('button', { name: 'Create the plan' }));
    expect(await screen.findByText(/Nothing is written yet\.$/)).toBeVisible();
    expect(called(fake, 'Preview')[0]?.[0]).toMatchObject({ path: '/data/okrs.csv' });
  });

  it('shows a refusal over an open plan, which stays open', async () => {
    const { user, fake } = renderApp('/objectives', 'sample');
    await screen.findByRole('navigation', { name: 'Screens' });
    fake.picks = ['/plans/newer.cairn'];
    await user.keyboard('{Control>}o{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'A plan could not be opened' });
    expect(dialog).toHaveTextContent('This plan needs a newer Cairn');
    expect(dialog).toHaveTextContent('Nothing was changed. Update Cairn to open it.');
    const [, close] = within(dialog).getAllByRole('button', { name: 'Close' });
    if (close) await user.click(close);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Plan Fennel Row 2026' })).toBeVisible();
  });

  it('shows what the desktop could not open', async () => {
    const { fake, user } = renderApp('/welcome', 'first');
    await screen.findByText(/^None yet/);
    fake.emit('problem', {
      code: 'too_new',
      message: '"q.cairn" was written by a newer Cairn. Nothing was changed. Update Cairn.',
      fields: [],
      params: { path: '/plans/q.cairn' },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This plan needs a newer Cairn');
    await user.click(within(alert).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

it('shows what failed behind the page, without talking of opening', async () => {
  const { fake, user } = renderApp('/objectives');
  await screen.findByRole('navigation', { name: 'Screens' });
  fake.emit('problem', {
    code: 'disk_full',
    message: 'The disk is full, so that no backup was made. The plan is safe. Free some space.',
    fields: [],
    params: { path: '/backups' },
  });
  const dialog = await screen.findByRole('dialog', { name: 'That did not work' });
  expect(dialog).toHaveTextContent('The disk is full');
  expect(within(dialog).queryByRole('button', { name: 'Open another file' })).toBeNull();
  const close = within(dialog).getAllByRole('button', { name: 'Close' }).at(-1);
  if (close) await user.click(close);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

describe('a new plan', () => {
  it('asks for a name before it asks for a place', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    await screen.findByText(/^None yet/);
    await user.keyboard('{Control>}n{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    expect(await violations(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Create the plan' }));
    expect(within(dialog).getByText(/^A name is needed/)).toBeVisible();
    expect(called(fake, 'PickNew')).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is made with Enter: name, month and the place that is then asked for', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    await user.click(await screen.findByRole('button', { name: /^New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    await user.click(within(dialog).getByRole('combobox', { name: 'The fiscal year begins in' }));
    await user.click(await screen.findByRole('option', { name: 'April' }));
    expect(dialog).toHaveTextContent('Quarters begin in April, July, October and January.');
    await user.click(within(dialog).getByRole('radio', { name: '1.250,5' }));
    await user.click(within(dialog).getByRole('radio', { name: 'Sunday' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Growth 2026{Enter}');
    expect(await screen.findByRole('button', { name: 'Plan Growth 2026' })).toBeVisible();
    expect(called(fake, 'PickNew')).toEqual([['Growth 2026']]);
    expect(called(fake, 'Create')).toEqual([
      [
        {
          path: '/home/dana/plans/Growth 2026.cairn',
          name: 'Growth 2026',
          fiscalYearStart: 4,
          decimalMark: ',',
          weekStart: 7,
          dateOrder: 'mdy',
        },
      ],
    ]);
  });

  it('can be skipped: the plan begins with the habits of this computer', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    await user.click(await screen.findByRole('button', { name: /^New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    expect(await violations(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Skip this' }));
    expect(await screen.findByRole('button', { name: 'Plan My plan' })).toBeVisible();
    expect(called(fake, 'Create')[0]?.[0]).toMatchObject({ name: 'My plan', decimalMark: '.' });
  });

  it('has the sample plan one click away', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    await user.click(await screen.findByRole('button', { name: /^New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    await user.click(within(dialog).getByRole('button', { name: 'Sample plan instead' }));
    expect(await screen.findByRole('navigation', { name: 'Screens' })).toBeVisible();
    expect(called(fake, 'CreateSample')).toHaveLength(1);
  });

  it('keeps everything typed when the place is refused, and says so beside it', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    fake.picks = ['/plans/taken.cairn', '/plans/free.cairn'];
    await user.click(await screen.findByRole('button', { name: /^New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Growth{Enter}');
    expect(await within(dialog).findByText(/^There is a file of that name/)).toBeVisible();
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('Growth');
    await user.click(within(dialog).getByRole('button', { name: 'Choose another place' }));
    expect(await within(dialog).findByText('/plans/free.cairn')).toBeVisible();
    expect(within(dialog).queryByText(/^There is a file of that name/)).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Create the plan' }));
    expect(await screen.findByRole('button', { name: 'Plan Growth' })).toBeVisible();
  });

  it('stays as it is when the person gives up the native dialog', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    fake.picks = [''];
    await user.click(await screen.findByRole('button', { name: /^New plan/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New plan' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Growth{Enter}');
    await waitFor(() => expect(called(fake, 'PickNew')).toHaveLength(1));
    expect(within(dialog).getByText('Not chosen yet')).toBeVisible();
    expect(called(fake, 'Create')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
