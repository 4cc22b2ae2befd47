import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { refuse } from '~/fixtures/refuse';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const grid = () => screen.findByRole('grid', { name: 'Ranking' });
/** The row itself, without what stands under it. */
const row = (name: string) => {
  const found = screen
    .getAllByRole('row', { name: new RegExp(name) })
    .find(({ dataset }) => dataset.key !== undefined);
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const called = (fake: ReturnType<typeof renderApp>['fake'], method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];

const keptGrid = () => screen.findByRole('grid', { name: 'The ranking as it was' });

async function ranking(fixture: 'sample' | 'crowded' = 'sample') {
  const app = renderApp('/roadmap/ranking', fixture);
  await grid();
  return app;
}

/** Chooses a row and puts the focus there. */
async function choose(user: ReturnType<typeof renderApp>['user'], name: string) {
  await user.click(row(name));
  row(name).focus();
}

describe('the ranking', () => {
  it('has what must be done first, then the ranks, then what lacks a score', async () => {
    await ranking();
    const rows = within(await grid())
      .getAllByRole('row')
      .map((each) => each.textContent);
    expect(rows[1]).toMatch(/^lawAllergen labels.*must be done, outside the score/);
    expect(rows[2]).toMatch(/^1Saved baskets.*9,200.*80%.*2\.0.*3,680.*100%Safe in/);
    expect(rows.at(-1)).toMatch(/Approvals.*Lacks impact \+1/);
    expect(screen.getByRole('img', { name: '47% chance to be in the top 7' })).toBeInTheDocument();
  });

  it('says at the cut line what fits, and above it how firm that is', async () => {
    await ranking();
    const rows = within(await grid()).getAllByRole('row');
    const cut = rows.findIndex(({ textContent }) => textContent.startsWith('Cut line'));
    expect(rows[cut - 1]).toHaveTextContent(/^7Move phone-desk/);
    expect(rows[cut + 1]).toHaveTextContent(/^8One-tap reorder/);
    expect(screen.getByText(/there the estimates do not decide/)).toBeVisible();
  });

  it('expands a row by Space: histogram, why, what would settle it, the swing of inputs', async () => {
    const { user } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard(' ');
    expect(await screen.findByText('Why not this one?')).toBeVisible();
    expect(screen.getByRole('img', { name: /among the first 7 in 53%/ })).toBeInTheDocument();
    expect(screen.getByText(/Knowing its impact removes 34%/)).toBeVisible();
    const swings = screen.getByRole('table', { name: 'What its inputs do to the score' });
    expect(within(swings).getByRole('row', { name: /effort/ })).toHaveTextContent(
      '1: score 2,080, rank 3',
    );
    expect(screen.getByText(/1.04 times as large/)).toBeVisible();
    await user.keyboard(' ');
    expect(screen.queryByText('Why not this one?')).not.toBeInTheDocument();
  });

  it('moves a row with a reason, and shows where the score has it', async () => {
    const { user, fake } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    const reason = await screen.findByRole('textbox', { name: /from 8 to 6. Why/ });
    await waitFor(() => expect(reason).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('A move needs a reason');
    await user.keyboard('promised to chains{Enter}');
    await waitFor(() =>
      expect(row('One-tap')).toHaveTextContent('moved from 8: promised to chains'),
    );
    expect(called(fake, 'SetOverride')).toEqual({
      model: 'model-rice',
      initiative: 'initiative-9',
      rank: '6',
      reason: 'promised to chains',
    });
    await waitFor(() => expect(row('One-tap')).toHaveFocus());
    await user.keyboard(' ');
    await user.click(await screen.findByRole('button', { name: 'Rank it by score again' }));
    await waitFor(() => expect(row('One-tap')).not.toHaveTextContent('moved from'));
  });

  it('gives a move up by Escape, with the focus in the row', async () => {
    const { user, fake } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await screen.findByRole('textbox', { name: /from 8 to 9/ });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: /Why/ })).not.toBeInTheDocument();
    await waitFor(() => expect(row('One-tap')).toHaveFocus());
    expect(called(fake, 'SetOverride')).toBeUndefined();
  });

  it('puts one in and leaves one out, with the reason, and lets the value decide again', async () => {
    const { user, fake } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard(' ');
    await user.click(await screen.findByRole('button', { name: 'Put it in' }));
    await user.keyboard('the board asked{Enter}');
    await waitFor(() => expect(row('One-tap')).toHaveTextContent('you put it in'));
    expect(called(fake, 'Choose')).toMatchObject({ scenario: '', verdict: 'in' });
    await user.click(screen.getByRole('button', { name: 'Let the value decide' }));
    await waitFor(() => expect(row('One-tap')).not.toHaveTextContent('you put it in'));
    await choose(user, 'Saved baskets');
    await user.keyboard('o');
    await user.keyboard('it waits{Enter}');
    await waitFor(() => expect(row('Saved baskets')).toHaveTextContent('you left it out'));
  });

  it('explains the score and the chance by key', async () => {
    const { user } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard('e');
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'reach × impact × confidence ÷ effort',
    );
    await user.keyboard('?');
    await waitFor(() =>
      expect(screen.getByRole('tooltip')).toHaveTextContent(/among the first 7 in 47% of them/),
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });

  it('takes the capacity of a team in place, and keeps what is refused', async () => {
    const { user, fake } = await ranking();
    await user.click(screen.getByRole('button', { name: /Capacity of Buyer app: 7.5/ }));
    await user.keyboard('many{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('“many” is no number');
    expect(screen.getByRole('textbox', { name: 'Capacity of Buyer app' })).toHaveValue('many');
    await user.clear(screen.getByRole('textbox', { name: 'Capacity of Buyer app' }));
    await user.keyboard('6{Enter}');
    expect(
      await screen.findByRole('img', {
        name: 'Buyer app: 7.0 of 6.0 person-months, 1.0 too much',
      }),
    ).toBeInTheDocument();
    expect(called(fake, 'SetCapacity')).toMatchObject({ scenario: '', team: 'team-buyer' });
  });

  it('asks with another top and seed, and refuses what is no number', async () => {
    const { user, fake } = await ranking();
    await user.click(screen.getByRole('button', { name: 'Draws and seed' }));
    const seed = await screen.findByRole('textbox', { name: 'Seed' });
    await user.type(seed, 'x{Enter}');
    await screen.findByText(/Type a whole number from 1/);
    await user.clear(seed);
    await user.type(seed, '7{Enter}');
    expect(await screen.findByText('10,000 draws, seed 7, top 7')).toBeVisible();
    expect(called(fake, 'Ranking')).toMatchObject({ seed: 7, top: 0, draws: 0 });
  });

  it('keeps a ranking under a name, and opens it at once', async () => {
    const { user, fake } = await ranking();
    await user.click(screen.getByRole('button', { name: 'How firm this is' }));
    expect(screen.getByRole('region', { name: 'How firm this is' })).toHaveTextContent(
      'from 50% to below 46%',
    );
    await user.click(screen.getByRole('button', { name: 'Keep this ranking' }));
    await user.keyboard('As decided{Enter}');
    await waitFor(() => expect(called(fake, 'KeepRanking')).toMatchObject({ name: 'As decided' }));
    await user.click(await screen.findByRole('button', { name: 'Look at it' }));
    expect(await keptGrid()).toBeVisible();
    expect(screen.getByRole('button', { name: 'Name of the ranking: As decided' })).toBeVisible();
  });

  it('becomes the plan in one step that can be undone', async () => {
    const { user, fake } = await ranking();
    await user.click(screen.getByRole('button', { name: 'Make this the plan' }));
    expect(await screen.findByText('What is selected is the plan now.')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Undo.*Z$/ })).toBeVisible();
    expect(called(fake, 'ApplySelection')).toMatchObject({
      scenario: '',
      cycle: 'cycle-q1',
      model: 'model-rice',
    });
  });

  it('has no fault that axe can find, expanded and with all that is beneath it', async () => {
    const { user } = await ranking();
    await choose(user, 'One-tap');
    await user.keyboard(' ');
    await screen.findByText('Why not this one?');
    await user.click(screen.getByRole('button', { name: 'How firm this is' }));
    expect(await violations()).toEqual([]);
  });

  it('says what belongs there while there is nothing', async () => {
    const { user } = renderApp('/roadmap/ranking', 'empty');
    expect(await screen.findByText('No initiatives yet')).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add the first initiative' }));
    await waitFor(() => expect(location.hash).toBe('#/roadmap/backlog'));
  });

  it('draws only the rows in sight', async () => {
    await ranking('crowded');
    expect(within(await grid()).getAllByRole('row').length).toBeLessThan(70);
  });
});

