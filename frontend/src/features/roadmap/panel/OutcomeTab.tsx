import { Link } from 'wouter';
import type { InitiativeDetail, ShippedOutcome } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './panel.module.css';

/** What became of it: how far each KPI moved since it shipped, and what it took. */
export function OutcomeTab({ detail }: { detail: InitiativeDetail }) {
  const { today } = usePlan();
  const format = useFormat();
  const { state, shipped, reason, outcomes, serves } = detail.initiative;
  if (state === 'dropped') {
    return <p>{t('outcome.dropped', { reason: reason || t('outcome.noReason') })}</p>;
  }
  if (state !== 'shipped') {
    return (
      <>
        <p>{t('outcome.later')}</p>
        <p className={styles.why}>
          {serves.some(({ subject }) => subject === 'kpi')
            ? t('outcome.later.kpis')
            : t('outcome.later.none')}
        </p>
        <Spent detail={detail} />
      </>
    );
  }
  return (
    <>
      {shipped !== null && (
        <p className={styles.small}>
          {t('outcome.shipped', { date: format.date(shipped, today) })}
        </p>
      )}
      {outcomes.length === 0 && <p>{t('outcome.noKPI')}</p>}
      <ul className={styles.links}>
        {outcomes.map((outcome) => (
          <Outcome key={outcome.kpi} outcome={outcome} />
        ))}
      </ul>
      {detail.record !== '' && <p className={styles.aside}>{detail.record}</p>}
      <Spent detail={detail} />
    </>
  );
}

function Outcome({ outcome }: { outcome: ShippedOutcome }) {
  const format = useFormat();
  const { kpi, name, unit, sentence, expected, measured } = outcome;
  const amount = (value: number | null) =>
    value === null ? t('outcome.notKnown') : format.value(value, unit);
  return (
    <li>
      <div className={styles.linkHead}>
        <b>{name}</b>
        <Link href={`/kpis/${kpi}/chart`} aria-label={t('outcome.chart.of', { name })}>
          {t('outcome.chart')}
        </Link>
      </div>
      <p className={styles.why}>{sentence}</p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('outcome.expected')}</dt>
          <dd>{amount(expected)}</dd>
        </div>
        <div>
          <dt>{t('outcome.measured')}</dt>
          <dd>{amount(measured)}</dd>
        </div>
      </dl>
    </li>
  );
}

/** What each team spent, beside what was estimated. */
function Spent({ detail: { initiative } }: { detail: InitiativeDetail }) {
  const format = useFormat();
  const { efforts, effort, spent } = initiative;
  const amount = (value: number | null) =>
    value === null ? t('outcome.notSaid') : format.number(value);
  if (efforts.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('outcome.spent')}</h3>
      <table className={styles.table} aria-label={t('outcome.spent')}>
        <thead>
          <tr>
            <th scope="col">{t('initiative.efforts.team')}</th>
            <th scope="col" data-end>
              {t('initiative.efforts.estimate')}
            </th>
            <th scope="col" data-end>
              {t('initiative.efforts.spent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {efforts.map((each) => (
            <tr key={each.teamId}>
              <th scope="row">{each.team ?? t('initiative.efforts.noTeam')}</th>
              <td data-end>{rangeWords(each, format)}</td>
              <td data-end>{amount(each.spent)}</td>
            </tr>
          ))}
        </tbody>
        {efforts.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('initiative.efforts.total')}</th>
              <td data-end>{amount(effort)}</td>
              <td data-end>{amount(spent)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
