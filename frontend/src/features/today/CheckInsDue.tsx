import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import type { Today } from '~/bridge/types';
import { CheckInTable } from '~/fields/checkIns/CheckInTable';
import { useCheckIns } from '~/fields/checkIns/useCheckIns';
import { useSaveCommand } from '~/fields/checkIns/useSaveCommand';
import { Meaning } from '~/fields/Meaning';
import { t, tn } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { Spoken } from '~/ui/Spoken';
import styles from './today.module.css';

const few = 3; // rows that always have room

interface Props {
  today: Today;
  readOnly: boolean;
  /** Enter in the last row. */
  onEnd: () => void;
}

function saySaved(count: number): void {
  offerUndo(tn('checkIns.saved', count));
}

/** The check-ins of this week: the rows of the check-in grid, and those that are done, ticked. */
export function CheckInsDue({ today, readOnly, onEnd }: Props) {
  const { cycle, checkIns: due, done } = today;
  const checkIns = useCheckIns({
    place: 'today',
    cycle: cycle.id,
    date: '',
    due,
    onSaved: saySaved,
  });
  const { count, save, refusal, trials, about } = checkIns;
  useSaveCommand(count > 0 && !readOnly, save);
  const trial = trials[about];
  return (
    <section
      className={styles.section}
      data-many={due.length > few}
      aria-labelledby="today-check-ins"
    >
      <div className={styles.sectionHead}>
        <h2 id="today-check-ins">{t('today.section.checkIns')}</h2>
        <span className={styles.quiet}>
          {due.length === 0
            ? t('today.section.checkIns.none')
            : t('today.section.checkIns.done', { done, all: due.length })}
        </span>
        {!readOnly && due.length > done && (
          <Button
            variant={count > 0 ? 'filled' : 'default'}
            size="compact-sm"
            className={styles.end ?? ''}
            leftSection={<IconChecks size="0.9375rem" aria-hidden />}
            rightSection={<Keys caps={caps('mod+enter')} />}
            disabled={count === 0}
            onClick={save}
          >
            {count === 0 ? t('checkIns.save') : tn('checkIns.save', count)}
          </Button>
        )}
      </div>
      {refusal && (
        <div className={styles.refused}>
          <Message title={t('checkIns.refused')}>{refusal.sentence()}</Message>
        </div>
      )}
      {due.length > 0 && (
        <CheckInTable
          label={t('checkIns.grid', { cycle: cycle.name })}
          due={due}
          rows={checkIns.rows}
          faults={checkIns.faults}
          trials={readOnly ? {} : trials}
          readOnly={readOnly}
          onChange={checkIns.change}
          onRow={checkIns.come}
          onEnd={onEnd}
        />
      )}
      <Spoken role="status">{trial && <Meaning trial={trial} />}</Spoken>
    </section>
  );
}
