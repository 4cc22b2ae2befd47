import { ActionIcon } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { KeyResult, Milestone, MilestoneRow } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { InlineField } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { attempt, refused } from '~/ui/toast';
import styles from './Milestones.module.css';
import panel from './panel.module.css';

/** A milestone as the backend takes it back: as text. */
function typed({ id, title, weight, due, done }: Milestone, format: Format): MilestoneRow {
  return { id, title, weight: format.plain(weight), due: due ?? '', done: done ?? '' };
}

/** The milestones of a key result, edited in place. */
export function Milestones({ keyResult }: { keyResult: KeyResult }) {
  const { readOnly } = usePlan();
  const { write } = useWrites();
  const format = useFormat();
  const { id, milestones } = keyResult;
  const rows = milestones.map((each) => typed(each, format));
  const save = (next: MilestoneRow[]) =>
    write(() => objectives.editMilestones({ keyResult: id, rows: next }));
  const remove = ({ id: gone, title }: Milestone) => {
    save(rows.filter((row) => row.id !== gone)).then(() => {
      offerUndo(t('milestone.deleted', { title }));
    }, refused);
  };
  return (
    <section className={panel.section}>
      <h3>{t('panel.field.milestones')}</h3>
      {milestones.length === 0 && <p className={panel.small}>{t('milestone.none')}</p>}
      {milestones.length > 0 && (
        <ul className={styles.list}>
          <li className={styles.head} aria-hidden>
            <span />
            <span>{t('milestone.title')}</span>
            <span>{t('milestone.due')}</span>
            <span>{t('milestone.weight')}</span>
          </li>
          {milestones.map((each) => (
            <Line
              key={each.id}
              keyResult={id}
              milestone={each}
              onEdit={(change) =>
                save(rows.map((row) => (row.id === each.id ? { ...row, ...change } : row)))
              }
              onDelete={() => remove(each)}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <Add onAdd={(title) => save([...rows, { id: '', title, weight: '', due: '', done: '' }])} />
      )}
    </section>
  );
}

interface LineProps {
  keyResult: string;
  milestone: Milestone;
  onEdit: (change: Partial<MilestoneRow>) => Promise<unknown>;
  onDelete: () => void;
}

function Line({ keyResult, milestone, onEdit, onDelete }: LineProps) {
  const { readOnly, today } = usePlan();
  const { write } = useWrites();
  const format = useFormat();
  const { id, title, due, done, weight } = milestone;
  const tick = (isDone: boolean) => {
    attempt(write(() => objectives.setMilestoneDone({ keyResult, id, done: isDone ? today : '' })));
  };
  return (
    <li className={styles.line} data-done={done !== null}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={t('milestone.done', { title })}
        checked={done !== null}
        disabled={readOnly}
        onChange={(event) => tick(event.currentTarget.checked)}
      />
      <div className={styles.title}>
        <InlineField
          field={{ name: 'title', label: t('milestone.title'), type: 'text', value: title }}
          onSave={(text) => onEdit({ title: text })}
        />
        {done !== null && (
          <span className={styles.since}>
            {t('panel.milestone.done', { date: format.date(done, today) })}
          </span>
        )}
      </div>
      <InlineField
        field={{
          name: 'due',
          label: t('milestone.due'),
          type: 'date',
          value: due,
          empty: t('milestone.noDate'),
        }}
        onSave={(text) => onEdit({ due: text })}
      />
      <InlineField
        field={{ name: 'weight', label: t('milestone.weight'), type: 'number', value: weight }}
        onSave={(text) => onEdit({ weight: text })}
      />
      {!readOnly && (
        <ActionIcon size="sm" aria-label={t('milestone.delete', { title })} onClick={onDelete}>
          <IconTrash size="0.875rem" aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function Add({ onAdd }: { onAdd: (title: string) => Promise<unknown> }) {
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const add = async () => {
    try {
      await onAdd(title);
      setTitle('');
      setFault('');
    } catch (reason) {
      setFault(toCairnError(reason).sentence('title'));
    }
  };
  return (
    <>
      <label className={styles.add}>
        <IconPlus size="0.875rem" aria-hidden />
        <input
          value={title}
          aria-label={t('milestone.add')}
          placeholder={t('milestone.add')}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && title.trim() !== '') void add();
            if (event.key === 'Escape' && title !== '') {
              event.preventDefault();
              setTitle('');
              setFault('');
            }
          }}
        />
      </label>
      {fault && (
        <p className={fieldStyles.fault} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
