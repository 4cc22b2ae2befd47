import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { CheckIn, KeyResult } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { formatDate, outOfTen, useFormat } from '~/ui/format';
import { toast } from '~/ui/toast';
import { Value } from '~/ui/Value';
import type { Row } from '~/features/objectives/outline/rows';
import styles from './panel.module.css';

interface Props {
  row: Row;
  checkIns: readonly CheckIn[];
  /** Counts up when the form shall have the focus. */
  asked: number;
  onDone: () => void;
}

/** The check-in form and the check-ins so far. */
export function CheckInsTab({ row, checkIns, asked, onDone }: Props) {
  const { readOnly } = usePlan();
  if (row.type === 'objective') {
    return <p className={styles.small}>{t('checkIn.noneForObjective')}</p>;
  }
  return (
    <>
      {!readOnly && <Form keyResult={row.keyResult} asked={asked} onDone={onDone} />}
      <section className={readOnly ? undefined : styles.section}>
        <h3>{t('checkIn.list')}</h3>
        {checkIns.length === 0 && <p className={styles.small}>{t('checkIn.none')}</p>}
        <ol className={styles.list}>
          {checkIns.map((checkIn) => (
            <Item key={checkIn.id} checkIn={checkIn} unit={row.keyResult.unit} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Item({ checkIn, unit }: { checkIn: CheckIn; unit: string }) {
  const { today } = usePlan();
  const format = useFormat();
  const { value, confidence, note, by, date } = checkIn;
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.strong}>
          {value === null ? t('checkIn.onlyNote') : <Value value={value} unit={unit} />}
        </span>
        {confidence !== null && (
          <span className={styles.small}>
            {t('objectives.confidence', { confidence: format.number(outOfTen(confidence)) })}
          </span>
        )}
        <span className={`${styles.small} ${styles.end}`}>
          {t('checkIn.by', { by, date: formatDate(date, today) })}
        </span>
      </div>
      {note && <p className={styles.note}>{note}</p>}
    </li>
  );
}

const tenths = Array.from({ length: 11 }, (_, index) => String(index));

interface FormProps extends Pick<Props, 'asked' | 'onDone'> {
  keyResult: KeyResult;
}

function Form({ keyResult, asked, onDone }: FormProps) {
  const { write } = useWrites();
  const [value, setValue] = useState('');
  const [confidence, setConfidence] = useState('');
  const [note, setNote] = useState('');
  const [date, setDate] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) first.current?.focus();
  }, [asked]);
  const faultAt = (field: string) =>
    error?.fields.find((fault) => fault.field === field)?.message ?? null;

  const save = async () => {
    try {
      await write(() =>
        objectives.checkIn({
          keyResult: keyResult.id,
          value,
          confidence: confidence && String(Number(confidence) * 10),
          note,
          date,
        }),
      );
      toast({ text: t('checkIn.saved', { title: keyResult.title }) });
      setValue('');
      setConfidence('');
      setNote('');
      setDate('');
      setError(null);
      onDone();
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.pair}>
        <TextInput
          ref={first}
          label={t('checkIn.value')}
          rightSection={keyResult.unit}
          value={value}
          error={faultAt('value')}
          onChange={(event) => setValue(event.target.value)}
        />
        <TextInput
          label={t('checkIn.date')}
          placeholder={t('panel.date.hint')}
          value={date}
          error={faultAt('date')}
          onChange={(event) => setDate(event.target.value)}
        />
      </div>
      <div>
        <span id="confidence-label" className={styles.label}>
          {t('checkIn.confidence')}
        </span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="confidence-label"
          data={tenths}
          value={confidence}
          onChange={setConfidence}
        />
        <p className={styles.small}>{t('checkIn.confidence.text')}</p>
      </div>
      <Textarea
        label={t('checkIn.note')}
        rows={2}
        value={note}
        error={faultAt('note')}
        onChange={(event) => setNote(event.target.value)}
      />
      {error && error.fields.length === 0 && (
        <p className={styles.fault} role="alert">
          {error.sentence()}
        </p>
      )}
      <div>
        <Button type="submit" variant="default">
          {t('checkIn.save')}
        </Button>
      </div>
    </form>
  );
}
