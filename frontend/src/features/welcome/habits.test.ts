import { expect, it } from 'vitest';
import { habitsOf } from './habits';

it.each([
  ['en-US', { decimalMark: '.', dateOrder: 'mdy', weekStart: 7 }],
  ['en-GB', { decimalMark: '.', dateOrder: 'dmy', weekStart: 1 }],
  ['de-DE', { decimalMark: ',', dateOrder: 'dmy', weekStart: 1 }],
  ['sv-SE', { decimalMark: ',', dateOrder: 'ymd', weekStart: 1 }],
])('%s', (language, habits) => expect(habitsOf(language)).toEqual(habits));
