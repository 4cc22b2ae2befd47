import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '~/test/render';

test('the palette has a name, and runs the command that is typed', async () => {
  const { user } = renderApp('/objectives');
  await screen.findByRole('treegrid');
  await user.keyboard('{Control>}k{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Search or run a command' })).toBeVisible();
  await user.keyboard('go to set{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});
