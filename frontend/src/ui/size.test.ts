import { expect, it } from 'vitest';
import { formatSize } from './size';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [1480, '1.5 KB'],
  [41_964, '42 KB'],
  [999_499, '999 KB'],
  [999_500, '1 MB'],
  [1_340_000, '1.3 MB'],
  [32_000_000, '32 MB'],
  [2_500_000_000_000, '2500 GB'],
])('%d bytes are %s', (bytes, want) => expect(formatSize(bytes)).toBe(want));
