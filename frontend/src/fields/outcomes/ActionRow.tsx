import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ActionItem } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { About } from './About';
import styles from './outcomes.module.css';
import { useOutcomes } from './useOutcomes';

/** What somebody took on to do: it is ticked here, and every word of it is edited in place. */
export function ActionRow({ action }: { action: ActionItem }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const { edit, setDone, remove } = useOutcomes();
  const { id, title, owner, due, done, late, row, rowTitle, rowSubject } = action;
  const save = (field: string) => (text: string) => edit('action', id, field, text);
  return (
    <li className={styles.item} data-done={done !== null}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={t('outcomes.done', { title })}
        checked={done !== null}
        disabled={readOnly}
        onChange={(event) => setDone(action, event.currentTarget.checked)}
      />
      <div className={styles.words}>
        <InlineField
          field={{ name: 'title', label: t('outcomes.title'), type: 'text', value: title }}
          onSave={save('title')}
        />
        <div className={styles.facts}>
          <InlineField
            field={{
              name: 'owner',
              label: t('outcomes.owner'),
              type: 'owner',
              value: owner,
              empty: t('outcomes.owner.none'),
            }}
            onSave={save('owner')}
          />
          {done === null ? (
            <span className={styles.due} data-late={late}>
              <InlineField
                field={{
                  name: 'due',
                  label: t('outcomes.due'),
                  type: 'date',
                  value: due,
                  empty: t('outcomes.due.none'),
                }}
                onSave={save('due')}
              />
              {late && <span>{t('outcomes.late')}</span>}
            </span>
          ) : (
            <span className={styles.fact}>
              {t('outcomes.doneOn', { date: format.date(done, today) })}
            </span>
          )}
          <About subject={rowSubject} row={row} title={rowTitle} />
        </div>
      </div>
      {!readOnly && (
        <ActionIcon
          size="sm"
          className={styles.remove ?? ''}
          aria-label={t('outcomes.delete', { title })}
          onClick={() => remove('action', action)}
        >
          <IconTrash size="0.875rem" aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
