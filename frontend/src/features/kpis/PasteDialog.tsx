import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { kpis as calls } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Finding, KPI, MeasurementPreview, Paste, PreviewValue } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { QuestionList } from '~/fields/QuestionList';
import { decimalCodes, sheetQuestionsOf } from '~/fields/questions';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { Message } from '~/ui/Message';
import { toast } from '~/ui/toast';
import { Value } from '~/ui/Value';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { FirstPeriod } from './FirstPeriod';
import styles from './panel.module.css';

interface Props {
  kpi: KPI;
  /** Rows that were pasted before; "" asks for them. */
  text: string;
  onClose: () => void;
}

/** Rows of a spreadsheet become the values of a KPI: shown first, then entered in one step. */
export function PasteDialog({ kpi, text, onClose }: Props) {
  useReturnFocus();
  const { writeKPI } = useWrites();
  const [paste, setPaste] = useState<Paste>({
    kpi: kpi.id,
    text,
    from: '',
    backward: false,
    decimalMark: '',
    dateOrder: '',
    duplicates: '',
    existing: '',
    skipFaulty: false,
    why: '',
  });
  const [failure, setFailure] = useState<CairnError | null>(null);
  const change = (part: Partial<Paste>) => setPaste((before) => ({ ...before, ...part }));
  // The reason is asked for when the values are entered; it changes nothing of what they become.
  const asked = useDeferredValue({ ...paste, why: '' });
  const { data, error } = useQuery({
    queryKey: ['paste', asked],
    queryFn: () => calls.previewPaste(asked),
    enabled: asked.text.trim() !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const preview = asked.text.trim() === '' ? undefined : data;
  const refusal = failure ?? (error ? toCairnError(error) : null);
  const run = async () => {
    if (!preview) return;
    try {
      await writeKPI(() => calls.paste(paste));
      toast({ text: tn('paste.done', preview.count) });
      onClose();
    } catch (reason) {
      setFailure(toCairnError(reason));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('paste.title', { name: kpi.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="36rem"
    >
      <div className={styles.dialog}>
        <p>{t('paste.text')}</p>
        <Textarea
          data-autofocus
          className={styles.area ?? ''}
          label={t('paste.rows')}
          placeholder={t('paste.placeholder')}
          rows={5}
          value={paste.text}
          onChange={(event) => {
            setFailure(null);
            change({ text: event.target.value });
          }}
        />
        {asked.text.trim() !== '' && (preview ? preview.from !== '' : paste.from !== '') && (
          <FirstPeriod
            paste={paste}
            suggested={preview?.from ?? ''}
            fault={error ? sentenceAt(toCairnError(error), 'from') : null}
            onChange={change}
          />
        )}
        {preview && (
          <Questions paste={paste} preview={preview} failure={failure} onChange={change} />
        )}
        {refusal && refusal.fields.every(({ field, code }) => !isAtField(field, code)) && (
          <Message title={t('error.title')}>{refusal.sentence()}</Message>
        )}
        {preview && <Becomes kpi={kpi} preview={preview} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button disabled={!preview?.canImport} onClick={() => void run()}>
            {tn('paste.run', preview?.count ?? 0)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Whether a fault stands at its field: the reason, and the first period where another one helps. */
function isAtField(field: string, code: string): boolean {
  return field === 'why' || (field === 'from' && code === 'not_a_period');
}

function sentenceAt({ fields }: CairnError, at: string): string | null {
  const fault = fields.find(({ field, code }) => field === at && isAtField(field, code));
  return fault?.message ?? null;
}

/**
 * What was found out about the rows. While it is asked which periods they are of, nothing is sure
 * but how their numbers are written.
 */
function sureFindings({ findings }: MeasurementPreview): Finding[] {
  const isAsking = findings.some(({ code }) => code === 'no_periods');
  return isAsking ? findings.filter(({ code }) => decimalCodes.includes(code)) : findings;
}

interface QuestionsProps {
  paste: Paste;
  preview: MeasurementPreview;
  failure: CairnError | null;
  onChange: (part: Partial<Paste>) => void;
}

/** What the rows leave in doubt. */
function Questions({ paste, preview, failure, onChange }: QuestionsProps) {
  return (
    <>
      <QuestionList
        terse
        questions={sheetQuestionsOf(sureFindings(preview), paste)}
        onChange={onChange}
      />
      {paste.existing === 'replace' && (
        <TextInput
          label={t('question.why')}
          value={paste.why}
          error={failure ? sentenceAt(failure, 'why') : null}
          onChange={(event) => onChange({ why: event.target.value })}
        />
      )}
    </>
  );
}

function Becomes({ kpi, preview }: { kpi: KPI; preview: MeasurementPreview }) {
  const { values, same, different } = preview;
  const findings = sureFindings(preview);
  const columns: TableColumn<PreviewValue>[] = [
    // Only what happens from time to time has a name of its own.
    { title: t('values.period'), width: '8rem', cell: ({ label, period }) => label || period },
    {
      title: t('values.value'),
      width: '7rem',
      end: true,
      cell: ({ value }) => <Value value={value} unit={kpi.unit} />,
    },
    {
      title: t('values.note'),
      width: 'minmax(6rem, 1fr)',
      cell: ({ note }) => <span className={styles.note}>{note}</span>,
    },
  ];
  return (
    <>
      <p role="status">{t('paste.becomes', { fresh: preview.new, same, different })}</p>
      {findings.length > 0 && (
        <ul className={styles.findings} aria-label={t('paste.findings')}>
          {findings.map(({ row, code, message }, index) => (
            <li key={`${code} ${row} ${index}`}>
              <b>{row > 0 ? t('paste.row', { row }) : t('paste.file')}</b> {message}
            </li>
          ))}
        </ul>
      )}
      {values.length > 0 && (
        <div className={styles.preview}>
          <DataTable
            label={t('paste.values')}
            columns={columns}
            rows={values}
            keyOf={({ row }) => String(row)}
          />
        </div>
      )}
    </>
  );
}
