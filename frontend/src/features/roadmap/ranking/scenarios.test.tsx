import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { roadmap } from '~/bridge/roadmapCalls';
import type { ScenarioPage } from '~/bridge/rankingTypes';
import { Fake } from '~/fixtures/fake';
import { rice } from '~/fixtures/sampleRoadmap';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const table = () => screen.findByRole('table', { name: 'Scenarios side by side' });
const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];

describe('the scenarios', () => {
  it('stand beside the plan of record: what they are worth, what moves and why', async () => {
    renderApp('/roadmap/scenarios');
    const columns = within(await table()).getAllByRole('columnheader');
    expect(columns[0]).toHaveTextContent('Plan of record');
    expect(columns[1]).toHaveTextContent('One engineer fewer');
    const line = (name: RegExp) => within(screen.getByRole('table')).getByRole('row', { name });
    expect(line(/^Value/)).toHaveTextContent('27,0003,070 less than the plan of record');
    expect(
      screen.getByText(/Menu photo fills the first basket moves out: Buyer app has 2.0/),
    ).toBeVisible();
    expect(screen.getByText(/draw the same numbers \(seed 2026, 10,000 draws\)/)).toBeVisible();
  });

  it('mark what is in and out by a word, with the chance', async () => {
    renderApp('/roadmap/scenarios');
    const cells = within(
      within(await table()).getByRole('row', { name: /^Menu photo/ }),
    ).getAllByRole('cell');
    expect(cells[0]).toHaveTextContent(/^In81% chance/);
    expect(cells[1]).toHaveTextContent(/^Out81% chance/);
  });

  it('are added as a copy, renamed, noted and deleted with Undo', async () => {
    const { user, fake } = renderApp('/roadmap/scenarios');
    await table();
    await user.click(screen.getByRole('button', { name: 'New scenario' }));
    await user.click(await screen.findByRole('button', { name: 'Add it' }));
    await screen.findByText('A name is missing. Type one.');
    await user.type(screen.getByRole('textbox', { name: 'Name of the scenario' }), 'Growth{Enter}');
    expect(await screen.findByRole('columnheader', { name: /Growth/ })).toBeVisible();
    expect(called(fake, 'Add')).toEqual({ name: 'Growth', cycle: 'cycle-q1', from: '' });
    await user.click(screen.getByRole('button', { name: 'Name: Growth' }));
    await user.clear(screen.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('Scale{Enter}');
    expect(await screen.findByRole('columnheader', { name: /Scale/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete Scale' }));
    expect(await screen.findByText('Deleted the scenario “Scale”.')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: /Scale/ })).toBeNull());
  });

  it('have their own capacity, and become the plan', async () => {
    const { user, fake } = renderApp('/roadmap/scenarios');
    await table();
    const fields = screen.getAllByRole('button', { name: /Capacity of Supply/ });
    await user.click(fields[1] ?? fail());
    await user.clear(screen.getByRole('textbox', { name: 'Capacity of Supply' }));
    await user.keyboard('4{Enter}');
    await waitFor(() =>
      expect(called(fake, 'SetCapacity')).toEqual({
        scenario: 'scenario-1',
        team: 'team-supply',
        cycle: 'cycle-q1',
        amount: '4',
      }),
    );
    expect(await screen.findByText('1.5 too much')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Make One engineer fewer the plan' }));
    expect(await screen.findByText('“One engineer fewer” is the plan now.')).toBeVisible();
    expect(called(fake, 'ApplySelection')).toMatchObject({ scenario: 'scenario-1' });
  });

  it('weigh criteria in their own way where the model has weights', async () => {
    new Fake('sample').install();
    const page = await roadmap.scenarios('cycle-q1');
    const weighted = { ...rice, id: 'model-weighted', method: 'weighted' as const };
    const model = { id: weighted.id, name: 'Weighted', method: weighted.method, builtIn: false };
    const columns = page.columns.map((column) => ({ ...column, model }));
    const app = renderApp('/roadmap/scenarios');
    app.fake.install({
      Roadmap: {
        Scenarios: () => ({ ...page, columns }),
        Models: () => ({
          models: [weighted],
          weights: [],
          phases: [],
          names: [],
          functions: [],
          current: '',
        }),
      },
    });
    await app.user.click(await screen.findByRole('button', { name: 'Weight of Reach: 1' }));
    await app.user.clear(screen.getByRole('textbox', { name: 'Weight of Reach' }));
    await app.user.keyboard('3{Enter}');
    await waitFor(() =>
      expect(called(app.fake, 'SetWeight')).toEqual({
        of: 'scenario-1',
        criterion: 'rice-reach',
        text: '3',
      }),
    );
    expect(screen.getByRole('button', { name: /Weights of phase/ })).toBeVisible();
  });

  it('say what is missing while nothing has a score, in place of zeros, and offer no plan', async () => {
    new Fake('sample').install();
    const page = await roadmap.scenarios('cycle-q1');
    const lacks = 'None of 12 initiatives has a score by RICE yet.';
    const none = { selected: false, open: true, pTop: null, place: null, because: '' };
    const unscored: ScenarioPage = {
      ...page,
      lacks,
      columns: page.columns.map((column) => ({ ...column, value: null, lacks })),
      rows: page.rows.map((each) => ({ ...each, cells: each.cells.map(() => none) })),
    };
    const app = renderApp('/roadmap/scenarios');
    app.fake.install({ Roadmap: { Scenarios: () => unscored } });
    const [first] = within(await table()).getAllByRole('row', { name: /^Saved baskets/ });
    expect(first).toHaveTextContent(/Not chosen yet/);
    expect(first).not.toHaveTextContent('Out');
    expect(screen.getByText(new RegExp(lacks))).toBeVisible();
    expect(screen.queryByText('30,070')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /the plan$/ })).not.toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await app.user.click(screen.getByRole('button', { name: 'Go to the backlog' }));
    await waitFor(() => expect(location.hash).toBe('#/roadmap/backlog'));
  });

  it('have no fault that axe can find', async () => {
    const { user } = renderApp('/roadmap/scenarios');
    await table();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'New scenario' }));
    await screen.findByRole('textbox', { name: 'Name of the scenario' });
    expect(await violations()).toEqual([]);
  });
});

function fail(): never {
  throw new Error('it is not there');
}
