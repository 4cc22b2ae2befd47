import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

/** Begins the import of a folder from the palette. */
async function begin(folder: string, fixture: 'empty' | 'sample' = 'empty') {
  const app = renderApp('/objectives', fixture);
  await screen.findByRole('navigation', { name: 'Screens' });
  app.fake.picks = [folder];
  await app.user.keyboard('{Control>}k{/Control}');
  await app.user.type(
    await screen.findByRole('textbox', { name: /Search or run/ }),
    'plan that was exported',
  );
  await app.user.keyboard('{Enter}');
  const calls = (method: string) =>
    app.fake.calls.filter((call) => call.method === method).map(({ args }) => args[0]);
  return { ...app, calls };
}

afterEach(() => history.replaceState(null, ''));

describe('the import of a whole plan', () => {
  it('says what comes, imports it by key, and is undone from the toast', async () => {
    const { user, calls, container } = await begin('/exports/fennel-row');
    expect(
      await screen.findByRole('heading', { name: 'Import the plan “Fennel Row 2026”' }),
    ).toBeVisible();
    const contents = screen.getByRole('table', { name: 'What comes' });
    expect(within(contents).getByText('Values of KPIs')).toBeVisible();
    expect(within(contents).getByText('measurements.csv')).toBeVisible();
    expect(await violations(container)).toEqual([]);
    expect(calls('ImportPlan')).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(location.hash).toBe('#/objectives'));
    expect(calls('ImportPlan')).toEqual([{ folder: '/exports/fennel-row', token: 'state-1' }]);
    expect(await screen.findByText('Raise the activation rate')).toBeVisible();
    await screen.findByText(/^Imported “Fennel Row 2026”: \d+ objectives/);
    const said = screen.getByRole('region', { name: 'What was just done' });
    await user.click(within(said).getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(screen.queryByText('Raise the activation rate')).toBeNull());
  });

  it('shows the rows that must be mended, and does not import them', async () => {
    const { user, calls } = await begin('/exports/edited');
    const findings = await screen.findByRole('table', { name: 'Findings' });
    expect(findings).toHaveTextContent('key_results.csv');
    expect(findings).toHaveTextContent('Start and target are the same');
    expect(screen.getByRole('button', { name: 'Import the plan' })).toBeDisabled();
    expect(screen.getByText('2 rows must be mended in their files first')).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(calls('ImportPlan')).toEqual([]);
  });

  it('says what a folder is that holds no plan, and takes another one', async () => {
    const { user, fake } = await begin('/home/dana/pictures');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no plan.csv');
    fake.picks = ['/exports/fennel-row'];
    await user.click(screen.getByRole('button', { name: 'Choose another folder' }));
    expect(await screen.findByRole('table', { name: 'What comes' })).toBeVisible();
  });

  it('goes into a new plan where the open one is not empty', async () => {
    const { user, fake, calls } = await begin('/exports/fennel-row', 'sample');
    expect(await screen.findByText('This plan is not empty')).toBeVisible();
    fake.picks = ['/plans/second.cairn'];
    await user.click(screen.getByRole('button', { name: 'Make a new plan for it' }));
    const form = await screen.findByRole('dialog', { name: 'A plan for fennel-row' });
    expect(within(form).getByRole('textbox', { name: /Name/ })).toHaveValue('fennel-row');
    await user.click(within(form).getByRole('button', { name: 'Create the plan' }));
    expect(await screen.findByRole('table', { name: 'What comes' })).toBeVisible();
    expect(calls('Create')).toMatchObject([{ path: '/plans/second.cairn', name: 'fennel-row' }]);
  });

  it('begins with a new plan where none is open', async () => {
    const { user, fake } = renderApp('/welcome', 'first');
    fake.picks = ['/exports/fennel-row'];
    await user.click(
      await screen.findByRole('button', { name: 'Import a plan that was exported' }),
    );
    expect(await screen.findByRole('dialog', { name: 'A plan for fennel-row' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps everything and says why when it is refused', async () => {
    const { user } = await begin('/exports/fennel-row');
    const run = await screen.findByRole('button', { name: 'Import the plan' });
    const bound = window.go?.api.Transfer;
    if (!bound) throw new Error('no backend');
    bound.ImportPlan = () =>
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      Promise.reject(
        JSON.stringify({
          code: 'conflict',
          message: 'The files have changed since you looked at the preview.',
          fields: [],
          params: {},
        }),
      );
    await waitFor(() => expect(run).toBeEnabled());
    await user.click(run);
    expect(await screen.findByRole('alert')).toHaveTextContent('The files have changed');
    expect(screen.getByRole('table', { name: 'What comes' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import the plan' })).toBeEnabled();
  });

  it('teaches where no folder is chosen', async () => {
    const { container } = renderApp('/import-plan');
    expect(await screen.findByText('No folder chosen')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });
});
