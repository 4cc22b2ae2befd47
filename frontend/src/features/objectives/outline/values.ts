import type { KeyResult } from '~/bridge/types';
import { t } from '~/strings/strings';
import { commonDecimals, type Format } from '~/ui/format';
import type { Column } from './columns';
import type { Row } from './rows';

type NumberColumn = Column & ('start' | 'current' | 'target');

/** The decimals of a key result's numbers: one count for the whole row. */
export function decimalsOf({ start, current, target, low, high }: KeyResult): number {
  return commonDecimals([start, current, target, low, high]);
}

/** What a cell holds as the text that editing begins with. */
export function editText(row: Row, column: Column, format: Format): string {
  if (row.type === 'objective') {
    return column === 'owner' ? (row.objective.owner ?? '') : row.objective.title;
  }
  const { keyResult } = row;
  switch (column) {
    case 'title':
      return keyResult.title;
    case 'owner':
      return keyResult.owner ?? '';
    case 'start':
    case 'current':
    case 'target':
      return numberText(keyResult, column, format);
    case 'due':
      return keyResult.due ?? '';
    default:
      return '';
  }
}

function numberText(keyResult: KeyResult, column: NumberColumn, format: Format): string {
  const value = keyResult[column];
  if (value === null) return '';
  if (keyResult.kind === 'yes_no') return t(value === 1 ? 'value.yes' : 'value.no');
  return format.plain(value);
}
