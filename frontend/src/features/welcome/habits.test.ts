import { expect, it } from 'vitest';
import { habitsOf } from './habits';

it.each([
  ['en-US', { decimalMark: '.', dateOrder: 'mdy', weekStart: 7 }],
  ['en-GB', { decimalMark: '.', dateOrder: 'dmy', weekStart: 1 }],
  ['de-DE', { decimalMark: ',', dateOrder: 'dmy', weekStart: 1 }],
  ['sv-SE', { decimalMark: ',', dateOrder: 'ymd', weekStart: 1 }],
  // What a window says in a session without a language.
  ['', { decimalMark: '.', dateOrder: 'dmy', weekStart: 1 }],
  ['c', { decimalMark: '.', dateOrder: 'dmy', weekStart: 1 }],
  ['en_US@posix', { decimalMark: '.', dateOrder: 'dmy', weekStart: 1 }],
])('%s', (language, habits) => expect(habitsOf(language)).toEqual(habits));
