import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { toCairnError } from '~/bridge/errors';
import type { ClosingRow, Lesson, LessonKind } from '~/bridge/closingTypes';
import type { Closes } from '~/data/closing';
import { usePlan } from '~/data/plan';
import { InlineField } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { outOfTen } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { Status } from '~/ui/Status';
import { attempt } from '~/ui/toast';
import { useDraft } from '~/ui/useDraft';
import styles from './closing.module.css';

const kinds: readonly LessonKind[] = ['worked', 'did_not', 'lesson'];

interface Props {
  /** Id of the cycle that is looked back on. */
  cycle: string;
  lessons: readonly Lesson[];
  rows: readonly ClosingRow[];
  closes: Closes;
}

/** The retrospective: what worked, what did not, what to keep, and what is worth talking about. */
export function Lessons({ cycle, lessons, rows, closes }: Props) {
  const surprises = rows.filter(({ surprise }) => surprise);
  return (
    <div className={styles.lookBack}>
      <div className={styles.columns}>
        {kinds.map((kind) => (
          <Column
            key={kind}
            cycle={cycle}
            kind={kind}
            lessons={lessons.filter((lesson) => lesson.kind === kind)}
            closes={closes}
          />
        ))}
      </div>
      <section className={styles.surprises} aria-labelledby="closing-surprises">
        <h2 id="closing-surprises">{t('closing.lessons.surprises')}</h2>
        <p className={styles.quiet}>
          {t(
            surprises.length > 0
              ? 'closing.lessons.surprises.text'
              : 'closing.lessons.surprises.none',
          )}
        </p>
        <ul>
          {surprises.map(({ id, order, title, stated, reached }) => (
            <li key={id}>
              <Link href={`/objectives/${id}`}>
                {order} {title}
              </Link>{' '}
              <Status
                status={reached ? 'achieved' : 'at_risk'}
                word={t('closing.lessons.stated', {
                  stated: outOfTen(stated ?? 0),
                  how: t(`closing.lessons.stated.${reached ? 'reached' : 'missed'}`),
                })}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface ColumnProps {
  cycle: string;
  kind: LessonKind;
  lessons: readonly Lesson[];
  closes: Closes;
}

function Column({ cycle, kind, lessons, closes }: ColumnProps) {
  const { readOnly } = usePlan();
  return (
    <section aria-labelledby={`closing-${kind}`}>
      <h2 id={`closing-${kind}`}>{t(`closing.lessons.${kind}`)}</h2>
      <ul>
        {lessons.map((lesson) => (
          <Line key={lesson.id} lesson={lesson} closes={closes} />
        ))}
      </ul>
      {!readOnly && (
        <Add
          kind={kind}
          draft={`lesson ${cycle} ${kind}`}
          onAdd={(text) => closes.addLesson(kind, text)}
        />
      )}
    </section>
  );
}

function Line({ lesson, closes }: { lesson: Lesson; closes: Closes }) {
  const { readOnly } = usePlan();
  return (
    <li className={styles.lesson}>
      <div>
        <InlineField
          field={{
            name: 'text',
            label: t('closing.lessons.text'),
            type: 'note',
            value: lesson.text,
          }}
          onSave={(text) => closes.editLesson(lesson.id, 'text', text)}
        />
        {(lesson.kpi !== null || !readOnly) && (
          <InlineField
            field={{
              name: 'kpi',
              label: t('closing.lessons.kpi'),
              type: 'text',
              value: lesson.kpi?.name ?? '',
              empty: t('closing.lessons.kpi.none'),
            }}
            onSave={(text) => closes.editLesson(lesson.id, 'kpi', text)}
          />
        )}
      </div>
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('closing.lessons.delete')}
          onClick={() =>
            attempt(
              closes.deleteLesson(lesson.id).then(() => offerUndo(t('closing.lessons.deleted'))),
            )
          }
        >
          <IconTrash size="0.9375rem" aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

interface AddProps {
  kind: LessonKind;
  /** Where a line that is not kept yet waits. */
  draft: string;
  onAdd: (text: string) => Promise<unknown>;
}

/** Type a line, Enter keeps it, and the next one can be typed. */
function Add({ kind, draft, onAdd }: AddProps) {
  const [text, setText] = useDraft(draft, '');
  const [fault, setFault] = useState('');
  const faultId = useId();
  const add = async () => {
    if (text.trim() === '') return;
    try {
      await onAdd(text);
      setText((now) => (now === text ? '' : now)); // the next one may be typed by now
      setFault('');
    } catch (reason) {
      setFault(toCairnError(reason).sentence('text'));
    }
  };
  const label = t(`closing.lessons.${kind}.add`);
  return (
    <div className={styles.add}>
      <input
        value={text}
        aria-label={label}
        placeholder={label}
        aria-invalid={fault !== ''}
        {...(fault !== '' && { 'aria-describedby': faultId })}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void add();
          if (event.key === 'Escape') setText('');
        }}
      />
      {text !== '' && <small>{t('closing.lessons.add.hint')}</small>}
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
}
