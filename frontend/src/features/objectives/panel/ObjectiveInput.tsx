import { useState } from 'react';
import { useCycle } from '~/data/cycle';
import { useHits } from '~/data/find';
import { useOutline } from '~/data/plan';
import { type FindingProps, FindInput, type Found } from '~/fields/FindInput';
import { t } from '~/strings/strings';

interface Props extends FindingProps {
  /** Those that cannot be chosen. */
  without: readonly string[];
  /** Words for choosing none, where that can be. */
  none?: string;
}

/** A field that finds an objective of any cycle by words of its title; at first it offers the cycle's own. */
export function ObjectiveInput({ without, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  const found = useFitting(typed).filter(({ id }) => !without.includes(id));
  return (
    <FindInput
      {...rest}
      hint={t('panel.ties.hint')}
      typed={typed}
      onType={setTyped}
      found={found}
    />
  );
}

/** Objectives of the shown cycle, or those of any cycle in whose texts the words stand. */
function useFitting(typed: string): Found[] {
  const { cycle } = useCycle();
  const { outline } = useOutline(cycle?.id ?? '');
  const hits = useHits(typed);
  if (hits)
    return hits.hits
      .filter(({ subject }) => subject === 'objective')
      .map(({ id, title, cycleId, where }) => ({
        id,
        title,
        where: cycleId === cycle?.id ? '' : where,
      }));
  return (outline?.objectives ?? []).map(({ id, title, order }) => ({
    id,
    title: `${order} ${title}`,
    where: '',
  }));
}
