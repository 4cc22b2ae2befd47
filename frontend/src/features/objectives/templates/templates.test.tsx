import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Templates } from '~/bridge/types';
import { refuse } from '~/fixtures/refuse';
import { templateHandlers } from '~/fixtures/templates';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const dialog = () => screen.findByRole('dialog', { name: 'Start from a template' });
const preview = async () =>
  within(await dialog()).findByRole('region', { name: 'What would be added' });
const lines = async () => within(await dialog()).getAllByRole('option');

/** Opens the dialog where the objectives stand. */
async function open() {
  const app = renderApp('/objectives');
  await screen.findByRole('treegrid');
  await app.user.keyboard('t');
  await preview();
  return app;
}

describe('templates', () => {
  it('are chosen with the keyboard alone, added in one step, and shown', async () => {
    const { user, fake } = await open();
    const search = within(await dialog()).getByRole('combobox', { name: 'Search templates' });
    expect(search).toHaveFocus();
    expect((await lines())[0]).toHaveAttribute('aria-selected', 'true');
    expect(search).toHaveAttribute('aria-activedescendant', (await lines())[0]?.id);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(await preview()).toHaveTextContent('First users come back');
    await user.keyboard('{ArrowUp}{Enter}{Enter}');
    expect(
      await screen.findByText('Added “Newcomers reach their first success in one sitting”'),
    ).toBeInTheDocument();
    expect(fake.calls.filter(({ method }) => method === 'BeginWithTemplate')).toEqual([
      expect.objectContaining({
        args: [
          {
            cycle: 'cycle-q1',
            product: 'product-1',
            template: 'first-success',
            keyResults: ['activated', 'content'],
            owner: '',
          },
        ],
      }),
    ]);
    await waitFor(() =>
      expect(document.querySelector('[data-row="template-1"]')).toContainElement(
        document.activeElement as HTMLElement,
      ),
    );
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(document.querySelector('[data-row="template-1"]')).toBeNull());
  });

  it('show their numbers, what measures them, and what history says', async () => {
    await open();
    const shown = await preview();
    expect(shown).toHaveTextContent('Committed · Launch');
    expect(shown).toHaveTextContent('Increase from 41% to 52%');
    expect(shown).toHaveTextContent('Measured by Activation rate.');
    expect(shown).toHaveTextContent('lies beyond natural variation');
    expect(shown).toHaveTextContent('Stay at or above 80%');
    expect(shown).toHaveTextContent('No worse than the latest values have been.');
    expect(shown).toHaveTextContent('due 31 Mar');
    const list = within(await dialog()).getByRole('listbox', { name: 'Templates by phase' });
    expect(within(list).getByRole('group', { name: 'Launch, your phase' })).toBeInTheDocument();
    expect((await lines())[0]).toHaveTextContent('2 of 2 measured by your KPIs');
    expect((await lines())[1]).toHaveTextContent('0 of 1 measured by your KPIs · In this cycle');
    expect(await violations()).toEqual([]);
  });

  it('leave out the key results that are not wanted, and refuse to add none', async () => {
    const { user, fake } = await open();
    const shown = await preview();
    const add = within(await dialog()).getByRole('button', { name: /^Add to Q1 2026/ });
    const [first, second] = within(shown).getAllByRole('checkbox');
    if (!first || !second) throw new Error('no key results');
    await user.click(first);
    expect(first).not.toBeChecked();
    await user.click(second);
    expect(add).toBeDisabled();
    expect(within(await dialog()).getByText('Choose one key result at least.')).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.calls.some(({ method }) => method === 'BeginWithTemplate')).toBe(false);
    await user.click(second);
    await user.click(add);
    await screen.findByText(/^Added “Newcomers/);
    const [call] = fake.calls.filter(({ method }) => method === 'BeginWithTemplate');
    expect(call?.args[0]).toMatchObject({ keyResults: ['content'] });
  });

  it('are found by words, and by what the KPIs measure', async () => {
    const { user } = await open();
    const search = within(await dialog()).getByRole('combobox', { name: 'Search templates' });
    await user.type(search, 'belief discovery');
    expect(await lines()).toHaveLength(1);
    await user.click(
      within(await dialog()).getByRole('checkbox', { name: 'Only what your KPIs can measure (1)' }),
    );
    expect(within(await dialog()).getByText(/No template has these words/)).toBeVisible();
    await user.clear(search);
    expect(await lines()).toHaveLength(1);
    expect(await preview()).toHaveTextContent('Newcomers reach their first success');
    await user.type(search, 'nothing like it');
    await user.click(within(await dialog()).getByRole('button', { name: 'Show all' }));
    expect(await lines()).toHaveLength(3);
  });

  it('say what they would be measured by where there are no KPIs, and can be added', async () => {
    const { user } = renderApp('/objectives', 'empty');
    await user.click(await screen.findByRole('button', { name: 'Start from a template' }));
    expect(await dialog()).toHaveTextContent('This plan has no KPIs yet.');
    expect(await preview()).toHaveTextContent('No KPI yet: Activation rate. What activation rate');
    expect(await preview()).toHaveTextContent('Example numbers');
    expect(await violations()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('treegrid')).toBeInTheDocument();
    expect(await screen.findByText(/^Added “Newcomers/)).toBeInTheDocument();
  });

  it('say why they cannot be added', async () => {
    const { user, fake } = await open();
    fake.install({
      Objectives: { BeginWithTemplate: () => refuse('not_found', 'This cycle is gone.') },
    });
    await user.keyboard('{Enter}');
    expect(await within(await dialog()).findByRole('alert')).toHaveTextContent(
      'This cycle is gone.',
    );
  });

  it('are among the ways to add', async () => {
    const { user } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    await user.click(await screen.findByRole('button', { name: 'More ways to add' }));
    await user.click(await screen.findByRole('menuitem', { name: /Start from a template/ }));
    expect(await preview()).toBeInTheDocument();
  });

  it('are those of the product that is chosen', async () => {
    const { user, fake } = renderApp('/objectives');
    await screen.findByRole('treegrid');
    const products = ['Fennel Row', 'Courier app'].map((name, at) => ({ id: `p${at}`, name }));
    const { Templates: list } = templateHandlers(fake);
    fake.install({
      Objectives: {
        Templates: (cycle: string, product: string) => ({
          ...(list as (cycle: string) => Templates)(cycle),
          product: products[product === 'p1' ? 1 : 0],
          products,
        }),
      },
    });
    await user.keyboard('t');
    const field = within(await dialog()).getByRole('combobox', { name: 'Product' });
    await waitFor(() => expect(field).toHaveValue('Fennel Row'));
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'Courier app' }));
    await waitFor(() => expect(field).toHaveValue('Courier app'));
    await user.click(within(await dialog()).getByRole('button', { name: /^Add to Q1 2026/ }));
    await screen.findByText(/^Added “Newcomers/);
    const [call] = fake.calls.filter(({ method }) => method === 'BeginWithTemplate');
    expect(call?.args[0]).toMatchObject({ product: 'p1', template: 'first-success' });
  });

  it('cannot be added where the plan is open for looking', async () => {
    const { user } = renderApp('/objectives', 'readonly');
    await screen.findByRole('treegrid');
    await user.keyboard('t');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'More ways to add' })).toBeNull();
  });
});
