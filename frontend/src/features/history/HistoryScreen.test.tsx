import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '~/test/render';

test('every kind of step stands in the list, what began the plan included', async () => {
  const step = { at: '2026-02-17T09:10:00.000Z', by: 'Dana Okafor', changes: 1, undone: false };
  const steps = [
    { ...step, id: 'e', kind: 'merge', name: 'Merge team.cairn' },
    { ...step, id: 'd', kind: 'redo', name: 'Edit target: Order again' },
    { ...step, id: 'c', kind: 'undo', name: 'Edit target: Order again' },
    { ...step, id: 'b', kind: 'do', name: 'Edit target: Order again', undone: true },
    { ...step, id: 'a', kind: 'begin', name: 'New plan' },
  ];
  const { fake } = renderApp('/history');
  fake.install({ History: { Log: () => steps } });
  const rows = within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1);
  expect(rows.map((row) => within(row).getAllByRole('cell')[1]?.textContent)).toEqual([
    'Merge team.cairn',
    'Redo: Edit target: Order again',
    'Undo: Edit target: Order again',
    'Edit target: Order againundone',
    'New plan',
  ]);
});
