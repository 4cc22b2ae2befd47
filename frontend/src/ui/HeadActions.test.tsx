import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '~/test/render';
import { HeadActions } from './HeadActions';

test('the head of a list opens the panel and adds a row', async () => {
  const details = { title: 'Show or hide', run: vi.fn() };
  const add = { title: 'New KPI', run: vi.fn() };
  const { user } = renderPart(<HeadActions details={details} add={add} />);
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(details.run).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'New KPI' }));
  expect(add.run).toHaveBeenCalledOnce();
});

test('the head of a list that is only looked at offers no row', () => {
  const add = { title: 'New KPI', disabled: true, run: vi.fn() };
  renderPart(<HeadActions details={undefined} add={add} />);
  expect(screen.queryByRole('button', { name: 'New KPI' })).toBeNull();
});
