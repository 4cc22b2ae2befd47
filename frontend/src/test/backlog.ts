// What tests find on the backlog.
import { screen } from '@testing-library/react';
import type { Fake } from '~/fixtures/fake';

/** The grid, as soon as it is there. */
export const grid = () => screen.findByRole('grid', { name: 'Backlog' });
/** A row by words of it. */
export const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
/** What the rows that are drawn are called. */
export const titles = () =>
  screen
    .getAllByRole('row')
    .map((each) => each.querySelector('[data-column="title"] [title]')?.textContent)
    .filter((each) => each !== undefined);
/** A cell of a row by its column. */
export const cell = (name: string, column: string) => {
  const found = row(name).querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${column}`);
  return found;
};
/** What the backend was asked last by a method. */
export const called = (fake: Fake, method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];
