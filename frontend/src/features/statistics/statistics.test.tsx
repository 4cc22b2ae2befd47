import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function opened() {
  const app = renderApp('/statistics');
  await screen.findByRole('heading', { name: /^All rows: / });
  return app;
}

test('statistics have no fault that axe finds', async () => {
  await opened();
  expect(await violations()).toEqual([]);
});

test('a number shows exactly the rows that it counts, and all again at the second click', async () => {
  const { user } = await opened();
  const atRisk = screen.getAllByRole('button', { name: /^At risk/ })[0] as HTMLElement;
  const count = Number(/(\d+) of/.exec(atRisk.textContent)?.[1]);
  expect(count).toBeGreaterThan(0);
  await user.click(atRisk);
  expect(screen.getByRole('heading', { name: `At risk: ${count}` })).toBeVisible();
  const rows = within(screen.getByRole('table', { name: 'Rows that are counted' })).getAllByRole(
    'row',
  );
  expect(rows).toHaveLength(count + 1);
  for (const row of rows.slice(1)) expect(within(row).getByText('At risk')).toBeVisible();
  await user.click(atRisk);
  expect(screen.getByRole('heading', { name: /^All rows: / })).toBeVisible();
});

test('a number of nothing says that it counts no row', async () => {
  const { user } = await opened();
  await user.click(screen.getByRole('button', { name: /^dropped/ }));
  expect(screen.getByText('It counts no row.')).toBeVisible();
});

test('calibration is of the plan, a cycle or a team', async () => {
  await opened();
  expect(await screen.findByText(/16 points too confident/, { selector: 'p' })).toBeVisible();
  expect(screen.getByRole('table', { name: 'Calibration by what was stated' })).toBeInTheDocument();
});

test('an empty cycle says what belongs here', async () => {
  renderApp('/statistics', 'empty');
  expect(await screen.findByText('Numbers come with goals')).toBeVisible();
});
