import { Button, Modal, Select, Textarea } from '@mantine/core';
import { IconAlertCircle, IconRulerMeasure, IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import type { CairnError } from '~/bridge/errors';
import type { PastedLine } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { termsOf } from '~/features/objectives/quickAdd/Understood';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Spoken } from '~/ui/Spoken';
import { useReturnFocus } from '~/ui/useReturnFocus';
import styles from './PasteDialog.module.css';
import { isTable, linesOf, mostLines } from './text';
import { type Beneath, type PlaceName, usePaste } from './usePaste';

interface Props {
  /** What was in the clipboard; "" where the person pastes it here. */
  text: string;
  cycle: { id: string; name: string };
  /** The objective that has the focus, or holds it; null for none. */
  beneath: Beneath | null;
  /** Ids of the rows before: the others are new then. */
  known: ReadonlySet<string>;
  onAdded: (ids: readonly string[]) => void;
  onTable: (text: string) => void;
  onClose: () => void;
}

/** Lines of text become objectives and key results: shown first, then added in one step. */
export function PasteDialog({ text: first, onTable, onClose, ...props }: Props) {
  useReturnFocus();
  const [text, setText] = useState(first);
  const paste = usePaste({ ...props, text, onClose });
  const { lines, place, error, add } = paste;
  const isBlank = text.trim() === '';
  const isUnread = error !== null && error.fields.every(({ row }) => row === undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pasteRows.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="46rem"
    >
      <div
        className={styles.dialog}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (!isBlank) add();
        }}
      >
        <Textarea
          data-autofocus={first.trim() === '' || undefined}
          className={styles.area ?? ''}
          label={t('pasteRows.lines')}
          description={t('pasteRows.text')}
          placeholder={t('pasteRows.placeholder')}
          rows={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {isTable(text) && (
          <Message
            tone="info"
            title={t('pasteRows.table')}
            actions={
              <Button variant="default" onClick={() => onTable(text)}>
                {t('pasteRows.table.show')}
              </Button>
            }
          >
            {t('pasteRows.table.text')}
          </Message>
        )}
        {!isBlank && <Place {...props} place={place} onPlace={paste.setPlace} />}
        {isUnread && <Message title={t('error.title')}>{error.sentence('text')}</Message>}
        {!isBlank && lines.length > 0 && <Becomes text={text} lines={lines} error={error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            data-autofocus={first.trim() !== '' || undefined}
            disabled={isBlank}
            onClick={add}
          >
            {tn('pasteRows.add', isBlank ? 0 : lines.length)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

interface PlaceProps extends Pick<Props, 'cycle' | 'beneath'> {
  place: PlaceName;
  onPlace: (place: PlaceName) => void;
}

/** Where the rows go, in words; a choice where there are two places. */
function Place({ cycle, beneath, place, onPlace }: PlaceProps) {
  const inCycle = t('pasteRows.place.cycle', { cycle: cycle.name });
  if (!beneath) return <p>{t('pasteRows.place.only', { place: inCycle })}</p>;
  const { number, title } = beneath;
  return (
    <Select
      label={t('pasteRows.place')}
      data={[
        { value: 'cycle', label: inCycle },
        { value: 'beneath', label: t('pasteRows.place.beneath', { number, title }) },
      ]}
      value={place}
      allowDeselect={false}
      onChange={(value) => onPlace(value === 'beneath' ? 'beneath' : 'cycle')}
    />
  );
}

interface BecomesProps {
  text: string;
  lines: readonly PastedLine[];
  error: CairnError | null;
}

/** Every line as what it becomes, with what is wrong about it beneath. */
function Becomes({ text, lines, error }: BecomesProps) {
  const rows = lines.map((line, index) => ({ line, row: index + 1 }));
  const keyResults = lines.filter(({ keyResult }) => keyResult).length;
  const all = linesOf(text).length;
  return (
    <>
      <p role="status">
        {t('pasteRows.becomes', {
          objectives: tn('import.objectives', lines.length - keyResults),
          keyResults: tn('import.keyResults', keyResults),
        })}
        {all > mostLines && ` ${t('pasteRows.rest', { most: mostLines, lines: all })}`}
      </p>
      <div className={styles.preview}>
        <DataTable
          wraps
          label={t('pasteRows.preview')}
          columns={useColumns()}
          rows={rows}
          keyOf={({ row }) => String(row)}
          below={({ row }) => faultAt(row, error)}
        />
      </div>
    </>
  );
}

/** What is wrong with a line; nothing where it is well. */
function faultAt(row: number, error: CairnError | null) {
  const faults = error?.fields.filter((fault) => fault.row === row) ?? [];
  if (faults.length === 0) return null;
  return (
    <span role="alert" className={styles.fault}>
      <IconAlertCircle size="0.9375rem" aria-hidden />
      {faults.map(({ message }) => message).join(' ')}
    </span>
  );
}

interface Shown {
  line: PastedLine;
  /** From 1, as faults count. */
  row: number;
}

function useColumns(): TableColumn<Shown>[] {
  const format = useFormat();
  const { today } = usePlan();
  return [
    {
      title: t('pasteRows.column.becomes'),
      width: '8rem',
      cell: ({ line: { keyResult } }) => <Type keyResult={keyResult} />,
    },
    {
      title: t('pasteRows.column.title'),
      width: 'minmax(12rem, 3fr)',
      cell: ({ line: { level, keyResult, understood } }) => (
        <span
          className={styles.title}
          data-objective={!keyResult}
          style={{ '--level': Math.min(level, deepest) }}
        >
          <Spoken>{t('pasteRows.level', { level: level + 1 })}</Spoken>
          {understood.title}
        </span>
      ),
    },
    {
      title: t('pasteRows.column.understood'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ line: { understood } }) => (
        <ul className={styles.terms}>
          {termsOf(understood, format, today).map(({ term, words }) => (
            <li key={term}>
              {term} <b>{words}</b>
            </li>
          ))}
        </ul>
      ),
    },
  ];
}

const deepest = 6; // levels that are drawn; deeper ones stand beneath one another

function Type({ keyResult }: { keyResult: boolean }) {
  const Icon = keyResult ? IconRulerMeasure : IconTargetArrow;
  return (
    <span className={styles.type}>
      <Icon size="0.875rem" aria-hidden />
      {t(`import.type.${keyResult ? 'key_result' : 'objective'}`)}
    </span>
  );
}
