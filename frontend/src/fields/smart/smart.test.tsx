import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Fake } from '~/fixtures/fake';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen row' });

async function coached(id: string) {
  const app = renderApp('/objectives');
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  });
  await app.user.click(row);
  await app.user.click(await within(panel()).findByRole('tab', { name: 'SMART' }));
  return app;
}

const last = (fake: Fake, method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];
const letter = (name: string) =>
  within(within(panel()).getByRole('list', { name: 'The five letters' })).getByText(name)
    .parentElement;

describe('what a coach would say', () => {
  it('stands by letter, with why and the way out, and how the target stands against history', async () => {
    await coached('k11');
    expect(await within(panel()).findByText(/more than 96% of earlier changes/)).toBeVisible();
    expect(letter('Achievable')).toHaveTextContent('1 finding');
    expect(letter('Specific')).toHaveTextContent('met');
    expect(within(panel()).getByText(/Say what will be done differently/)).toBeVisible();
    expect(await within(panel()).findByText(/The chance to reach it is about 17%/)).toBeVisible();
    expect(within(panel()).getByText('Needed a week').nextSibling).toHaveTextContent('+1.7%');
    expect(within(panel()).getByText('The goals of Q1 2026 together')).toBeVisible();
    expect(await violations(panel())).toEqual([]);
  });

  it('is overruled with a reason, which is shown and can be taken back', async () => {
    const { user, fake } = await coached('k11');
    const findings = within(panel()).findAllByRole('button', { name: 'Overrule' });
    await user.click((await findings)[0] ?? document.body);
    const why = within(panel()).getByRole('textbox', { name: 'Why it is right as it is' });
    expect(why).toHaveFocus();
    await user.type(why, '{Enter}');
    expect(await within(panel()).findByRole('alert')).toHaveTextContent('Say why it is right');
    await user.type(why, 'The pilot ends on 28 Mar{Enter}');
    expect(await within(panel()).findByText(/“The pilot ends on 28 Mar”/)).toBeVisible();
    expect(last(fake, 'Overrule')).toMatchObject({ row: 'k11', rule: 'pace' });
    expect(letter('Achievable')).toHaveTextContent('overruled');
    const back = within(panel()).getByRole('button', { name: 'Take back' });
    expect(back).toHaveFocus();
    await user.click(back);
    await waitFor(() => expect(letter('Achievable')).toHaveTextContent('1 finding'));
    const again = within(panel()).getAllByRole('button', { name: 'Overrule' });
    await waitFor(() => expect(again[0]).toHaveFocus());
  });

  it('is given up by Escape, and the focus goes back', async () => {
    const { user } = await coached('k11');
    const [overrule] = await within(panel()).findAllByRole('button', { name: 'Overrule' });
    await user.click(overrule ?? document.body);
    await user.keyboard('{Escape}');
    expect(within(panel()).queryByRole('textbox', { name: /^Why it is right/ })).toBeNull();
    expect(within(panel()).getAllByRole('button', { name: 'Overrule' })[0]).toHaveFocus();
  });

  it('is mended by one click where a rule knows the answer', async () => {
    const { user, fake } = await coached('k12');
    await user.click(await within(panel()).findByRole('button', { name: 'Set unit to d' }));
    await waitFor(() =>
      expect(last(fake, 'Edit')).toEqual({ id: 'k12', field: 'unit', text: 'd' }),
    );
    const said = await screen.findByRole('region', { name: 'What was just done' });
    expect(said).toHaveTextContent('Set unit to d');
  });

  it('is nothing where nothing was found', async () => {
    await coached('k21');
    expect(await within(panel()).findByText('A coach would have nothing to say')).toBeVisible();
  });
});

describe('a target that is typed', () => {
  it('says how it stands against history, in the outline', async () => {
    const { user } = renderApp('/objectives');
    const cell = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-row="k11"] [data-column="target"]');
      if (!found) throw new Error('no cell');
      return found;
    });
    await user.click(cell);
    const field = await screen.findByRole('textbox', { name: 'Target' });
    await user.clear(field);
    await user.type(field, '45');
    expect(await screen.findByText(/45% lies within natural variation/)).toBeVisible();
    await user.clear(field);
    await user.type(field, '60');
    expect(await screen.findByText(/60% lies outside natural variation/)).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText(/natural variation/)).toBeNull());
  });

  it('says it in the panel as well', async () => {
    const { user } = await coached('k11');
    await user.click(within(panel()).getByRole('tab', { name: 'Details' }));
    await user.click(await within(panel()).findByRole('button', { name: /^Target:/ }));
    const field = within(panel()).getByRole('textbox', { name: 'Target' });
    await user.clear(field);
    await user.type(field, '45');
    expect(await within(panel()).findByText(/45% lies within natural variation/)).toBeVisible();
    expect(await violations(panel())).toEqual([]);
  });
});

describe('a chance of landing', () => {
  it('stands beside the stated confidence, with its band and how it was reckoned', async () => {
    const { user } = await coached('k11');
    await user.click(within(panel()).getByRole('tab', { name: 'Check-ins' }));
    const landing = await screen.findByRole('region', { name: 'Will it land?' });
    expect(landing).toHaveTextContent('By its own variation17%');
    expect(landing).toHaveTextContent(/Stated confidence[\d.]+ of 10/);
    expect(landing).toHaveTextContent('held 75 to 81%');
  });
});
