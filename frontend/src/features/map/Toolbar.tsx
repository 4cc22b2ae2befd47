import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { MapNode, Status } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { isFiltering } from './graph';
import styles from './map.module.css';
import type { MapModel } from './useMapModel';

const many = 12; // choices: more are found by typing

const statuses: readonly Status[] = [
  'at_risk',
  'behind',
  'stale',
  'not_started',
  'on_track',
  'achieved',
];

/** What of the map is shown, and why not all of it; its choices come once the map is drawn. */
export function Toolbar({ model, isDrawn }: { model: MapModel; isDrawn: boolean }) {
  return (
    <div className={styles.toolbar}>
      {isDrawn && <Choices model={model} />}
      <p className={styles.some} role="status">
        {someWords(model)}
      </p>
      {(model.paths.length > 0 || isFiltering(model.filter)) && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconX size="0.875rem" aria-hidden />}
          onClick={model.showAll}
        >
          {t('map.all')}
        </Button>
      )}
    </div>
  );
}

function Choices({ model: { graph, filter, setFilter } }: { model: MapModel }) {
  const choices = useMemo(() => {
    const rows = [...graph.nodes.values()].filter(({ subject }) => subject !== 'kpi');
    const named = (id: 'ownerId' | 'phaseId', name: 'owner' | 'phase') => {
      const found = new Map(rows.flatMap((row): [string, string][] => pairOf(row, id, name)));
      return [...found]
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label));
    };
    const there = new Set(rows.map(({ status }) => status));
    return {
      owner: named('ownerId', 'owner'),
      phase: named('phaseId', 'phase'),
      status: statuses
        .filter((each) => there.has(each))
        .map((value) => ({ value, label: t(`status.${value}`) })),
    };
  }, [graph]);
  return (['owner', 'phase', 'status'] as const)
    .filter((each) => choices[each].length > 1)
    .map((each) => (
      <Select
        key={each}
        aria-label={t(`map.filter.${each}`)}
        searchable={choices[each].length > many}
        data={[{ value: '', label: t(`map.filter.${each}.all`) }, ...choices[each]]}
        value={filter[each]}
        onChange={(value) => setFilter({ ...filter, [each]: value ?? '' })}
      />
    ));
}

function pairOf(
  row: MapNode,
  id: 'ownerId' | 'phaseId',
  name: 'owner' | 'phase',
): [string, string][] {
  const [key, label] = [row[id], row[name]];
  return key !== null && label !== null ? [[key, label]] : [];
}

/** Why what is shown is not all; "" where it is. */
function someWords({ graph, paths, fit, shown }: MapModel): string {
  const [first] = paths;
  if (first !== undefined && paths.length === 1)
    return t('map.some.path', { title: graph.nodes.get(first)?.title ?? '' });
  if (paths.length > 1) return t('map.some.paths', { n: paths.length });
  const rows = [...(fit ?? [])].filter((id) => graph.nodes.get(id)?.subject !== 'kpi').length;
  if (fit !== null) return rows === 0 ? t('map.filter.none') : tn('map.some.filter', rows);
  const all = graph.nodes.size;
  return shown.length < all ? t('map.some', { shown: shown.length, all }) : '';
}
