import type { HistoryItem } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { localDate, localTime, useFormat } from '~/ui/format';
import styles from './RowHistory.module.css';

interface Props {
  items: readonly HistoryItem[];
  /** What the fields are called on the screen, by their names. */
  fields: Record<string, string>;
}

/** The story of a row, latest first. */
export function RowHistory({ items, fields }: Props) {
  const { today } = usePlan();
  const format = useFormat();
  if (items.length === 0) return <p className={styles.small}>{t('rowHistory.none')}</p>;
  return (
    <ol className={styles.list} aria-label={t('rowHistory.list')}>
      {items.map((item, index) => (
        <li key={`${item.at}/${item.field}/${index}`}>
          <div>
            {words(item, fields)}
            {(item.kind === 'undo' || item.kind === 'redo') && (
              <span className={styles.small}> {t(`rowHistory.${item.kind}`)}</span>
            )}
          </div>
          {item.why && <p className={styles.note}>{t('rowHistory.why', { why: item.why })}</p>}
          <div className={styles.small}>
            {t('rowHistory.by', {
              by: item.by,
              when: `${format.date(localDate(item.at), today)} ${localTime(item.at)}`,
            })}
          </div>
        </li>
      ))}
    </ol>
  );
}

function words(
  { what, field, before, after }: HistoryItem,
  fields: Record<string, string>,
): string {
  if (what === 'check_in') return t('rowHistory.check_in', { after });
  if (what !== 'changed' && what !== 'amended') return t(`rowHistory.${what}`);
  const name = fields[field] ?? field;
  if (before === '') return t('rowHistory.changed', { field: name, after });
  if (after === '') return t('rowHistory.cleared', { field: name, before });
  return t('rowHistory.changedFrom', { field: name, before, after });
}
