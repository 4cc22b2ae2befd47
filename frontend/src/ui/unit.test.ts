import { expect, test } from 'vitest';
import { withUnit } from './unit';

test('a short unit stands in its field, a long one behind the name', () => {
  expect(withUnit('Value', '')).toEqual({ label: 'Value' });
  expect(withUnit('Value', '%')).toEqual({ label: 'Value', rightSection: '%' });
  expect(withUnit('Value', 'a week')).toEqual({ label: 'Value, a week' });
});
