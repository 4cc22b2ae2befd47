import { useState } from 'react';
import type { AgendaLine as LineOf, AgendaSection, Review } from '~/bridge/types';
import { t } from '~/strings/strings';
import { AgendaLine } from './AgendaLine';
import type { AboutRow } from './Capture';
import { More } from './More';
import styles from './reviews.module.css';

const most = 15; // lines of a section: more than can be talked about

interface Props {
  review: Review;
  isOpen: boolean;
  /** The row of the line that is talked about. */
  onAbout: (row: AboutRow | null) => void;
  /** Goes some lines on from the current one. */
  onStep: (steps: number) => void;
}

const keyOf = (section: AgendaSection, { subject, id }: LineOf) =>
  `${section.topic}/${subject}/${id}`;

/** What to talk about, section by section. One line is the current one: Tab comes to it. */
export function Agenda({ review, isOpen, onAbout, onStep }: Props) {
  const [chosen, setChosen] = useState('');
  const lines = review.sections.flatMap((section) =>
    section.lines.map((line) => keyOf(section, line)),
  );
  const current = lines.includes(chosen) ? chosen : lines[0];
  const notes = new Map(review.notes.map(({ row, text }) => [row, text]));
  return review.sections.map((section) => (
    <section
      key={section.topic}
      className={styles.topic}
      aria-labelledby={`topic-${section.topic}`}
    >
      <div className={styles.sectionHead}>
        <h2 id={`topic-${section.topic}`}>
          {section.title} <span className={styles.quiet}>{section.lines.length || ''}</span>
        </h2>
        {section.lines.length > 0 && (
          <span className={styles.quiet}>{t('review.minutes', { n: section.minutes })}</span>
        )}
      </div>
      {section.empty && <p className={styles.quiet}>{section.empty}</p>}
      <More
        rows={section.lines}
        first={most}
        className={styles.lines}
        draw={(line) => {
          const key = keyOf(section, line);
          return (
            <AgendaLine
              key={key}
              line={line}
              review={isOpen ? (review.review?.id ?? '') : ''}
              note={notes.get(line.row) ?? ''}
              isCurrent={key === current}
              onStep={onStep}
              onCurrent={() => {
                setChosen(key);
                onAbout(aboutOf(line));
              }}
            />
          );
        }}
      />
    </section>
  ));
}

function aboutOf({ row, title, rowTitle }: LineOf): AboutRow | null {
  return row === '' ? null : { id: row, title: rowTitle || title };
}
