import type { Criterion } from '~/bridge/roadmapTypes';
import type { Format } from '~/ui/format';
import type { Choice } from './OptionInput';

/** The levels of a scale whose levels have names, the highest first, as people name them. */
export function levelsOf({ levels }: Criterion, format: Format): Choice[] {
  return levels.map(({ value, text }) => ({ value: format.plain(value), label: text })).reverse();
}
