import { Button, Select, TextInput } from '@mantine/core';
import { IconChecks, IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { objectives } from '~/bridge/calls';
import type { Cycle, DueCheckIn, Outline } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { useOutline, usePlan } from '~/data/plan';
import type { Trials } from '~/data/trial';
import { CheckInTable } from '~/fields/checkIns/CheckInTable';
import { isTyped } from '~/fields/checkIns/typed';
import { useCheckIns } from '~/fields/checkIns/useCheckIns';
import { useSaveCommand } from '~/fields/checkIns/useSaveCommand';
import { Meaning } from '~/fields/Meaning';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { useDraft } from '~/ui/useDraft';
import styles from './checkIns.module.css';

const hints: readonly Hint[] = [
  { caps: caps('tab'), words: t('checkIns.hint.field') },
  { caps: caps('enter'), words: t('checkIns.hint.next') },
  { caps: ['='], words: t('checkIns.hint.unchanged') },
  { caps: caps('mod+enter'), words: t('checkIns.hint.save') },
];

/** The check-ins of the chosen cycle: one row per key result, saved together. */
export function CheckInsScreen() {
  const { cycle } = useCycle();
  if (cycle) return <OfCycle key={cycle.id} cycle={cycle} />;
  return (
    <Sheet title={t('checkIns.title')}>
      <SheetBody>
        <Message tone="info" title={t('objectives.noCycle.title')}>
          {t('objectives.noCycle.text')}
        </Message>
      </SheetBody>
    </Sheet>
  );
}

function OfCycle({ cycle }: { cycle: Cycle }) {
  const plan = usePlan();
  const isClosed = cycle.state === 'closed';
  const { today } = plan;
  const readOnly = plan.readOnly || isClosed;
  const { outline } = useOutline(cycle.id);
  const [owner, setOwner] = useState('');
  const [onlyDue, setOnlyDue] = useState(true);
  const [date, setDate] = useDraft(`check-ins date ${cycle.id}`, '');
  const [speaksFor, setSpeaksFor] = useDraft(`check-ins for ${cycle.id}`, '');
  const { data, error, refetch } = useQuery({
    queryKey: keys.dueOf(cycle.id, owner),
    queryFn: () => objectives.due(cycle.id, owner),
    placeholderData: (before) => before,
  });
  const all = useMemo(() => data ?? [], [data]);
  const checkIns = useCheckIns({
    place: 'check-ins',
    cycle: cycle.id,
    date,
    speaksFor,
    due: all,
    onSaved: saySaved,
  });
  const { rows, refusal, dateFault, count, trials, about, save } = checkIns;
  // What was typed before the cycle was closed has nowhere to go any more.
  const shown = isClosed
    ? []
    : all.filter(({ keyResult, due }) => !onlyDue || due || isTyped(rows[keyResult]));
  useSaveCommand(count > 0 && !readOnly, save);
  useShowHints(readOnly ? null : hints);
  const progress = useMemo(() => progressOf(outline), [outline]);
  return (
    <Sheet
      title={t('checkIns.title')}
      line={data && <Line due={data} today={today} />}
      actions={<Actions count={count} readOnly={readOnly} onSave={save} />}
    >
      {!isClosed && (
        <div className={styles.toolbar}>
          <Filters
            owner={owner}
            onOwner={setOwner}
            onlyDue={onlyDue}
            onOnlyDue={setOnlyDue}
            date={date}
            dateFault={dateFault}
            onDate={setDate}
            speaksFor={speaksFor}
            onSpeaksFor={setSpeaksFor}
          />
        </div>
      )}
      {refusal && (
        <div className={styles.refused}>
          <Message title={t('checkIns.refused')}>{refusal.sentence()}</Message>
        </div>
      )}
      {error && (
        <div className={styles.refused}>
          <Unreadable
            title={t('checkIns.unreadable')}
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {(isClosed || (data && shown.length === 0)) && (
        <Nothing cycle={cycle} isDone={!isClosed && all.length > 0} />
      )}
      {shown.length > 0 && (
        <CheckInTable
          label={t('checkIns.grid', { cycle: cycle.name })}
          due={shown}
          rows={rows}
          faults={checkIns.faults}
          trials={trials}
          progress={progress}
          readOnly={readOnly}
          onChange={checkIns.change}
          onRow={checkIns.come}
        />
      )}
      {shown.length > 0 && !readOnly && (
        <SaidOf row={all.find(({ keyResult }) => keyResult === about)} trials={trials} />
      )}
    </Sheet>
  );
}

interface SaidProps {
  row: DueCheckIn | undefined;
  trials: Trials;
}

/** What the row that was typed last would mean. Screen readers hear it at every pause. */
function SaidOf({ row, trials }: SaidProps) {
  const trial = row && trials[row.keyResult];
  return (
    <div className={styles.trial}>
      <div role="status">
        {trial && (
          <>
            <b>{row.title}</b> <Meaning trial={trial} />
          </>
        )}
      </div>
      {!trial && <span className={styles.quiet}>{t('meaning.hint')}</span>}
    </div>
  );
}

/** Where each key result of a cycle stands. */
function progressOf(outline: Outline | undefined): Map<string, number | null> {
  const all = outline?.objectives.flatMap((row) => row.keyResults) ?? [];
  return new Map(all.map(({ id, progress }) => [id, progress]));
}

function saySaved(count: number): void {
  offerUndo(tn('checkIns.saved', count));
}

/** How many key results want a word, or when the next one does. */
function Line({ due, today }: { due: readonly DueCheckIn[]; today: string }) {
  const format = useFormat();
  const wanting = due.filter((each) => each.due).length;
  if (wanting > 0) return tn('checkIns.line', wanting);
  if (due.length === 0) return null;
  const next = due.flatMap(({ dueOn }) => dueOn ?? []).sort()[0];
  return next === undefined
    ? t('checkIns.line.all')
    : t('checkIns.line.none', { date: format.date(next, today) });
}

interface ActionsProps {
  count: number;
  readOnly: boolean;
  onSave: () => void;
}

function Actions({ count, readOnly, onSave }: ActionsProps) {
  const sheet = useCommand('plan.exportCheckIns');
  return (
    <>
      {sheet && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFileExport size="0.9375rem" aria-hidden />}
          onClick={sheet.run}
        >
          {t('checkIns.sheet')}
        </Button>
      )}
      {!readOnly && (
        <Button
          leftSection={<IconChecks size="0.9375rem" aria-hidden />}
          disabled={count === 0}
          onClick={onSave}
        >
          {count === 0 ? t('checkIns.save') : tn('checkIns.save', count)}
        </Button>
      )}
    </>
  );
}

interface FiltersProps {
  owner: string;
  onOwner: (id: string) => void;
  onlyDue: boolean;
  onOnlyDue: (only: boolean) => void;
  date: string;
  dateFault: string | undefined;
  onDate: (date: string) => void;
  speaksFor: string;
  onSpeaksFor: (id: string) => void;
}

function Filters({ owner, onlyDue, date, dateFault, speaksFor, ...does }: FiltersProps) {
  const { parties, today } = usePlan();
  const format = useFormat();
  const dateField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (dateFault !== undefined) dateField.current?.focus();
  }, [dateFault]);
  return (
    <>
      <Select
        label={t('checkIns.owner')}
        searchable
        data={[
          { value: '', label: t('checkIns.owner.all') },
          ...parties.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={owner}
        onChange={(id) => does.onOwner(id ?? '')}
      />
      <Select
        label={t('checkIns.show')}
        data={[
          { value: 'due', label: t('checkIns.show.due') },
          { value: 'all', label: t('checkIns.show.all') },
        ]}
        value={onlyDue ? 'due' : 'all'}
        onChange={(which) => does.onOnlyDue(which === 'due')}
      />
      <TextInput
        label={t('checkIns.date')}
        placeholder={format.date(today, today)}
        value={date}
        ref={dateField}
        error={dateFault ?? null}
        onChange={(event) => does.onDate(event.target.value)}
      />
      <Select
        label={t('checkIns.for')}
        searchable
        data={[
          { value: '', label: t('checkIns.for.oneself') },
          ...parties
            .filter(({ team }) => !team)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={speaksFor}
        onChange={(id) => does.onSpeaksFor(id ?? '')}
      />
    </>
  );
}

function Nothing({ cycle: { name, state }, isDone }: { cycle: Cycle; isDone: boolean }) {
  if (isDone) return null;
  const why = state === 'closed' ? 'closed' : 'none';
  return (
    <div className={styles.nothing}>
      <h2>{t(`checkIns.${why}.title`)}</h2>
      <p>{t(`checkIns.${why}.text`, { cycle: name })}</p>
    </div>
  );
}
