import { screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPart } from '~/test/render';
import { useBegin } from './useBegin';

function Begun({ leave }: { leave: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  useBegin(input, true, leave);
  return <input ref={input} aria-label="Cell" defaultValue="12" />;
}

/** A cell whose editor comes when the focus is in another field, or at once. */
function Sheet({ leave }: { leave: () => void }) {
  const [isRead, setRead] = useState(false);
  return (
    <>
      <button onClick={() => setRead(true)}>Edit</button>
      <input aria-label="Another field" onFocus={() => setRead(true)} />
      {isRead && <Begun leave={leave} />}
    </>
  );
}

it('a field that comes when the person has gone on to another one takes nothing from it', async () => {
  const leave = vi.fn();
  const { user } = renderPart(<Sheet leave={leave} />);
  await user.click(screen.getByRole('textbox', { name: 'Another field' }));
  expect(screen.getByRole('textbox', { name: 'Another field' })).toHaveFocus();
  expect(leave).toHaveBeenCalledOnce();
});

it('a field has the focus with all of it chosen when it is begun from its row', async () => {
  const leave = vi.fn();
  const { user } = renderPart(<Sheet leave={leave} />);
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  const cell = screen.getByRole<HTMLInputElement>('textbox', { name: 'Cell' });
  expect(cell).toHaveFocus();
  expect([cell.selectionStart, cell.selectionEnd]).toEqual([0, 2]);
  expect(leave).not.toHaveBeenCalled();
});
