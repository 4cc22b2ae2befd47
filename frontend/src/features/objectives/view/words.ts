import { useCallback } from 'react';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { statusOrder } from './arrange';
import { type FilterField, nothing } from './view';

/** Says in words what a value of a field is, such as the name of an owner. */
export function useValueWords(): (field: FilterField, value: string) => string {
  const { parties, phases, teams } = usePlan();
  return useCallback(
    (field, value) => {
      if (value === nothing) return t(`view.none.${field}`);
      switch (field) {
        case 'owner':
          return parties.find(({ id }) => id === value)?.name ?? t('view.gone');
        case 'team':
          return teams.find(({ id }) => id === value)?.name ?? t('view.gone');
        case 'phase':
          return phases.find(({ id }) => id === value)?.name ?? t('view.gone');
        case 'status': {
          const status = statusOrder.find((each) => each === value);
          return status ? t(`status.${status}`) : t('view.gone');
        }
        case 'tag':
          return value;
      }
    },
    [parties, phases, teams],
  );
}
