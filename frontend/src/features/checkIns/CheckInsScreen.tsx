import { Button, Select, TextInput } from '@mantine/core';
import { IconChecks, IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { type Command, runCommand, useCommand, useCommands } from '~/app/commands/registry';
import { objectives } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Cycle, DueCheckIn } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { type Trials, useTrials } from '~/data/trial';
import { useWrites } from '~/data/writes';
import { Meaning } from '~/fields/Meaning';
import { t, tn } from '~/strings/strings';
import { formatDate } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { toast } from '~/ui/toast';
import { CheckInTable } from './CheckInTable';
import styles from './checkIns.module.css';
import { faultsOf, gridOf, isTyped, type TypedRow, typedOf, type TypedRows } from './typed';

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
  const { readOnly, today } = usePlan();
  const [owner, setOwner] = useState('');
  const [onlyDue, setOnlyDue] = useState(true);
  const [date, setDate] = useState('');
  const [rows, setRows] = useState<TypedRows>({});
  const { data, error, refetch } = useQuery({
    queryKey: keys.dueOf(cycle.id, owner),
    queryFn: () => objectives.due(cycle.id, owner),
    placeholderData: (before) => before,
  });
  const all = useMemo(() => data ?? [], [data]);
  const shown = all.filter(({ keyResult, due }) => !onlyDue || due || isTyped(rows[keyResult]));
  const { refusal, faults, save } = useSave({ cycle: cycle.id, date, due: all, rows, setRows });
  const count = typedOf(all, rows).length;
  useSaveCommand(count > 0 && !readOnly, save);
  useShowHints(readOnly ? null : hints);
  const trials = useTrials(gridOf(cycle.id, date, all, rows));
  // The row whose meaning is said: the one that was typed last, or that the person came back to.
  const [about, setAbout] = useState('');
  const change = (id: string, row: TypedRow) => {
    setAbout(id);
    setRows((before) => ({ ...before, [id]: row }));
  };
  return (
    <Sheet
      title={t('checkIns.title')}
      line={data && <Line due={data} today={today} />}
      actions={<Actions count={count} readOnly={readOnly} onSave={save} />}
    >
      <div className={styles.toolbar}>
        <Filters
          owner={owner}
          onOwner={setOwner}
          onlyDue={onlyDue}
          onOnlyDue={setOnlyDue}
          date={date}
          dateFault={refusal?.fields.find(({ field, row }) => field === 'date' && !row)?.message}
          onDate={setDate}
        />
      </div>
      {refusal && (
        <div className={styles.refused}>
          <Message title={t('checkIns.refused')}>{refusal.sentence()}</Message>
        </div>
      )}
      {error && (
        <div className={styles.refused}>
          <Message
            title={t('checkIns.unreadable')}
            actions={
              <Button variant="default" onClick={() => void refetch()}>
                {t('action.retry')}
              </Button>
            }
          >
            {toCairnError(error).sentence()}
          </Message>
        </div>
      )}
      {data && shown.length === 0 && <Nothing cycle={cycle.name} isDone={all.length > 0} />}
      {shown.length > 0 && (
        <CheckInTable
          cycle={cycle}
          due={shown}
          rows={rows}
          faults={faults}
          trials={trials}
          readOnly={readOnly}
          onChange={change}
          onRow={(id) => {
            if (isTyped(rows[id])) setAbout(id);
          }}
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

interface SaveOptions {
  cycle: string;
  date: string;
  due: readonly DueCheckIn[];
  rows: TypedRows;
  setRows: (rows: TypedRows) => void;
}

/** Saves all rows in one step of undo, or none: the faults stand at their rows. */
function useSave({ cycle, date, due, rows, setRows }: SaveOptions) {
  const { write } = useWrites();
  const [refusal, setRefusal] = useState<CairnError | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const send = async () => {
    const sent = typedOf(due, rows);
    if (sent.length === 0) return;
    try {
      await write(() => objectives.checkInMany(gridOf(cycle, date, due, rows)));
      setRows({});
      setRefusal(null);
      setFaults({});
      toast({
        text: tn('checkIns.saved', sent.length),
        action: { label: t('action.undo'), caps: caps('mod+z'), run: () => runCommand('undo') },
      });
    } catch (reason) {
      const error = toCairnError(reason);
      setRefusal(error);
      setFaults(faultsOf(error, sent));
    }
  };
  return { refusal, faults, save: () => void send() };
}

function useSaveCommand(ready: boolean, save: () => void): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'checkIns.save',
        title: t('checkIns.command.save'),
        group: 'objectives',
        keys: ['mod+enter'],
        disabled: !ready,
        run: save,
      },
    ],
    [ready, save],
  );
  useCommands(commands);
}

/** How many key results want a word, or when the next one does. */
function Line({ due, today }: { due: readonly DueCheckIn[]; today: string }) {
  const wanting = due.filter((each) => each.due).length;
  if (wanting > 0) return tn('checkIns.line', wanting);
  if (due.length === 0) return null;
  const next = due.flatMap(({ dueOn }) => dueOn ?? []).sort()[0];
  return next === undefined
    ? t('checkIns.line.all')
    : t('checkIns.line.none', { date: formatDate(next, today) });
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
}

function Filters({ owner, onlyDue, date, dateFault, ...does }: FiltersProps) {
  const { parties, today } = usePlan();
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
        placeholder={today}
        value={date}
        error={dateFault ?? null}
        onChange={(event) => does.onDate(event.target.value)}
      />
    </>
  );
}

function Nothing({ cycle, isDone }: { cycle: string; isDone: boolean }) {
  if (isDone) return null;
  return (
    <div className={styles.nothing}>
      <h2>{t('checkIns.none.title')}</h2>
      <p>{t('checkIns.none.text', { cycle })}</p>
    </div>
  );
}
