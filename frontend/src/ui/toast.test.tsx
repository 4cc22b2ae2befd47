import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { violations } from '~/test/axe';
import { renderPart } from '~/test/render';
import { toast } from './toast';

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
