import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPart } from '~/test/render';
import { DataTable } from './DataTable';

it('counts all rows, draws those in sight, and marks one', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `row ${index}`);
  renderPart(
    <DataTable
      label="Numbers"
      columns={[{ title: 'Name', width: '1fr', cell: (row) => row }]}
      rows={rows}
      keyOf={(row) => row}
      marked={1}
    />,
  );
  const table = screen.getByRole('table', { name: 'Numbers' });
  expect(table).toHaveAttribute('aria-rowcount', '5001');
  const drawn = within(table).getAllByRole('row');
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[0]).toHaveTextContent('Name');
  expect(drawn[2]).toHaveTextContent('row 1');
  expect(drawn[2]).toHaveAttribute('aria-rowindex', '3');
  expect(drawn[2]).toHaveAttribute('data-marked', 'true');
});
