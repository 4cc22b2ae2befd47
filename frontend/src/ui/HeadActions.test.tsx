import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type Command, useCommands } from '~/app/commands/registry';
import { renderPart } from '~/test/render';
import { HeadActions } from './HeadActions';

const details = { id: 'test.details', title: 'Show or hide', group: 'view', run: vi.fn() } as const;
const add = { id: 'test.add', title: 'New KPI', group: 'kpis', run: vi.fn() } as const;

function Offering({ commands }: { commands: readonly Command[] }) {
  useCommands(commands);
  return <HeadActions details="test.details" add="test.add" />;
}

test('the head of a list opens the panel and adds a row', async () => {
  const { user } = renderPart(<Offering commands={[details, add]} />);
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(details.run).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'New KPI' }));
  expect(add.run).toHaveBeenCalledOnce();
});

test('the head of a list that is only looked at offers no row', () => {
  renderPart(<Offering commands={[{ ...add, disabled: true }]} />);
  expect(screen.queryByRole('button', { name: 'New KPI' })).toBeNull();
});
