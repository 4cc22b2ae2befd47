import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { Hit } from '~/bridge/types';
import { useChooseCycle } from '~/data/cycle';

/** Goes to what a search has found: a row in its cycle, a KPI, or the place where the rest is kept. */
export function useOpenHit(): (hit: Hit) => void {
  const [, go] = useLocation();
  const choose = useChooseCycle();
  return useCallback(
    ({ subject, id, cycleId }) => {
      switch (subject) {
        case 'objective':
        case 'key_result':
          if (cycleId !== null) choose(cycleId);
          go(`/objectives/${id}`);
          break;
        case 'cycle':
          choose(id);
          go('/objectives');
          break;
        case 'kpi':
          go(`/kpis/${id}`);
          break;
        case 'annotation':
          go('/kpis');
          break;
        case 'initiative':
          go(`/roadmap/backlog/${id}`);
          break;
        case 'scenario':
          if (cycleId !== null) choose(cycleId);
          go('/roadmap/scenarios');
          break;
        case 'review':
          go(`/reviews/${id}`);
          break;
        case 'decision':
        case 'question':
        case 'action':
          go('/reviews');
          break;
        case 'lesson':
          if (cycleId !== null) choose(cycleId);
          go('/reviews');
          break;
        case 'person':
          go('/settings/people');
          break;
        case 'team':
          go('/settings/teams');
          break;
        case 'product':
        case 'phase':
          go('/settings/products');
          break;
      }
    },
    [go, choose],
  );
}
