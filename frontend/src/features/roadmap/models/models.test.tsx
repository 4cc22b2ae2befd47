import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { knownCommands, runCommand } from '~/app/commands/registry';
import type { FixtureName } from '~/fixtures/fake';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const card = (name: string) => screen.getByRole('article', { name });

beforeAll(async () => {
  await import('~/features/roadmap/RoadmapRoom');
  await import('./ModelsScreen');
});

async function opened(model = '', fixture: FixtureName = 'sample') {
  const app = renderApp(`/roadmap/models/${model}`, fixture);
  await screen.findByRole('navigation', { name: 'Models' }, { timeout: 20_000 });
  const last = (method: string) =>
    app.fake.calls.findLast((call) => call.method === method)?.args[0];
  return { ...app, last };
}

async function edit(app: Awaited<ReturnType<typeof opened>>, name: string, text: string) {
  await app.user.click(await screen.findByRole('button', { name: new RegExp(`^${name}:`) }));
  const field = screen.getByRole('textbox', { name });
  await app.user.clear(field);
  await app.user.type(field, `${text}{Enter}`);
  return field;
}

describe('the models of the roadmap', () => {
  it('are a command away, from any screen', async () => {
    renderApp('/history');
    await screen.findByRole('main');
    await waitFor(() => expect(knownCommands().map(({ id }) => id)).toContain('roadmap.models'));
    act(() => runCommand('roadmap.models'));
    expect(await screen.findByRole('navigation', { name: 'Models' })).toBeVisible();
    expect(location.hash).toBe('#/roadmap/models');
  });

  it('say of a built-in one what it computes, on which scales, and whose it is', async () => {
    await opened();
    expect(card('RICE')).toHaveTextContent('reach × impact × confidence ÷ effort');
    expect(card('RICE')).toHaveTextContent('Intercom');
    expect(card('RICE')).toHaveTextContent('0.25 minimal');
    expect(within(card('RICE')).queryByRole('button')).toBeNull();
  });

  it('have no fault that axe can find', async () => {
    const { user } = await opened('model-own');
    await user.click(screen.getByRole('button', { name: /^Question and levels of Customer/ }));
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Value rate' }));
    expect(await violations()).toEqual([]);
  });

  it('cannot be changed in a plan that is only read', async () => {
    await opened('model-own', 'readonly');
    expect(within(card('Weighted score')).queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'New model' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Delete/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();
  });
});

describe('a model of one’s own', () => {
  it('is made from the template and ranks the plan', async () => {
    const { user, last } = await opened();
    await user.click(screen.getByRole('button', { name: 'New model' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Weighted, from the template' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await waitFor(() => expect(name).toHaveFocus());
    await user.clear(name);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('A name is missing.')).toBeVisible();
    await user.type(name, 'What counts{Enter}');
    await screen.findByRole('article', { name: 'What counts' });
    expect(last('AddModel')).toEqual({
      from: 'template',
      name: 'What counts',
      formula: '',
    });
    await user.click(screen.getByRole('button', { name: 'Rank the plan by it' }));
    await waitFor(() => expect(screen.getByRole('main')).toHaveTextContent('ranks by What counts'));
  });

  it('says while a formula is typed what it would compute, or why it cannot', async () => {
    const { user, last } = await opened('model-formula');
    await user.click(await screen.findByRole('button', { name: /^Formula:/ }));
    const field = screen.getByRole('textbox', { name: 'Formula' });
    await user.clear(field);
    await user.type(field, 'valeu / effort');
    expect(await screen.findByText('There is no valeu here. Use value or effort.')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'value / effort');
    expect(await screen.findByText('Computes: value ÷ effort')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(last('EditModel')).toEqual({
        id: 'model-formula',
        field: 'formula',
        text: 'value / effort',
      }),
    );
    expect(card('Value rate')).toHaveTextContent('person-months of all teams');
  });

  it('refuses weights that sum to zero at the field', async () => {
    const app = await opened('model-own');
    await edit(app, 'Weight of Revenue', '0');
    await edit(app, 'Weight of Risk', '0');
    const field = await edit(app, 'Weight of Customer value', '0');
    expect(await screen.findByRole('alert')).toHaveTextContent('All weights together are 0.');
    expect(field).toHaveValue('0');
  });

  it('takes criteria, their levels, and another order by the keys', async () => {
    const app = await opened('model-own');
    const { user, last } = app;
    await user.type(screen.getByRole('textbox', { name: 'Add a criterion' }), 'Learning{Enter}');
    const learning = await screen.findByRole('button', { name: 'Name of Learning: Learning' });
    learning.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(last('MoveCriterion')).toEqual({ id: 'model-own-4', after: 'own-revenue' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Name of Learning: Learning' })).toHaveFocus(),
    );
    await user.click(screen.getByRole('button', { name: 'Question and levels of Learning' }));
    await user.click(await screen.findByRole('button', { name: /^Levels: What does/ }));
    await user.keyboard('1 nothing{Enter}5 a lot{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last('EditCriterion')).toEqual({
        id: 'model-own-4',
        field: 'rubric',
        text: '1 nothing\n5 a lot',
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Delete Learning' }));
    expect(await screen.findByText('Deleted the criterion “Learning”.')).toBeVisible();
  });

  it('counts otherwise in a phase', async () => {
    const app = await opened('model-own');
    const phase = app.fake.plan().phases[0];
    await edit(app, `Weight of Revenue in ${phase?.name ?? ''}`, '70');
    await waitFor(() =>
      expect(app.last('SetWeight')).toEqual({
        of: phase?.id,
        criterion: 'own-revenue',
        text: '70',
      }),
    );
    expect(
      await screen.findByRole('button', { name: `Weight of Revenue in ${phase?.name}: 70` }),
    ).toBeVisible();
  });

  it('is deleted with a way back', async () => {
    const { user } = await opened('model-own');
    await user.click(screen.getByRole('button', { name: 'Delete the model' }));
    expect(await screen.findByText('Deleted the model “Weighted score”.')).toBeVisible();
    expect(await screen.findByRole('article', { name: 'RICE' })).toBeVisible();
  });
});
