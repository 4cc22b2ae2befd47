import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { objectives } from '~/bridge/calls';
import type { Cycle, Today } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { isText, useRemembered } from '~/data/remembered';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { CheckInsDue } from './CheckInsDue';
import { Figures } from './Figures';
import { Looks } from './Looks';
import { NothingYet } from './NothingYet';
import styles from './today.module.css';
import { ValuesDue } from './ValuesDue';

const hints: readonly Hint[] = [
  { caps: caps('tab'), words: t('checkIns.hint.field') },
  { caps: caps('enter'), words: t('checkIns.hint.next') },
  { caps: ['='], words: t('checkIns.hint.unchanged') },
  { caps: caps('mod+enter'), words: t('checkIns.hint.save') },
];

const many = 5; // check-ins beyond which the values beneath get a part of the screen of their own

/** What the day asks for in the chosen cycle; everything can be done here. */
export function TodayScreen() {
  const { cycle } = useCycle();
  const { today } = usePlan();
  const format = useFormat();
  if (cycle) return <OfCycle key={cycle.id} cycle={cycle} />;
  return (
    <Sheet title={format.day(today)}>
      <SheetBody>
        <Message tone="info" title={t('objectives.noCycle.title')}>
          {t('objectives.noCycle.text')}
        </Message>
      </SheetBody>
    </Sheet>
  );
}

function OfCycle({ cycle }: { cycle: Cycle }) {
  const { id: plan, today: day, readOnly, parties } = usePlan();
  const format = useFormat();
  const [remembered, setOwner] = useRemembered(plan, 'today.owner', '', isText);
  // Whoever was chosen may have left the plan.
  const owner = parties.some(({ id }) => id === remembered) ? remembered : '';
  const { data, error, refetch } = useQuery({
    queryKey: keys.today(cycle.id, owner),
    queryFn: () => objectives.today(cycle.id, owner),
    placeholderData: (before) => before,
  });
  const values = useRef<HTMLDivElement>(null);
  const isEmpty =
    data?.keyResults === 0 &&
    data.measurements.length === 0 &&
    owner === '' &&
    data.actions.length + data.decisions.length === 0;
  useShowHints(readOnly || isEmpty ? null : hints);
  return (
    <div className={styles.room}>
      <div className={styles.beside}>
        <Sheet
          title={format.day(data?.on ?? day)}
          line={data && !isEmpty && <Line today={data} />}
          actions={!isEmpty && <OwnerChoice owner={owner} onOwner={setOwner} />}
        >
          {error && (
            <div className={styles.refused}>
              <Unreadable
                title={t('today.unreadable')}
                error={error}
                onRetry={() => void refetch()}
              />
            </div>
          )}
          {isEmpty && <NothingYet />}
          {data && !isEmpty && (
            <div className={styles.body}>
              <Figures today={data} isSomebodys={owner !== ''} />
              <CheckInsDue
                key={`check-ins ${owner}`}
                today={data}
                readOnly={readOnly}
                onEnd={() => values.current?.querySelector<HTMLElement>('[data-value]')?.focus()}
              />
              <div
                className={styles.values}
                ref={values}
                data-beside={data.checkIns.length > many ? 'many' : 'few'}
              >
                <Values key={`values ${owner}`} today={data} readOnly={readOnly} />
              </div>
            </div>
          )}
        </Sheet>
        {data && !isEmpty && <Looks today={data} />}
      </div>
    </div>
  );
}

function Values({ today: { measurements }, readOnly }: { today: Today; readOnly: boolean }) {
  return (
    <section className={styles.section} aria-labelledby="today-values">
      <div className={styles.sectionHead}>
        <h2 id="today-values">{t('today.section.values')}</h2>
        <span className={styles.quiet}>
          {measurements.length === 0
            ? t('today.section.values.done')
            : tn('today.section.values.due', measurements.length)}
        </span>
      </div>
      <ValuesDue due={measurements} readOnly={readOnly} />
    </section>
  );
}

/** What is due, in a sentence. */
function Line({ today: { due, measurements } }: { today: Today }) {
  const values = measurements.length;
  if (due === 0 && values === 0) return t('today.line.none');
  if (values === 0) return tn('today.line.checkIns', due);
  if (due === 0) return tn('today.line.measurements', values);
  return t('today.line.both', {
    checkIns: tn('today.checkIns', due),
    measurements: tn('today.measurements', values),
  });
}

interface OwnerProps {
  owner: string;
  onOwner: (id: string) => void;
}

function OwnerChoice({ owner, onOwner }: OwnerProps) {
  const { parties } = usePlan();
  const items = (team: boolean) =>
    parties
      .filter((each) => each.team === team)
      .map(({ id, name }) => ({ value: id, label: name }));
  const groups = [
    { group: t('today.people'), items: items(false) },
    { group: t('today.teams'), items: items(true) },
  ];
  return (
    <Select
      aria-label={t('today.of')}
      className={styles.owner ?? ''}
      searchable
      data={[
        { value: '', label: t('today.everyone') },
        ...groups.filter((each) => each.items.length > 0),
      ]}
      value={owner}
      onChange={(id) => onOwner(id ?? '')}
    />
  );
}
