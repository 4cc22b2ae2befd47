import { Button, Select, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { kpis as calls, transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { type Question, sheetQuestionsOf } from '~/fields/questions';
import { t, tn } from '~/strings/strings';
import { DataTable } from '~/ui/DataTable';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { Sheet } from '~/ui/Sheet';
import { Working } from '~/ui/Working';
import { chosenColumns, type Draft, nameOf, withColumn } from './draft';
import type { FileProps } from './fileProps';
import { Findings } from './Findings';
import styles from './Prepared.module.css';
import { type Part, PartTabs } from './PartTabs';
import { Questions } from './Questions';
import { Choice, KindChoice, Labelled, SheetChoice } from './ReadAs';
import readAs from './ReadAs.module.css';
import { Section, SectionEmpty } from './Section';
import sections from './Sections.module.css';
import { SheetRows } from './SheetRows';
import {
  columnsOf,
  countOf,
  importSheet,
  lineOf,
  type Made,
  previewSheet,
  shownAt,
} from './sheets';
import { useRunCommand } from './useRunCommand';
import { useAdvance, useSlow } from './useSlow';

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
  const { readOnly } = usePlan();
  const { running, failure, run } = useRun(props);
  const ready = !isFetching && !error && !running && data?.preview.canImport === true && !readOnly;
  const start = () => data && void run(data);
  useRunCommand(ready, start);
  const file = nameOf(draft);
  const refusal = failure ?? (error ? toCairnError(error) : null);
  return (
    <Sheet
      takesFocus
      title={t('import.title', { file })}
      line={data && lineOf(data)}
      actions={
        <Actions {...props} file={file} made={data} running={running} ready={ready} onRun={start} />
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
      offerUndo(tn('import.sheet.done', count));
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
        disabled={!ready}
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
  const id = useId();
  return (
    <Labelled label={t('import.read.date')} htmlFor={id}>
      <TextInput
        id={id}
        placeholder={today}
        value={draft.date}
        onChange={(event) => change({ date: event.target.value })}
      />
    </Labelled>
  );
}

/** What is read at the left with its counts, and what it becomes. */
function Parts({ draft, change, made }: ChoiceProps & { made: Made }) {
  const { preview } = made;
  // A definition or an initiative that cannot be read is mended in the file.
  const canSkip = draft.kind !== 'kpis' && draft.kind !== 'roadmap';
  const questions = sheetQuestionsOf(preview.findings, draft, canSkip);
  const open = questions.filter(({ answer }) => answer === '').length;
  const columns = columnsOf(made).columns.length;
  const parts: (Part | false)[] = [
    columns > 0 && {
      id: 'columns',
      title: t('import.columns'),
      count: columns,
      panel: <SheetColumns draft={draft} change={change} made={made} />,
    },
    questions.length > 0 && {
      id: 'questions',
      title: t('import.questions'),
      count: questions.length,
      ...(open > 0 && { look: tn('import.questions.open', open) }),
      panel: <Answers draft={draft} change={change} questions={questions} />,
    },
    {
      id: 'findings',
      title: t('import.findings'),
      count: preview.findingsTotal,
      ...(preview.errors > 0 && { look: tn('import.findings.errors', preview.errors) }),
      panel: <Findings preview={preview} follow={() => null} />,
    },
    {
      id: 'made',
      title: t(`import.sheet.made.${made.kind}`),
      count: countOf(made),
      panel: <SheetRows made={made} />,
    },
  ];
  return (
    <PartTabs
      first={open > 0 ? 'questions' : preview.errors > 0 ? 'findings' : 'made'}
      parts={parts.filter((part) => part !== false)}
    />
  );
}

interface AnswersProps extends ChoiceProps {
  questions: readonly Question<Draft>[];
}

function Answers({ draft, change, questions }: AnswersProps) {
  return (
    <>
      <Questions questions={questions} onChange={change} />
      {draft.existing === 'replace' && (
        <TextInput
          className={sections.why ?? ''}
          label={t('question.why')}
          value={draft.why}
          onChange={(event) => change({ why: event.target.value })}
        />
      )}
    </>
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
