import { Spotlight } from '@mantine/spotlight';
import {
  IconCalendar,
  IconChartLine,
  IconGavel,
  IconKey,
  IconMessageQuestion,
  IconNote,
  IconPackage,
  IconProgress,
  IconSchool,
  IconSquareCheck,
  IconTargetArrow,
  IconUser,
  IconRoad,
  IconColumns3,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Hit, HitSubject, Mark } from '~/bridge/types';
import { t } from '~/strings/strings';
import styles from './search.module.css';

const icons: Record<HitSubject, typeof IconKey> = {
  objective: IconTargetArrow,
  key_result: IconKey,
  kpi: IconChartLine,
  person: IconUser,
  team: IconUsers,
  cycle: IconCalendar,
  product: IconPackage,
  phase: IconProgress,
  annotation: IconNote,
  initiative: IconRoad,
  scenario: IconColumns3,
  review: IconUsersGroup,
  decision: IconGavel,
  question: IconMessageQuestion,
  action: IconSquareCheck,
  lesson: IconSchool,
};

interface Props {
  hits: readonly Hit[];
  onOpen: (hit: Hit) => void;
}

/** What was found, in a list that the arrows and Enter go through. */
export function HitActions({ hits, onOpen }: Props) {
  return hits.map((hit) => <HitAction key={hit.id} hit={hit} onOpen={() => onOpen(hit)} />);
}

function HitAction({ hit, onOpen }: { hit: Hit; onOpen: () => void }) {
  const { subject, title, where, field, text, marks } = hit;
  const Icon = icons[subject];
  const isTitle = field === 'title';
  return (
    <Spotlight.Action className={styles.hit} onClick={onOpen}>
      <span className={styles.icon} title={t(`search.subject.${subject}`)}>
        <Icon size="1rem" stroke={1.6} aria-label={t(`search.subject.${subject}`)} role="img" />
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <span>{isTitle ? <Marked text={text} marks={marks} /> : title}</span>
          {where && (
            <span className={styles.where} title={where}>
              {where}
            </span>
          )}
        </span>
        {!isTitle && (
          <span className={styles.excerpt}>
            <Marked text={text} marks={marks} />
          </span>
        )}
      </span>
    </Spotlight.Action>
  );
}

/** A text with the words that were looked for marked. Places are in characters. */
function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const characters = Array.from(text);
  const piece = (begin: number, end?: number) => characters.slice(begin, end).join('');
  return (
    <>
      {marks.map(({ begin, end }, at) => (
        <span key={begin}>
          {piece(marks[at - 1]?.end ?? 0, begin)}
          <mark>{piece(begin, end)}</mark>
        </span>
      ))}
      {piece(marks.at(-1)?.end ?? 0)}
    </>
  );
}
