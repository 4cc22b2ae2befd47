import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mover, Served } from '~/bridge/roadmapTypes';
import { point, three } from '~/fixtures/sampleRoadmap';
import { violations } from '~/test/axe';
import { renderApp, renderPart } from '~/test/render';
import { Initiatives } from './Initiatives';

const goals = () =>
  screen.findByRole('complementary', { name: 'Details of the chosen row' }, { timeout: 20_000 });
const kpis = () => screen.getByRole('complementary', { name: 'Details of the chosen KPI' });
const roadmap = () =>
  screen.getByRole('complementary', { name: 'Details of the chosen initiative' });

const mover = (id: string, ...moves: Served[]): Mover => ({
  id,
  title: `Initiative ${id}`,
  state: 'planned',
  moves,
});
const ofGoal: Served = {
  ...three(-3, -2, -1),
  id: 'k1',
  subject: 'key_result',
  title: 'Cut the days to a first order',
  unit: 'd',
  note: '',
  order: '1.2',
};

// Read once beforehand: what a first test waits for is the panel, not its files.
beforeAll(() => import('~/features/objectives/panel/Tabbed'));

describe('the initiatives of a goal', () => {
  it('stand with a key result and the KPI that feeds it, and lead to the roadmap', async () => {
    const { user } = renderApp('/objectives/k11');
    const link = await screen.findByRole(
      'link',
      { name: 'Guided setup for chains' },
      { timeout: 20_000 },
    );
    expect(link.closest('li')).toHaveTextContent(/Candidate.*KPI Activation rate by 4% \(2–8\)/);
    expect(await violations()).toEqual([]);
    link.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/roadmap/backlog'));
    expect(await within(roadmap()).findByText('Guided setup for chains')).toBeVisible();
  });

  it('lead to a roadmap that has been looked at before, whose first row does not take over', async () => {
    const { user } = renderApp('/roadmap/backlog');
    await screen.findByRole('row', { name: /Guided setup/ }, { timeout: 20_000 });
    location.hash = '/kpis/kpi-activation';
    const link = await screen.findByRole(
      'link',
      { name: 'Guided setup for chains' },
      { timeout: 20_000 },
    );
    link.focus();
    await user.keyboard('{Enter}');
    const row = await screen.findByRole('row', { name: /Guided setup/ });
    await waitFor(() => expect(row).toHaveFocus());
    expect(within(roadmap()).getByRole('heading', { level: 2 })).toHaveTextContent('Guided setup');
  });

  it('stand with an objective for each of its key results', async () => {
    renderApp('/objectives/o1');
    expect(
      await within(await goals()).findByRole(
        'link',
        { name: 'Guided setup for chains' },
        { timeout: 20_000 },
      ),
    ).toBeVisible();
  });

  it('are said to be none without a warning', async () => {
    renderApp('/objectives/k12');
    expect(
      await within(await goals()).findByText(
        'No initiative should move it yet.',
        {},
        { timeout: 20_000 },
      ),
    ).toBeVisible();
    expect(within(await goals()).queryByRole('alert')).not.toBeInTheDocument();
  });

  it('stand with a KPI', async () => {
    renderApp('/kpis/kpi-activation');
    const link = await screen.findByRole(
      'link',
      { name: 'Menu photo fills the first basket' },
      { timeout: 20_000 },
    );
    expect(kpis()).toContainElement(link);
    expect(link.closest('li')).toHaveTextContent(/Candidateby 4% \(2–8\)$/);
    expect(await violations()).toEqual([]);
  });

  it('say what they should move, and leave out the name of the goal itself', () => {
    const other: Served = { ...ofGoal, ...point(4), id: 'k2', title: 'Teach', order: '1.3' };
    const unsaid: Served = { ...ofGoal, low: null, likely: null, high: null, text: '' };
    renderPart(
      <Initiatives goal="k1" initiatives={[mover('a', ofGoal, other), mover('b', unsaid)]} />,
    );
    const [a, b] = screen.getAllByRole('listitem');
    expect(a).toHaveTextContent(/Plannedby −2 d \(−3 to −1\)1\.3 Teach by 4 d$/);
    expect(b).toHaveTextContent(/Nobody has said how far$/);
  });

  it('are a few where there are many, until somebody asks for all', async () => {
    const all = Array.from({ length: 9 }, (_, index) => mover(`${index + 1}`, ofGoal));
    const { user } = renderPart(<Initiatives goal="k1" initiatives={all} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    screen.getByRole('button', { name: 'Show 3 more' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getAllByRole('listitem')).toHaveLength(9);
    expect(screen.getByRole('link', { name: 'Initiative 7' })).toHaveFocus();
  });
});
