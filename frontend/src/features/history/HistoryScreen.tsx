import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCommand } from '~/app/commands/registry';
import { history } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { Activity } from '~/bridge/types';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { localDate, localTime, useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import styles from './HistoryScreen.module.css';

const most = 500; // actions at once: months of a team's work

/** What was done in the plan, day by day, and what of it is undone. */
export function HistoryScreen() {
  const { data, error } = useQuery({ queryKey: keys.log, queryFn: () => history.log(most) });
  return (
    <Sheet title={t('history.title')} line={t('history.text')} actions={<Steps />}>
      <SheetBody>
        {error && <Message title={t('error.title')}>{toCairnError(error).sentence()}</Message>}
        {data?.length === 0 && <p className={styles.empty}>{t('history.empty')}</p>}
        {data && data.length > 0 && <Days activities={data} />}
      </SheetBody>
    </Sheet>
  );
}

function Steps() {
  const undo = useCommand('undo');
  const redo = useCommand('redo');
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size="0.9375rem" aria-hidden />}
        disabled={undo?.disabled ?? true}
        onClick={undo?.run}
      >
        {t('action.undo')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowForwardUp size="0.9375rem" aria-hidden />}
        disabled={redo?.disabled ?? true}
        onClick={redo?.run}
      >
        {t('action.redo')}
      </Button>
    </>
  );
}

function byDay(activities: readonly Activity[]): { date: string; list: Activity[] }[] {
  const days: { date: string; list: Activity[] }[] = [];
  for (const activity of activities) {
    const date = localDate(activity.at);
    const last = days.at(-1);
    if (last?.date === date) last.list.push(activity);
    else days.push({ date, list: [activity] });
  }
  return days;
}

function Days({ activities }: { activities: readonly Activity[] }) {
  const { today } = usePlan();
  const format = useFormat();
  return byDay(activities).map(({ date, list }) => (
    <section key={date} className={styles.day}>
      <h2>{format.date(date, today)}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.time')}</th>
            <th scope="col">{t('history.action')}</th>
            <th scope="col">{t('history.by')}</th>
            <th scope="col" className={styles.size}>
              {t('history.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((activity) => (
            <Line key={activity.id} activity={activity} />
          ))}
        </tbody>
      </table>
    </section>
  ));
}

function Line({ activity: { at, name, by, kind, changes, undone } }: { activity: Activity }) {
  const format = useFormat();
  const isInverse = kind === 'undo' || kind === 'redo';
  return (
    <tr data-undone={undone}>
      <td className={styles.time}>{localTime(at)}</td>
      <td className={styles.name}>
        <span>{isInverse ? t(`history.kind.${kind}`, { name }) : name}</span>
        {undone && <small>{t('history.undone')}</small>}
      </td>
      <td className={styles.by}>{by}</td>
      <td className={styles.size}>{tn('history.changes', changes, format.number(changes))}</td>
    </tr>
  );
}
