import { Select } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Preview } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { formatSize } from '~/ui/size';
import { type Draft, fileKinds, newDraft } from './draft';
import styles from './ReadAs.module.css';

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const delimiters = [
  { value: ',', label: t('import.delimiter.comma') },
  { value: ';', label: t('import.delimiter.semicolon') },
  { value: '\t', label: t('import.delimiter.tab') },
  { value: '|', label: t('import.delimiter.bar') },
];
const lineEnds = ['LF', 'CRLF', 'CR', 'mixed'] as const;

interface Props {
  preview: Preview;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** How the file was read; all of it can be changed. */
export function ReadAs({ preview, draft, onChange }: Props) {
  const { cycles } = usePlan();
  const isBook = preview.sheets.length > 0;
  const guessedRow = preview.findings.some(({ code }) => code === 'no_header');
  return (
    <div className={styles.strip}>
      <File preview={preview} />
      <KindChoice draft={draft} onChange={onChange} />
      {isBook && <SheetChoice preview={preview} onChange={onChange} />}
      {!isBook && draft.path !== '' && (
        <Choice
          label={t('import.read.encoding')}
          data={encodings.map((value) => ({ value, label: t(`import.encoding.${value}`) }))}
          value={draft.encoding || preview.encoding}
          onChoose={(encoding) => onChange({ encoding })}
        />
      )}
      {!isBook && (
        <Choice
          label={t('import.read.delimiter')}
          data={delimiters}
          value={draft.delimiter || preview.delimiter}
          onChoose={(delimiter) => onChange({ delimiter })}
        />
      )}
      <Choice
        label={t('import.read.header')}
        data={[
          { value: 'yes', label: t('import.header.yes') },
          { value: 'no', label: t('import.header.no') },
        ]}
        value={draft.header || (guessedRow ? 'no' : 'yes')}
        onChoose={(header) => onChange({ header: header === 'no' ? 'no' : 'yes' })}
      />
      <Choice
        label={t('import.read.cycle')}
        data={cycles.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.cycle || (cycles.find(({ current }) => current) ?? cycles[0])?.id || ''}
        onChoose={(cycle) => onChange({ cycle })}
      />
    </div>
  );
}

/** What the file holds; another answer begins with it anew. */
export function KindChoice({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  return (
    <Choice
      label={t('import.read.kind')}
      data={fileKinds.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
      value={draft.kind}
      onChoose={(value) => {
        const kind = fileKinds.find((each) => each === value);
        if (kind) onChange(newDraft(draft, kind));
      }}
    />
  );
}

interface SheetChoiceProps {
  preview: Pick<Preview, 'sheet' | 'sheets'>;
  onChange: Props['onChange'];
}

/** Which sheet of a workbook. */
export function SheetChoice({ preview: { sheet, sheets }, onChange }: SheetChoiceProps) {
  return (
    <Choice
      label={t('import.read.sheet')}
      data={sheets.map(({ name, hidden }) => ({
        value: name,
        label: hidden ? t('import.sheet.hidden', { name }) : name,
      }))}
      value={sheet}
      onChoose={(name) => onChange({ sheet: name })}
    />
  );
}

function File({ preview: { size, rows, lineEnds: ends, bom } }: { preview: Preview }) {
  const kind = lineEnds.find((each) => each === ends);
  return (
    <dl className={styles.cell}>
      <dt>{t('import.read.file')}</dt>
      <dd>
        {t('import.read.file.text', { size: formatSize(size), rows: tn('import.rows', rows) })}
      </dd>
      <dd className={styles.quiet}>
        {kind && t('import.read.lineEnds', { kind: t(`import.lineEnds.${kind}`) })}
        {bom && `, ${t('import.read.bom')}`}
      </dd>
    </dl>
  );
}

interface ChoiceProps {
  label: string;
  data: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
}

/** One way in which the file is read, and the others. */
export function Choice({ label, data, value, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <Labelled label={label} htmlFor={id}>
      <Select
        id={id}
        data={data}
        value={value}
        onChange={(chosen) => {
          if (chosen !== null) onChoose(chosen);
        }}
      />
    </Labelled>
  );
}

interface LabelledProps {
  label: string;
  /** Id of what it names. */
  htmlFor: string;
  children: ReactNode;
}

/** One part of the strip with its name above. */
export function Labelled({ label, htmlFor, children }: LabelledProps) {
  return (
    <div className={styles.cell}>
      <label className={styles.label} htmlFor={htmlFor}>
        {label}
      </label>
      {children}
    </div>
  );
}
