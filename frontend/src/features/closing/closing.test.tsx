import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { runCommand } from '~/app/commands/registry';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function opened() {
  const app = renderApp('/close');
  // Before anything is read: the quarter before has goals.
  const [row] = app.fake.rows;
  if (row) app.fake.rows.push({ ...row, id: 'past', cycleId: 'cycle-q4', keyResults: [] });
  await screen.findByRole('heading', { name: 'Close Q1 2026' });
  await screen.findByRole('table', { name: 'Scores of Q1 2026' });
  return app;
}

function line(title: string): HTMLElement {
  const row = screen.getByText(title).closest<HTMLElement>('[role="row"]');
  if (!row) throw new Error(`no row ${title}`);
  return row;
}

test('the end of a cycle has no fault that axe finds', async () => {
  await opened();
  expect(await violations()).toEqual([]);
});

test('a score, a reason and an outcome are kept in place', async () => {
  const { user, fake } = await opened();
  const row = line('Raise the activation rate');
  await user.click(within(row).getByRole('button', { name: /^Score:/ }));
  await user.keyboard('0.9{Enter}');
  await waitFor(() => expect(fake.calls.some(({ method }) => method === 'Say')).toBe(true));
  expect(
    await within(line('Raise the activation rate')).findByText('A score of your own: say why'),
  ).toBeVisible();
  await user.click(
    within(line('Raise the activation rate')).getByRole('button', { name: /^Why:/ }),
  );
  await user.keyboard('Counted twice.{Enter}');
  const kept = await within(line('Raise the activation rate')).findByRole('button', {
    name: 'Why: Counted twice.',
  });
  expect(kept).toBeVisible();
});

test('a score that is no number is refused at its field', async () => {
  const { user } = await opened();
  await user.click(
    within(line('Raise the activation rate')).getByRole('button', { name: /^Score:/ }),
  );
  await user.keyboard('much{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('"much" is not a number');
});

test('rows without a score keep the cycle open, and are shown', async () => {
  const { user } = await opened();
  await user.click(screen.getByRole('button', { name: 'Close the cycle' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'without a score. Nothing was closed.',
  );
  await user.click(screen.getByRole('button', { name: 'Show them' }));
  await waitFor(() => expect(screen.queryByText('Raise the activation rate')).toBeNull());
});

test('a closed cycle is read, and reopened with a reason', async () => {
  const { user, fake } = await opened();
  await user.click(screen.getByRole('button', { name: 'Drop the row without a score' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Drop the/ })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Close the cycle' }));
  expect(await screen.findByRole('heading', { name: 'Q1 2026: 0.61' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Why:/ })).toBeNull();
  // The button is gone; whoever pressed it goes on from the rows.
  expect(screen.getByRole('combobox', { name: 'Show' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Reopen' }));
  await user.keyboard('A value was wrong.{Enter}');
  expect(await screen.findByRole('heading', { name: 'Close Q1 2026' })).toBeVisible();
  const reopened = fake.calls.find(({ method }) => method === 'Reopen');
  expect(reopened?.args[0]).toMatchObject({ why: 'A value was wrong.' });
});

test('a closed cycle shows the score of every row', async () => {
  const { user } = await opened();
  const scoreOf = (title: string) => within(line(title)).getAllByRole('cell')[2];
  const before = scoreOf('Raise the activation rate')?.textContent.match(/\d\.\d\d/)?.[0];
  expect(before).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Drop the row without a score' }));
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Show' })).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Close the cycle' }));
  await screen.findByRole('heading', { name: 'Q1 2026: 0.61' });
  expect(scoreOf('Raise the activation rate')).toHaveTextContent(new RegExp(`^${before}$`));
});

test('a final value stands beside what it is held against', async () => {
  await opened();
  expect(line('Raise the activation rate')).toHaveTextContent('target 60%');
  expect(line('Keep first-order fill rate')).toHaveTextContent('min 95%');
});

test('lessons are added by Enter and deleted', async () => {
  const { user } = await opened();
  await user.click(screen.getByRole('tab', { name: 'Look back' }));
  await user.type(
    screen.getByRole('textbox', { name: 'A lesson for the next cycle' }),
    'Measure first.{Enter}',
  );
  expect(await screen.findByText('Measure first.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'A lesson for the next cycle' })).toHaveValue('');
  await user.click(screen.getAllByRole('button', { name: 'Delete the line' })[0] as HTMLElement);
  await waitFor(() => expect(screen.queryByText(/Calling the first ten/)).toBeNull());
});

test('goals of another cycle are copied', async () => {
  const { user, fake } = await opened();
  act(() => runCommand('cycle.copy'));
  const dialog = await screen.findByRole('dialog', { name: /^Copy goals to/ });
  await user.click(await within(dialog).findByRole('checkbox', { name: 'Tags' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Copy' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Copy goals to/ })).toBeNull());
  const cloned = fake.calls.find(({ method }) => method === 'Clone');
  expect(cloned?.args[0]).toMatchObject({ choices: { fromFinal: true, tags: false } });
});
