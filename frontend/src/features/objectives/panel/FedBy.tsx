import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { kpis as calls, objectives } from '~/bridge/calls';
import type { KeyResult, Named } from '~/bridge/types';
import { keys } from '~/data/keys';
import { useWrites } from '~/data/writes';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { Value } from '~/ui/Value';
import styles from './panel.module.css';

interface Props {
  keyResult: KeyResult;
  /** Those that can feed it. */
  kpis: readonly Named[];
}

/** The KPI whose values are those of the key result, and its newest one. */
export function FedBy({ keyResult: { id, kpi, kpiName }, kpis }: Props) {
  const { write } = useWrites();
  const choices = kpis.map(({ id: value, name }) => ({ value, label: name }));
  const isListed = kpi === null || kpis.some((each) => each.id === kpi);
  return (
    <>
      <FieldEditor
        field={{
          name: 'kpi',
          label: t('panel.field.kpi'),
          type: 'choice',
          value: kpi ?? '',
          choices: [
            { value: '', label: t('field.none') },
            ...choices,
            // A retired KPI goes on feeding what it fed.
            ...(isListed ? [] : [{ value: kpi, label: kpiName ?? kpi }]),
          ],
        }}
        onSave={(text) => write(() => objectives.linkKPI({ keyResult: id, kpi: text }))}
      />
      {kpi !== null && <Newest id={kpi} />}
    </>
  );
}

function Newest({ id }: { id: string }) {
  const { data } = useQuery({ queryKey: keys.kpiDetail(id), queryFn: () => calls.detail(id) });
  if (!data) return null;
  const { value, periodLabel, unit, decimals } = data.kpi;
  return (
    <div className={fieldStyles.fieldRow}>
      <span className={fieldStyles.term}>{t('panel.kpi.newest')}</span>
      <div className={`${fieldStyles.value} ${styles.line}`}>
        {value === null ? (
          <span className={styles.small}>{t('panel.kpi.noValue')}</span>
        ) : (
          <>
            <span className={styles.strong}>
              <Value value={value} unit={unit} {...(decimals !== null && { decimals })} />
            </span>
            <span className={styles.small}>{periodLabel}</span>
          </>
        )}
        <Link href={`/kpis/${id}`} className={`${styles.small} ${styles.end} ${styles.link}`}>
          {t('panel.kpi.open')}
        </Link>
      </div>
    </div>
  );
}
