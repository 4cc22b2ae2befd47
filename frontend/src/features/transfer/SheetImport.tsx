import { Button, Select, Tabs, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { kpis as calls, transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t, tn } from '~/strings/strings';
import { DataTable } from '~/ui/DataTable';
import { Message } from '~/ui/Message';
import { Sheet } from '~/ui/Sheet';
import { toast } from '~/ui/toast';
import { Working } from '~/ui/Working';
import { chosenColumns, type Draft, withColumn } from './draft';
import type { FileProps } from './fileProps';
import { Findings } from './Findings';
import styles from './Prepared.module.css';
import { Questions } from './Questions';
import { Choice, KindChoice, SheetChoice } from './ReadAs';
import readAs from './ReadAs.module.css';
import { Section, SectionEmpty } from './Section';
import sections from './Sections.module.css';
import { sheetQuestionsOf } from './sheetQuestions';
import { SheetRows } from './SheetRows';
import { columnsOf, countOf, importSheet, lineOf, type Made, previewSheet } from './sheets';
import { useAdvance, useSlow } from './useSlow';

/** Where a person finds what was imported. */
const shownAt = { measurements: '/kpis', kpis: '/kpis', check_ins: '/check-ins' } as const;

/** The import of values, KPI definitions or a check-in sheet: shown first, then made in one step. */
export function SheetImport(props: FileProps) {
  const { draft, change } = props;
  // The reason is kept with what is replaced; it changes nothing of what the file becomes.
  const asked = { ...draft, why: '' };
  const { data, error, isFetching } = useQuery({
    queryKey: ['import', asked],
    queryFn: () => previewSheet(asked),
    placeholderData: (before) => (before?.kind === draft.kind ? before : undefined),
    gcTime: 0,
  });
  const { running, failure, run } = useRun(props);
  const file = draft.path.split(/[\\/]/).at(-1) ?? draft.path;
  const refusal = failure ?? (error ? toCairnError(error) : null);
  return (
    <Sheet
      title={t('import.title', { file })}
      line={data && lineOf(data)}
      actions={
        <Actions
          {...props}
          file={file}
          made={data}
          running={running}
          ready={!isFetching && !error}
          onRun={() => data && void run(data)}
        />
      }
    >
      <div className={readAs.strip}>
        <KindChoice draft={draft} onChange={change} />
        {data && data.preview.sheets.length > 0 && (
          <SheetChoice preview={data.preview} onChange={change} />
        )}
        {draft.kind === 'measurements' && <WhichKPI draft={draft} change={change} />}
        {draft.kind === 'check_ins' && <WhichDay draft={draft} change={change} />}
      </div>
      {refusal && (
        <div className={styles.refused}>
          <Message title={t(failure ? 'import.refused.import' : 'import.refused.read')}>
            {refusal.sentence()}
          </Message>
        </div>
      )}
      {data && <Parts draft={draft} change={change} made={data} />}
    </Sheet>
  );
}

function useRun({ draft, onDone }: FileProps) {
  const { rewrite } = useWrites();
  const [, go] = useLocation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<CairnError | null>(null);
  const run = async (made: Made) => {
    setRunning(true);
    setFailure(null);
    try {
      const count = await rewrite(() => importSheet(draft, made));
      go(shownAt[made.kind]);
      onDone();
      toast({
        text: tn('import.sheet.done', count),
        action: { label: t('action.undo'), caps: caps('mod+z'), run: () => runCommand('undo') },
      });
    } catch (reason) {
      setFailure(toCairnError(reason));
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, run };
}

interface ActionsProps extends FileProps {
  file: string;
  made: Made | undefined;
  running: boolean;
  ready: boolean;
  onRun: () => void;
}

function Actions({ file, made, running, ready, onRun, onChooseOther, onLeave }: ActionsProps) {
  const { readOnly } = usePlan();
  const advance = useAdvance('import', running);
  const slow = useSlow(running);
  if (slow) {
    return (
      <Working
        text={t('import.importing', { file })}
        count={
          advance ? t('import.importing.rows', { done: advance.done, total: advance.total }) : ''
        }
        part={advance && advance.total > 0 ? advance.done / advance.total : null}
        onCancel={() => void transfer.cancel()}
      />
    );
  }
  const errors = made?.preview.errors ?? 0;
  return (
    <div className={styles.actions}>
      {errors > 0 && (
        <span id="import-blocked" className={styles.reason}>
          {tn('import.blocked', errors)}
        </span>
      )}
      <Button variant="subtle" color="gray" onClick={onChooseOther}>
        {t('import.chooseOther')}
      </Button>
      <Button variant="default" onClick={onLeave}>
        {t('action.cancel')}
      </Button>
      <Button
        leftSection={<IconFileImport size="0.9375rem" aria-hidden />}
        aria-describedby={errors > 0 ? 'import-blocked' : undefined}
        disabled={!ready || !made?.preview.canImport || readOnly}
        loading={running}
        onClick={onRun}
      >
        {tn('import.run', made ? countOf(made) : 0)}
      </Button>
    </div>
  );
}

type ChoiceProps = Pick<FileProps, 'draft' | 'change'>;

/** Whose values they are, where no column says so. */
function WhichKPI({ draft, change }: ChoiceProps) {
  const { data } = useQuery({ queryKey: keys.kpis, queryFn: () => calls.list() });
  return (
    <Choice
      label={t('import.read.kpi')}
      data={[
        { value: '', label: t('import.read.kpi.column') },
        ...(data?.kpis ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={draft.kpi}
      onChoose={(kpi) => change({ kpi })}
    />
  );
}

function WhichDay({ draft, change }: ChoiceProps) {
  const { today } = usePlan();
  return (
    <div className={readAs.cell}>
      <TextInput
        label={t('import.read.date')}
        placeholder={today}
        value={draft.date}
        onChange={(event) => change({ date: event.target.value })}
      />
    </div>
  );
}

type Part = 'columns' | 'questions' | 'findings' | 'made';

/** What is read at the left with its counts, and what it becomes. */
function Parts({ draft, change, made }: ChoiceProps & { made: Made }) {
  const { preview } = made;
  const questions = sheetQuestionsOf(preview.findings, draft);
  const open = questions.some(({ answer }) => answer === '');
  const first: Part = open ? 'questions' : preview.errors > 0 ? 'findings' : 'made';
  const [chosen, setChosen] = useState<Part | null>(null);
  const counts: Record<Part, number> = {
    columns: columnsOf(made).columns.length,
    questions: questions.length,
    findings: preview.findingsTotal,
    made: countOf(made),
  };
  const offered = (Object.keys(counts) as Part[]).filter(
    (part) => part === 'findings' || part === 'made' || counts[part] > 0,
  );
  const shown = chosen && offered.includes(chosen) ? chosen : first;
  const panels: Record<Part, React.ReactNode> = {
    columns: <SheetColumns draft={draft} change={change} made={made} />,
    questions: (
      <>
        <Questions questions={questions} onChange={change} />
        {draft.existing === 'replace' && (
          <TextInput
            className={sections.why ?? ''}
            label={t('import.question.why')}
            value={draft.why}
            onChange={(event) => change({ why: event.target.value })}
          />
        )}
      </>
    ),
    findings: <Findings preview={preview} follow={() => null} />,
    made: <SheetRows made={made} />,
  };
  return (
    <Tabs
      orientation="vertical"
      keepMounted={false}
      value={shown}
      onChange={(value) => setChosen(offered.find((part) => part === value) ?? null)}
      classNames={{
        root: sections.body ?? '',
        list: sections.list ?? '',
        tab: sections.tab ?? '',
        tabLabel: sections.label ?? '',
        panel: sections.panel ?? '',
      }}
    >
      <Tabs.List aria-label={t('import.nav')}>
        {offered.map((part) => (
          <Tabs.Tab
            key={part}
            value={part}
            rightSection={<b className={sections.count}>{counts[part]}</b>}
          >
            {part === 'made' ? t(`import.sheet.made.${made.kind}`) : t(`import.${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((part) => (
        <Tabs.Panel key={part} value={part}>
          {panels[part]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** What each column is taken for. */
function SheetColumns({ draft, change, made }: ChoiceProps & { made: Made }) {
  const { columns, fields } = columnsOf(made);
  const chosen = chosenColumns(draft);
  const choose = (name: string, field: string): Partial<Draft> => withColumn(draft, name, field);
  if (columns.length === 0) return <SectionEmpty>{t('import.sheet.none')}</SectionEmpty>;
  return (
    <Section title={t('import.columns')} text={t('import.sheet.columns.text')}>
      <DataTable
        label={t('import.columns')}
        roomy
        rows={columns}
        keyOf={({ name }) => name}
        columns={[
          {
            title: t('import.column.name'),
            width: 'minmax(8rem, 1fr)',
            cell: ({ name }) => <b>{name}</b>,
          },
          {
            title: t('import.sheet.field'),
            width: '16rem',
            cell: ({ name, field }) => (
              <Select
                aria-label={t('import.column.field.label', { name })}
                searchable
                data={[
                  { value: '', label: t('import.sheet.field.none') },
                  ...fields.map((value) => ({ value, label: value })),
                ]}
                value={chosen[name] ?? field}
                onOptionSubmit={(value) => change(choose(name, value))}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}
