import { ActionIcon, Button } from '@mantine/core';
import { IconGavel, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DecisionItem } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { type Field, InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { About } from './About';
import { LookAgain } from './LookAgain';
import styles from './outcomes.module.css';
import { useOutcomes } from './useOutcomes';

/** What was decided, by whom, when and why; what waits to be looked at again can be here. */
export function DecisionRow({ decision }: { decision: DecisionItem }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const { edit, remove } = useOutcomes();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { id, title, why, who, date, revisit, due, revisited, outcome } = decision;
  const field = (name: string, more: Omit<Field, 'name'>) => (
    <InlineField field={{ name, ...more }} onSave={(text) => edit('decision', id, name, text)} />
  );
  return (
    <li className={styles.item}>
      <IconGavel className={styles.sign} size="1rem" aria-hidden />
      <div className={styles.words}>
        {field('title', { label: t('outcomes.title'), type: 'text', value: title })}
        <div className={styles.quiet}>
          {field('why', {
            label: t('outcomes.why'),
            type: 'note',
            value: why,
            empty: t('outcomes.why.none'),
          })}
        </div>
        <div className={styles.facts}>
          {field('who', {
            label: t('outcomes.who'),
            type: 'text',
            value: who,
            empty: t('outcomes.who.none'),
          })}
          {field('date', { label: t('outcomes.date'), type: 'date', value: date })}
          {revisited === null ? (
            <span className={styles.due} data-late={due}>
              <span>{t('outcomes.lookAgain')}:</span>
              {field('revisit', {
                label: t('outcomes.revisit'),
                type: 'date',
                value: revisit,
                empty: t('outcomes.due.none'),
              })}
            </span>
          ) : (
            <span className={styles.fact}>
              {t('outcomes.revisited', { date: format.date(revisited, today) })}
            </span>
          )}
          <About subject={decision.rowSubject} row={decision.row} title={decision.rowTitle} />
        </div>
        {outcome !== '' && (
          <div className={styles.quiet}>
            {field('outcome', { label: t('outcomes.outcome'), type: 'note', value: outcome })}
          </div>
        )}
        {due && !readOnly && !isAsking && (
          <Button
            ref={button}
            size="compact-sm"
            variant="default"
            className={styles.again ?? ''}
            onClick={() => setAsking(true)}
          >
            {t('outcomes.lookAgain')}
          </Button>
        )}
        {isAsking && (
          <LookAgain
            decision={decision}
            onEnd={() => {
              setAsking(false);
              requestAnimationFrame(() => button.current?.focus());
            }}
          />
        )}
      </div>
      {!readOnly && (
        <ActionIcon
          size="sm"
          className={styles.remove ?? ''}
          aria-label={t('outcomes.delete', { title })}
          onClick={() => remove('decision', decision)}
        >
          <IconTrash size="0.875rem" aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
