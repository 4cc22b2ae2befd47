import type { Initiative, Model } from '~/bridge/roadmapTypes';
import { unscoredShort } from '~/features/roadmap/words';
import { rangeParts } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Spoken } from '~/ui/Spoken';
import styles from './backlog.module.css';
import { type Column, criterionIn, isBanded } from './columns';
import { type Decimals, rangeOf } from './values';

/** What an initiative is called, why it stands outside the score, and its tags. */
export function TitleWords({ initiative }: { initiative: Initiative }) {
  const { title, tags, class: kind, classReason, state } = initiative;
  return (
    <>
      <span className={styles.words} data-dropped={state === 'dropped' || undefined} title={title}>
        {title}
      </span>
      {kind && (
        <span className={styles.class} title={classReason || undefined}>
          {t(`roadmap.class.${kind}`)}
        </span>
      )}
      {tags.length > 0 && (
        <span className={styles.tags} title={tags.join(', ')}>
          {tags.map((tag) => `#${tag}`).join(' ')}
        </span>
      )}
    </>
  );
}

/** The key results and KPIs that it should move: the first, and how many more. */
export function ServesCell({ initiative: { serves, classReason } }: { initiative: Initiative }) {
  const [first, ...more] = serves;
  if (!first) {
    return (
      <span className={styles.ellipsis} title={classReason || undefined}>
        {classReason}
      </span>
    );
  }
  const all = serves.map(({ order, title }) => `${order} ${title}`.trim()).join('\n');
  return (
    <>
      <span className={styles.ellipsis} title={all}>
        {`${first.order} ${first.title}`.trim()}
      </span>
      {more.length > 0 && <small className={styles.more}>+{more.length}</small>}
    </>
  );
}

interface RangeProps {
  initiative: Initiative;
  model: Model;
  column: Column;
  decimals: Decimals;
}

/** An estimate: "3 (2–6)" where it is a range. What nobody has said is a dash, never 0. */
export function RangeCell({ initiative, model, column, decimals }: RangeProps) {
  const format = useFormat();
  const criterion = criterionIn(model, column);
  const several = column === 'effort' && initiative.efforts.length > 1;
  const range = rangeOf(initiative, column);
  const digits = criterion ? decimals.ratings.get(criterion.id) : decimals.effort;
  if (several && initiative.effort !== null) {
    const parts = initiative.efforts.map(
      ({ team, likely }) =>
        `${team ?? t('backlog.none.team')} ${format.number(likely ?? 0, digits)}`,
    );
    return (
      <span title={t('backlog.effort.teams', { parts: parts.join(', ') })}>
        <span className={styles.between}>{t('backlog.effort.several', { n: parts.length })}</span>{' '}
        {format.number(initiative.effort, digits)}
      </span>
    );
  }
  if (!range || range.likely === null) {
    return (
      <span className={styles.dash}>
        {/* Of what stands outside the score nobody asks. */}
        {initiative.class === '' && <span aria-hidden="true">–</span>}
        <Spoken>{t('value.none')}</Spoken>
      </span>
    );
  }
  const level = criterion?.levels.find(({ value }) => value === range.likely)?.text;
  if (model.method === 'moscow' && level) return <span className={styles.ellipsis}>{level}</span>;
  const { likely, between } = rangeParts(range, format, { decimals: digits });
  return (
    <span title={level}>
      {likely}
      {criterion?.unit === '%' && <span className={styles.unit}>%</span>}
      {between && <small className={styles.between}> ({between})</small>}
    </span>
  );
}

/** The score, a band where the model gives one, or in quiet words why there is none. */
export function ScoreCell({ initiative, model, decimals }: Omit<RangeProps, 'column'>) {
  const format = useFormat();
  const { score, band, quadrant, missing, fault } = initiative;
  const words = band || (model.method === 'value_effort' && quadrant && t(`backlog.${quadrant}`));
  if (words) return <b className={styles.ellipsis}>{words}</b>;
  if (score !== null && !isBanded(model)) return <b>{format.number(score, decimals.score)}</b>;
  const why = unscoredShort(initiative);
  const all = missing.length > 0 ? t('backlog.lacks', { what: missing.join(', ') }) : fault;
  return (
    <span className={styles.why} title={all || why}>
      {why}
      {missing.length > 1 && <Spoken>, {all}</Spoken>}
    </span>
  );
}

/** Where it stands; what was placed by hand says so. */
export function RankCell({ initiative: { place, override } }: { initiative: Initiative }) {
  if (place === null) return null;
  return (
    <>
      {override && (
        <small className={styles.byHand} title={override.reason}>
          {t('backlog.byHand')}
        </small>
      )}
      <span>{place}</span>
    </>
  );
}
