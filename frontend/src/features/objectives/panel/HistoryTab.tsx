import type { HistoryItem } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { type Key, t } from '~/strings/strings';
import { formatDate, localDate, localTime } from '~/ui/format';
import styles from './panel.module.css';

/** The story of the row, latest first. */
export function HistoryTab({ items }: { items: readonly HistoryItem[] }) {
  const { today } = usePlan();
  if (items.length === 0) return <p className={styles.small}>{t('rowHistory.none')}</p>;
  return (
    <ol className={styles.list} aria-label={t('rowHistory.list')}>
      {items.map((item, index) => (
        <li key={`${item.at}/${item.field}/${index}`}>
          <div>
            {words(item)}
            {(item.kind === 'undo' || item.kind === 'redo') && (
              <span className={styles.small}> {t(`rowHistory.${item.kind}`)}</span>
            )}
          </div>
          <div className={styles.small}>
            {t('rowHistory.by', {
              by: item.by,
              when: `${formatDate(localDate(item.at), today)} ${localTime(item.at)}`,
            })}
          </div>
        </li>
      ))}
    </ol>
  );
}

const fieldWords: Record<string, Key & `panel.field.${string}`> = {
  title: 'panel.field.title',
  note: 'panel.field.note',
  owner: 'panel.field.owner',
  team: 'panel.field.team',
  phase: 'panel.field.phase',
  type: 'panel.field.type',
  parent: 'panel.field.parent',
  kind: 'panel.field.kind',
  unit: 'panel.field.unit',
  start: 'panel.field.start',
  target: 'panel.field.target',
  low: 'panel.field.low',
  high: 'panel.field.high',
  tolerance: 'panel.field.tolerance',
  commit: 'panel.field.commit',
  stretch: 'panel.field.stretch',
  baselinePoints: 'panel.field.baselinePoints',
  startDate: 'panel.field.startDate',
  due: 'panel.field.due',
  weight: 'panel.field.weight',
};

function words({ what, field, before, after }: HistoryItem): string {
  if (what === 'check_in') return t('rowHistory.check_in', { after });
  if (what !== 'changed') return t(`rowHistory.${what}`);
  const key = fieldWords[field];
  const name = key ? t(key) : field;
  if (before === '') return t('rowHistory.changed', { field: name, after });
  if (after === '') return t('rowHistory.cleared', { field: name, before });
  return t('rowHistory.changedFrom', { field: name, before, after });
}
