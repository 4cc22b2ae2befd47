import { Link } from 'wouter';
import type { NeedsALook, Today, TodaysFinding } from '~/bridge/types';
import { t } from '~/strings/strings';
import { Status, StatusIcon } from '~/ui/Status';
import styles from './today.module.css';
import { Waiting } from './Waiting';

const most = 20; // lines: who has more behind needs the outline, not a longer list

/** What waits and what needs a look, beside the tables: each line opens what it is about. */
export function Looks({ today: { actions, decisions, behind, findings } }: { today: Today }) {
  return (
    <aside className={styles.looks} aria-label={t('today.looks')}>
      <Waiting actions={actions} decisions={decisions} />
      <section aria-labelledby="today-behind">
        <h2 id="today-behind">
          {t('today.looks.behind')}{' '}
          {behind.length > 0 && <span className={styles.quiet}>{behind.length}</span>}
        </h2>
        {behind.length === 0 && <p className={styles.quiet}>{t('today.looks.behind.none')}</p>}
        <ul>
          {behind.slice(0, most).map((row) => (
            <Behind key={row.id} row={row} />
          ))}
        </ul>
        {behind.length > most && (
          <Link href="/objectives" className={styles.more ?? ''}>
            {t('today.looks.behind.more', { n: behind.length - most })}
          </Link>
        )}
      </section>
      {findings.length > 0 && (
        <section aria-labelledby="today-findings">
          <h2 id="today-findings">{t('today.looks.findings')}</h2>
          <ul>
            {findings.map((finding) => (
              <Found key={`${finding.code} ${finding.kpis.join(' ')}`} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function Behind({ row }: { row: NeedsALook }) {
  const { id, order, title, owner, status, reason, note } = row;
  return (
    <li>
      <Link href={`/objectives/${id}`} className={styles.look ?? ''}>
        <Status status={status} />
        <span>
          <b>
            {order} {title}
          </b>
          <span>{[reason, owner].filter(Boolean).join(' · ')}</span>
          {note && <span className={styles.note}>{t('today.looks.note', { note })}</span>}
        </span>
      </Link>
    </li>
  );
}

function Found({ finding: { kpis, name, sentence } }: { finding: TodaysFinding }) {
  const [only] = kpis;
  return (
    <li>
      <Link href={name !== '' && only ? `/kpis/${only}` : '/kpis'} className={styles.finding ?? ''}>
        <StatusIcon status="behind" />
        <span>
          {name !== '' && <b>{name}</b>}
          <span>{sentence}</span>
        </span>
      </Link>
    </li>
  );
}
