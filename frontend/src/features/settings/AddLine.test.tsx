import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPart } from '~/test/render';
import { AddLine } from './AddLine';

it('keeps the next name that is typed before the one before is on disk', async () => {
  let wrote = () => {};
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const { user } = renderPart(<AddLine label="Add a person" onAdd={() => written} />);
  const field = screen.getByRole('textbox', { name: 'Add a person' });
  await user.type(field, 'Noor Haddad{Enter}');
  await user.clear(field);
  await user.type(field, 'Zoe');
  await act(async () => {
    wrote();
    await written;
  });
  expect(field).toHaveValue('Zoe');
});
