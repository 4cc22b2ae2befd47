import { CloseButton } from '@mantine/core';
import { scenarios } from '~/bridge/roadmapCalls';
import type { Ranking } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { percent } from './numbers';
import styles from './foot.module.css';

interface Props {
  ranking: Ranking;
  kept: Ranking['kept'];
}

/** What the ranking rests on, what would change it, and the rankings that were kept. */
export function Firmness({ ranking, kept }: Props) {
  const format = useFormat();
  const { cut, flips, agreement, record, advice } = ranking;
  const gap = cut.proven ? '' : t('ranking.cut.gap', { gap: percent(cut.gap, format) });
  return (
    // What scrolls can be reached and scrolled by keyboard.
    <section className={styles.firm} aria-label={t('ranking.firm')} tabIndex={0}>
      <div className={styles.columns}>
        <Part title={t('ranking.firm.cut')} lines={[cut.greedySentence, gap]} />
        <Part title={t('ranking.firm.flips')} lines={flips.map(({ sentence }) => sentence)} />
        <Part title={t('ranking.firm.agreement')} lines={[agreement]} />
        <Part title={t('ranking.firm.record')} lines={[record]} />
        <Part title={t('ranking.firm.advice')} lines={advice.map(({ sentence }) => sentence)} />
        <Kept kept={kept} />
      </div>
    </section>
  );
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  const said = lines.filter(Boolean);
  if (said.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Kept({ kept }: { kept: Ranking['kept'] }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  return (
    <div>
      <h3>{t('ranking.kept')}</h3>
      {kept.length === 0 && <p>{t('ranking.kept.none')}</p>}
      <ul>
        {kept.map(({ id, name, date, by }) => (
          <li key={id} className={styles.kept}>
            {name}
            <span>{t('ranking.kept.by', { date: format.date(date, today), by })}</span>
            {!readOnly && (
              <CloseButton
                size="sm"
                aria-label={t('ranking.kept.delete', { name })}
                onClick={() => {
                  write(() => scenarios.removeRanking(id)).then(
                    () => offerUndo(t('ranking.kept.deleted', { name })),
                    refused,
                  );
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
