import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { smartRuleHandlers } from '~/fixtures/smartRules';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const chosen = (fake: ReturnType<typeof renderApp>['fake']) =>
  fake.calls.filter(({ method }) => method === 'SetRule').map(({ args }) => args[0]);
const toast = () => screen.findByRole('region', { name: 'What was just done' });
const table = (name: string) => screen.findByRole('table', { name });
const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const back = (title: string) => screen.queryByRole('button', { name: `Back to usual: ${title}` });

async function choose(user: ReturnType<typeof renderApp>['user'], rule: string, severity: string) {
  await user.click(screen.getByRole('button', { name: new RegExp(`^${rule}:`) }));
  await user.click(await screen.findByRole('option', { name: severity }));
}

async function type(user: ReturnType<typeof renderApp>['user'], limit: RegExp, text: string) {
  await user.click(screen.getByRole('button', { name: limit }));
  const field = screen.getByRole('textbox', { name: limit });
  await user.clear(field);
  await user.type(field, `${text}{Enter}`);
  return field;
}

describe('the rules of SMART', () => {
  it('stand letter by letter, each with what it says and why', async () => {
    const { user, container } = renderApp('/settings');
    await user.click(await screen.findByRole('tab', { name: 'SMART rules' }));
    const rules = await table('Rules');
    expect(location.hash).toBe('#/settings/smart');
    const letters = within(rules)
      .getAllByRole('rowheader')
      .filter((each) => each.getAttribute('scope') === 'rowgroup')
      .map(({ textContent }) => textContent);
    expect(letters).toEqual([
      'Specific',
      'Measurable',
      'Achievable',
      'Relevant',
      'Time-bound',
      'All goals together',
    ]);
    expect(row('No target')).toHaveTextContent(/nobody can say whether it was reached.*Warning/);
    expect(screen.getByText('All rules and limits are as in a new plan.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Back to usual/ })).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('matter as much as the plan chooses, and again by Undo as before', async () => {
    const { user, fake } = renderApp('/settings/smart');
    await table('Rules');
    await choose(user, 'No unit', 'Off');
    await waitFor(() => expect(row('No unit')).toHaveTextContent(/Off.*usual: Advice/));
    expect(chosen(fake)).toEqual([{ rule: 'no_unit', severity: 'off', limit: '', value: '' }]);
    expect(screen.getByText('1 rule is not as in a new plan.')).toBeVisible();
    expect(await toast()).toHaveTextContent('Changed “No unit”');
    expect(await violations()).toEqual([]);
    await user.click(within(await toast()).getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(row('No unit')).not.toHaveTextContent('Off'));
    expect(back('No unit')).not.toBeInTheDocument();
  });

  it('mark the severity of a new plan, and go back to it with the focus kept', async () => {
    const { user, fake } = renderApp('/settings/smart');
    await table('Rules');
    await choose(user, 'No due date', 'Advice');
    await waitFor(() => expect(back('No due date')).toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: /^No due date:/ }));
    expect(await screen.findByRole('option', { name: 'Warning, usual' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await user.click(back('No due date') as HTMLElement);
    await waitFor(() => expect(back('No due date')).not.toBeInTheDocument());
    expect(chosen(fake).at(-1)).toEqual({ rule: 'no_due', severity: '', limit: '', value: '' });
    expect(screen.getByRole('button', { name: 'No due date: Warning' })).toHaveFocus();
    expect(await toast()).toHaveTextContent('“No due date” is as usual again');
  });

  it('can be chosen without a mouse', async () => {
    const { user, fake } = renderApp('/settings/smart');
    await table('Rules');
    screen.getByRole('button', { name: /^No owner:/ }).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('option', { name: 'Off' });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(chosen(fake)).toHaveLength(1));
    const field = await screen.findByRole('button', { name: 'No owner: Off' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.tab();
    expect(back('No owner')).toHaveFocus();
  });
});

describe('the limits of SMART', () => {
  const pace = /^Share of earlier changes that a target may exceed/;
  const words = /^Fewest words of a title/;

  it('say which rules turn on them, and take another number', async () => {
    const { user, fake } = renderApp('/settings/smart');
    await table('Limits');
    expect(row('Fewest words')).toHaveTextContent(/A title of hardly a word.*2.*usual: 2/);
    await type(user, words, '3');
    await waitFor(() => expect(row('Fewest words')).toHaveTextContent(/3.*usual: 2/));
    expect(chosen(fake)).toEqual([{ rule: '', severity: '', limit: 'shortTitle', value: '3' }]);
    expect(screen.getByText('1 limit is not as in a new plan.')).toBeVisible();
    expect(await toast()).toHaveTextContent('Changed “Fewest words of a title that say something”');
    await user.click(back('Fewest words of a title that say something') as HTMLElement);
    await waitFor(() => expect(row('Fewest words')).toHaveTextContent(/2.*usual: 2/));
    expect(chosen(fake).at(-1)).toMatchObject({ limit: 'shortTitle', value: '' });
  });

  it('are shown and typed in percent where they are shares', async () => {
    const { user, fake } = renderApp('/settings/smart');
    await table('Limits');
    expect(row('Share of earlier')).toHaveTextContent(/95%usual: 95%/);
    await type(user, pace, '80');
    await waitFor(() => expect(row('Share of earlier')).toHaveTextContent(/80%usual: 95%/));
    expect(chosen(fake)).toEqual([{ rule: '', severity: '', limit: 'pace', value: '80%' }]);
  });

  it('keep a refused number with its sentence at the field', async () => {
    const { user } = renderApp('/settings/smart');
    await table('Limits');
    const field = await type(user, words, '0');
    expect(await screen.findByRole('alert')).toHaveTextContent('Give a number from 1 to 1000.');
    expect(field).toHaveValue('0');
    expect(field).toHaveAccessibleDescription(/no such limit/);
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: words })).toHaveTextContent('2');
    const percent = await type(user, pace, '150');
    expect(await screen.findByRole('alert')).toHaveTextContent('Give a number from 0% to 100%.');
    expect(percent).toHaveValue('150');
    await user.clear(percent);
    await user.type(percent, 'most{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('“most” is not a number'),
    );
  });
});

describe('rules and limits', () => {
  it('name the choices that do not count, which a click removes', async () => {
    const { user, fake } = renderApp('/settings');
    const leftOut = ['limit.fewKeyResults', 'severity.of_tomorrow'];
    fake.install({
      Smart: { Rules: () => ({ ...(smartRuleHandlers(fake).Rules?.() as object), leftOut }) },
    });
    await user.click(await screen.findByRole('tab', { name: 'SMART rules' }));
    const message = await screen.findByText(/^“Fewest key results of an objective”/);
    expect(message).toHaveTextContent('“severity.of_tomorrow”: of a newer Cairn');
    await user.click(back('Fewest key results of an objective') as HTMLElement);
    await waitFor(() =>
      expect(chosen(fake)).toEqual([{ rule: '', severity: '', limit: 'fewKeyResults', value: '' }]),
    );
  });

  it('can only be looked at in a plan that is open for looking', async () => {
    const { container } = renderApp('/settings/smart', 'readonly');
    expect(within(await table('Rules')).queryAllByRole('button')).toEqual([]);
    expect(within(await table('Limits')).queryAllByRole('button')).toEqual([]);
    expect(row('No target')).toHaveTextContent('Warning');
    expect(screen.getByText(/Its settings cannot be changed/)).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });
});
