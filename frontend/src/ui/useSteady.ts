import { useState } from 'react';

/** The same list for as long as it says the same: what is drawn from it is drawn again when it changes. */
export function useSteady<Item extends string>(list: readonly Item[]): readonly Item[] {
  const [steady, setSteady] = useState(list);
  if (steady.length === list.length && steady.every((item, at) => item === list[at])) return steady;
  setSteady(list);
  return list;
}