describe('a kept ranking', () => {
  beforeAll(() => import('./KeptRankings'), 60_000);

  async function opened() {
    const app = await ranking();
    await app.user.click(screen.getByRole('button', { name: 'Kept rankings (1)' }));
    await keptGrid();
    return app;
  }

  it('shows how it stood, with its inputs, and what became of each', async () => {
    await opened();
    expect(screen.getByText(/Kept on .* by Dana Okafor. By RICE: reach/)).toBeVisible();
    expect(screen.getByText(/Since then: 2 of 14 stand elsewhere/)).toBeVisible();
    expect(row('Substitutions the chef').textContent).toMatch(
      /^21 down3.*Reach 7,500 · Impact 1 · Confidence 80% · Effort 3.*Nothing of it changed: others/,
    );
    expect(row('Loyalty points')).toHaveTextContent(/^13.*225.*2% Safe out.*It was deleted\.$/);
    expect(row('Allergen labels')).toHaveTextContent(/^law/);
    expect(await violations()).toEqual([]);
  });

  it('puts the focus into its rows, and back into the ranking by Escape', async () => {
    const { user } = await opened();
    await waitFor(() =>
      expect(within(screen.getByRole('grid')).getAllByRole('row')[1]).toHaveFocus(),
    );
    await user.keyboard('{ArrowDown}{Escape}');
    expect(within(await grid()).getAllByRole('row')[2]).toHaveFocus();
  });

  it('is renamed in place, and deleted with Undo', async () => {
    const { user, fake } = await opened();
    await user.click(screen.getByRole('button', { name: 'Name of the ranking: For the board' }));
    const name = screen.getByRole('textbox', { name: 'Name of the ranking' });
    await user.clear(name);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('A name is missing');
    await user.keyboard('February{Enter}');
    await screen.findByRole('button', { name: 'Name of the ranking: February' });
    expect(called(fake, 'RenameRanking')).toBe('ranking-1');
    await user.click(screen.getByRole('button', { name: 'Delete the ranking February' }));
    expect(await screen.findByText('Deleted the ranking “February”.')).toBeVisible();
    await grid();
    expect(screen.queryByRole('button', { name: /Kept rankings/ })).not.toBeInTheDocument();
  });

  it('goes to another one that was kept', async () => {
    const { user } = await ranking();
    await user.click(screen.getByRole('button', { name: 'Keep this ranking' }));
    await user.keyboard('As decided{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Kept rankings (2)' }));
    await keptGrid();
    await user.click(screen.getByRole('combobox', { name: 'Which kept ranking' }));
    await user.click(await screen.findByRole('option', { name: /^For the board, .*RICE$/ }));
    await screen.findByRole('button', { name: 'Name of the ranking: For the board' });
  });

  it('says why it cannot be read', async () => {
    const app = await ranking();
    app.fake.install({ Roadmap: { KeptRanking: () => refuse('damaged', 'It cannot be read.') } });
    await app.user.click(screen.getByRole('button', { name: 'Kept rankings (1)' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It cannot be read.');
    await app.user.click(screen.getByRole('button', { name: 'Ranking of today' }));
    await grid();
  });

  it('offers no change in a plan that is read alone', async () => {
    const { user } = renderApp('/roadmap/ranking', 'readonly');
    await grid();
    await user.click(screen.getByRole('button', { name: 'Kept rankings (1)' }));
    await keptGrid();
    expect(screen.queryByRole('button', { name: /Delete the ranking/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Name of the ranking/ })).not.toBeInTheDocument();
  });
});

describe('the ranking, seen otherwise', () => {
  it('says what capacity is for while nobody has said any', async () => {
    const { user } = await ranking();
    for (const team of ['Buyer app', 'Supply', 'Platform']) {
      await user.click(screen.getByRole('button', { name: new RegExp(`Capacity of ${team}`) }));
      await user.clear(screen.getByRole('textbox', { name: `Capacity of ${team}` }));
      await user.keyboard('{Enter}');
      await screen.findByRole('button', {
        name: new RegExp(`Capacity of ${team}: Say what it can give`),
      });
    }
    expect(screen.getByText(/Until then nothing is cut/)).toBeVisible();
    // There is nothing that could become the plan.
    expect(screen.queryByRole('button', { name: 'Make this the plan' })).not.toBeInTheDocument();
    expect(screen.queryByText('does not fit')).not.toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: /Supply: 5.5 person-months, capacity not known: nothing is cut/,
      }),
    ).toBeInTheDocument();
  });

  it('keeps what was there while it draws anew, and says so after half a second', async () => {
    const { user } = await ranking();
    const bound = window.go?.api.Roadmap ?? {};
    bound.Ranking = () => new Promise(() => undefined);
    await user.click(screen.getByRole('button', { name: 'Draws and seed' }));
    await user.type(await screen.findByRole('textbox', { name: 'Seed' }), '9{Enter}');
    expect(screen.queryByText('Drawing 10,000 rankings')).not.toBeInTheDocument();
    expect(
      await screen.findByRole('progressbar', { name: 'Drawing 10,000 rankings' }),
    ).toBeInTheDocument();
    expect(row('Saved baskets')).toHaveTextContent('3,680');
  });

  it('says why it could not be read, and reads it again', async () => {
    const app = renderApp('/roadmap/ranking');
    app.fake.install({ Roadmap: { Ranking: () => refuse('damaged', 'The file is damaged.') } });
    expect(await screen.findByRole('alert')).toHaveTextContent('The file is damaged.');
    app.fake.install();
    await app.user.click(screen.getByRole('button', { name: 'Read again' }));
    await grid();
  });

  it('offers no edit in a plan that is read alone', async () => {
    const { user } = renderApp('/roadmap/ranking', 'readonly');
    await grid();
    await choose(user, 'One-tap');
    await user.keyboard(' ');
    await screen.findByText('Why not this one?');
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    for (const name of ['Put it in', 'Keep this ranking', 'Make this the plan', /Capacity of/])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: /Why/ })).not.toBeInTheDocument();
  });
});

