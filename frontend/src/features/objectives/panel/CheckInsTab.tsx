import { Button } from '@mantine/core';
import { useState } from 'react';
import { objectives } from '~/bridge/calls';
import type { CheckIn, KeyResult } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import type { Row } from '~/features/objectives/outline/rows';
import { Landing } from '~/fields/smart/Landing';
import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import { toast } from '~/ui/toast';
import { Value } from '~/ui/Value';
import { CheckInForm, nothingTyped, type TypedCheckIn } from './CheckInForm';
import styles from './panel.module.css';

interface Props {
  row: Row;
  checkIns: readonly CheckIn[];
  /** Counts up when the form shall have the focus. */
  asked: number;
  onDone: () => void;
}

/** The check-in form and the check-ins so far, each of which can be corrected. */
export function CheckInsTab({ row, checkIns, asked, onDone }: Props) {
  const { readOnly } = usePlan();
  const [amending, setAmending] = useState('');
  if (row.type === 'objective') {
    return <p className={styles.small}>{t('checkIn.noneForObjective')}</p>;
  }
  const { keyResult } = row;
  return (
    <>
      {!readOnly && <New keyResult={keyResult} asked={asked} onDone={onDone} />}
      <Landing keyResult={keyResult} />
      <section className={readOnly ? undefined : styles.section}>
        <h3>{t('checkIn.list')}</h3>
        {checkIns.length === 0 && <p className={styles.small}>{t('checkIn.none')}</p>}
        <ol className={styles.list}>
          {checkIns.map((checkIn) =>
            checkIn.id === amending ? (
              <li key={checkIn.id}>
                <Amend keyResult={keyResult} checkIn={checkIn} onDone={() => setAmending('')} />
              </li>
            ) : (
              <Item
                key={checkIn.id}
                checkIn={checkIn}
                keyResult={keyResult}
                {...(!readOnly && { onAmend: () => setAmending(checkIn.id) })}
              />
            ),
          )}
        </ol>
      </section>
    </>
  );
}

interface ItemProps {
  checkIn: CheckIn;
  keyResult: KeyResult;
  onAmend?: () => void;
}

function Item({ checkIn, keyResult: { kind, unit }, onAmend }: ItemProps) {
  const { today } = usePlan();
  const format = useFormat();
  const { value, confidence, note, by, for: owner, date } = checkIn;
  const on = format.date(date, today);
  return (
    <li>
      <div className={`${styles.line} ${styles.entry}`}>
        <span className={styles.strong}>
          {value === null ? (
            t('checkIn.onlyNote')
          ) : kind === 'yes_no' ? (
            t(value === 1 ? 'value.yes' : 'value.no')
          ) : (
            <Value value={value} unit={unit} />
          )}
        </span>
        {confidence !== null && (
          <span className={styles.small}>
            {t('objectives.confidence', { confidence: format.number(outOfTen(confidence)) })}
          </span>
        )}
        <span className={`${styles.small} ${styles.end}`}>
          {owner === null
            ? t('checkIn.by', { by, date: on })
            : t('checkIn.byFor', { by, owner, date: on })}
        </span>
        {onAmend && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('checkIn.amend.label', { date: format.date(date, today) })}
            onClick={onAmend}
          >
            {t('checkIn.amend')}
          </Button>
        )}
      </div>
      {note && <p className={styles.note}>{note}</p>}
    </li>
  );
}

interface NewProps extends Pick<Props, 'asked' | 'onDone'> {
  keyResult: KeyResult;
}

function New({ keyResult, asked, onDone }: NewProps) {
  const { write } = useWrites();
  const save = async ({ value, confidence, note, date, done }: TypedCheckIn) => {
    await write(() =>
      objectives.checkIn({
        keyResult: keyResult.id,
        value,
        confidence,
        note,
        date,
        done,
        for: '',
      }),
    );
    toast({ text: t('checkIn.saved', { title: keyResult.title }) });
    onDone();
  };
  return (
    <CheckInForm
      keyResult={keyResult}
      place={keyResult.id}
      first={nothingTyped}
      asked={asked}
      onSave={save}
    />
  );
}

interface AmendProps {
  keyResult: KeyResult;
  checkIn: CheckIn;
  onDone: () => void;
}

function Amend({ keyResult, checkIn, onDone }: AmendProps) {
  const { write } = useWrites();
  const format = useFormat();
  const { id, value, confidence, note, date } = checkIn;
  const valueText =
    value === null
      ? ''
      : keyResult.kind === 'yes_no'
        ? value === 1
          ? 'yes'
          : 'no'
        : format.plain(value);
  const save = async (typed: TypedCheckIn) => {
    await write(() =>
      objectives.amend({
        id,
        value: typed.value,
        confidence: typed.confidence,
        note: typed.note,
        date: typed.date,
        why: typed.why,
      }),
    );
    toast({ text: t('checkIn.amended') });
    onDone();
  };
  return (
    <CheckInForm
      keyResult={keyResult}
      place={checkIn.id}
      first={{
        ...nothingTyped,
        value: valueText,
        confidence: confidence === null ? '' : format.plain(confidence),
        note,
        date,
      }}
      asked={1}
      amends
      onSave={save}
      onGiveUp={onDone}
    />
  );
}
