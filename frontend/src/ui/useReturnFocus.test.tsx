import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPart } from '~/test/render';
import { useReturnFocus } from './useReturnFocus';

function Dialog({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  return (
    <button type="button" autoFocus onClick={onClose}>
      Close
    </button>
  );
}

function Page() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <button type="button">Another</button>
      {isOpen && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

test('the focus goes back to where it was before a dialog', async () => {
  const { user } = renderPart(<Page />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  const close = await screen.findByRole('button', { name: 'Close' });
  close.focus();
  await user.click(close);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus());
});

test('the focus stays where the closing of the dialog has put it', async () => {
  const { user } = renderPart(<Page />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  screen.getByRole('button', { name: 'Another' }).focus();
  await new Promise((later) => setTimeout(later, 20));
  expect(screen.getByRole('button', { name: 'Another' })).toHaveFocus();
});
