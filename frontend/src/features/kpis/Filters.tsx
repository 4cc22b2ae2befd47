import { SegmentedControl, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { KPIList } from '~/bridge/types';
import { t } from '~/strings/strings';
import { type Filter, uncategorised } from './filter';
import { type Grouping, groupings } from './tiles/groups';
import styles from './kpis.module.css';

const views = ['table', 'tiles'] as const;
export type View = (typeof views)[number];

/** Whether a value that was remembered is one. */
export function isView(value: unknown): value is View {
  return views.some((each) => each === value);
}

interface Props {
  list: KPIList;
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** How they are shown. */
  view: View;
  onView: (view: View) => void;
  by: Grouping;
  onBy: (by: Grouping) => void;
}

const states = ['draft', 'active', 'retired'] as const;

/** Which KPIs to show, and what is found about all of them. */
export function Filters({ list: { kpis, findings }, filter, onChange, ...shown }: Props) {
  const products = new Map(
    kpis.flatMap(({ productId, product }) => (productId && product ? [[productId, product]] : [])),
  );
  const categories = [...new Set(kpis.map(({ category }) => category || uncategorised))].sort();
  return (
    <div className={styles.toolbar}>
      {products.size > 1 && (
        <Select
          aria-label={t('kpis.filter.product')}
          data={[
            { value: '', label: t('kpis.filter.product.all') },
            ...[...products].map(([value, label]) => ({ value, label })),
          ]}
          value={filter.product}
          onChange={(product) => onChange({ ...filter, product: product ?? '' })}
        />
      )}
      <Select
        aria-label={t('kpis.filter.category')}
        data={[
          { value: '', label: t('kpis.filter.category.all') },
          ...categories.map((value) => ({
            value,
            label: value === uncategorised ? t('kpis.filter.category.none') : value,
          })),
        ]}
        value={filter.category}
        onChange={(category) => onChange({ ...filter, category: category ?? '' })}
      />
      <Select
        aria-label={t('kpis.filter.state')}
        data={[
          { value: 'current', label: t('kpis.filter.state.current') },
          ...states.map((value) => ({ value, label: t(`kpiState.${value}`) })),
          { value: '', label: t('kpis.filter.state.all') },
        ]}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state: state ?? '' })}
      />
      <ShownAs {...shown} />
      {findings
        .filter(({ code }) => code === 'too_many_key')
        .map(({ sentence }) => (
          <p key={sentence} className={styles.finding} role="note">
            <IconAlertTriangle size="0.9375rem" aria-hidden />
            {sentence}
          </p>
        ))}
    </div>
  );
}

/** Table or tiles, and what tiles are gathered by. */
function ShownAs({ view, onView, by, onBy }: Pick<Props, 'view' | 'onView' | 'by' | 'onBy'>) {
  return (
    <span className={styles.shownAs}>
      {view === 'tiles' && (
        <Select
          aria-label={t('kpis.group')}
          data={groupings.map((value) => ({ value, label: t(`kpis.group.${value}`) }))}
          value={by}
          onChange={(value) => {
            const next = groupings.find((each) => each === value);
            if (next) onBy(next);
          }}
        />
      )}
      <SegmentedControl
        aria-label={t('kpis.view')}
        data={views.map((value) => ({ value, label: t(`kpis.view.${value}`) }))}
        value={view}
        onChange={(value) => {
          const next = views.find((each) => each === value);
          if (next) onView(next);
        }}
      />
    </span>
  );
}