describe('the ranking on a projector', () => {
  // To read the charts for the first time takes longer than a test waits for what is on the screen.
  beforeAll(() => import('./Presenter'), 60_000);

  it('reveals the first ones by the arrow keys, shows the matrix, and leaves by Escape', async () => {
    const { user } = await ranking();
    await user.click(screen.getByRole('button', { name: 'Present' }));
    const wall = await screen.findByRole('dialog', { name: 'Ranking for the projector' });
    await waitFor(() => expect(wall).toHaveFocus());
    expect(wall).toHaveTextContent('7 initiatives to come');
    expect(wall).not.toHaveTextContent('Saved baskets');
    await user.keyboard('{ArrowRight}');
    expect(wall).toHaveTextContent('Saved baskets');
    expect(wall).not.toHaveTextContent('Order reminders');
    await user.keyboard('{ArrowLeft}');
    expect(wall).not.toHaveTextContent('Saved baskets');
    await user.keyboard('a');
    expect(wall).toHaveTextContent(/Move phone-desk.*No other set that fits is worth more/);
    expect(wall).not.toHaveTextContent('One-tap');
    expect(wall).not.toHaveTextContent('Dana');
    await user.keyboard('m');
    expect(wall).toHaveTextContent('quick win');
    expect(await violations()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
