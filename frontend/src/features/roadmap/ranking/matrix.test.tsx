import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { allCommands } from '~/app/commands/registry';
import { sampleInitiatives } from '~/fixtures/sampleRoadmap';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';
import { bubblesOf, nextPoint, type Placed, placedOf } from './points';
import type { Roadmap } from '~/bridge/roadmapTypes';

const plot = () => screen.findByRole('group', { name: 'Matrix of value and effort' });

function placedAt(id: string, effort: number, value: number): Placed {
  const [like] = sampleInitiatives();
  if (!like) throw new Error('the sample is empty');
  return { ...like, id, title: id, matrix: { effort, value, size: 1 } };
}

// To read the charts for the first time takes longer than a test waits for what is on the screen.
beforeAll(() => import('./MatrixView'), 60_000);

describe('the matrix', () => {
  it('states its finding, how it is cut and what is not drawn', async () => {
    renderApp('/roadmap/matrix');
    await plot();
    expect(screen.getByRole('heading', { name: '1 quick win among 11 initiatives' })).toBeVisible();
    expect(
      screen.getByText(/cut at 3720 and effort at 2.25 person-months, the medians/),
    ).toHaveTextContent('2 initiatives lack what it takes to be drawn.');
  });

  it('has the numbers behind it in a table', async () => {
    renderApp('/roadmap/matrix');
    await plot();
    const table = screen.getByRole('table', { name: 'Initiatives by value and effort' });
    expect(within(table).getAllByRole('row')).toHaveLength(12);
    expect(within(table).getByRole('row', { name: /Saved baskets/ })).toHaveTextContent(
      '7,3602.0quick win',
    );
  });

  it('is walked through by the arrow keys, and says where one is', async () => {
    const { user } = renderApp('/roadmap/matrix');
    (await plot()).focus();
    await user.keyboard('{ArrowRight}');
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    await waitFor(() =>
      expect(said()).toContain(
        'Saved baskets for weekly orders: value 7,360, effort 2.0 person-months, quick win',
      ),
    );
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(said().join()).toContain('Substitutions the chef approves'));
  });

  it('can be copied and saved by commands, and presented', async () => {
    renderApp('/roadmap/matrix');
    await plot();
    const ids = allCommands().map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['matrix.copy', 'matrix.png', 'matrix.svg', 'roadmap.present']),
    );
  });

  it('has no fault that axe can find, and says what belongs there while there is nothing', async () => {
    const { unmount } = renderApp('/roadmap/matrix');
    await plot();
    expect(await violations()).toEqual([]);
    unmount();
    renderApp('/roadmap/matrix', 'empty');
    expect(await screen.findByText('No initiatives yet')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('the points of the matrix', () => {
  const middle = placedAt('middle', 2, 20);
  const right = placedAt('right', 3, 21);
  const above = placedAt('above', 2.1, 40);
  const same = placedAt('same', 2, 20);

  it('goes to the nearest one ahead, and to one that lies on the same place', () => {
    const all = [middle, right, above];
    expect(nextPoint(all, middle, 'right')?.id).toBe('right');
    expect(nextPoint(all, middle, 'up')?.id).toBe('above');
    expect(nextPoint(all, middle, 'left')).toBeUndefined();
    expect(nextPoint([middle, same], middle, 'right')?.id).toBe('same');
    expect(nextPoint([middle, same], same, 'left')?.id).toBe('middle');
  });

  it('leaves out what is over, and draws Kano by better and worse', () => {
    const model = { method: 'kano', name: 'Kano' };
    const matrix = { effort: 0.5, value: 0.5, by: '', valueName: '', sizeName: '' };
    const initiatives = [middle, { ...right, state: 'shipped' }];
    const page = { model, matrix, initiatives } as unknown as Roadmap;
    expect(placedOf(page)).toEqual([middle]);
    const { fields, x } = bubblesOf(page, [middle]);
    expect(fields).toEqual(['Attractive', 'Performance', 'Indifferent', 'Must-be']);
    expect(x).toEqual({ name: 'Worse: how far lacking it dissatisfies', cut: 0.5 });
  });
});
