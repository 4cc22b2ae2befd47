import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CairnError } from '~/bridge/errors';
import { violations } from '~/test/axe';
import { renderPart } from '~/test/render';
import { attempt, refused, toast } from './toast';

test('a toast without an action can be closed by a button that has a name', async () => {
  const { user } = renderPart(null);
  act(() => toast({ text: 'Backed up' }));
  expect(await screen.findByRole('region', { name: 'What was just done' })).toHaveTextContent(
    'Backed up',
  );
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByText('Backed up')).not.toBeInTheDocument());
});

test('a refusal says the sentence of its field, anything else its own words', async () => {
  renderPart(null);
  const fields = [{ field: 'title', code: 'needed', message: 'A title is needed.' }];
  act(() => attempt(Promise.reject(new CairnError('invalid', 'Nothing was changed.', fields))));
  expect(await screen.findByRole('alert')).toHaveTextContent('A title is needed.');
  act(() => refused(new Error('The window has no backend.')));
  await waitFor(() =>
    expect(screen.getByRole('alert')).toHaveTextContent('The window has no backend.'),
  );
});
