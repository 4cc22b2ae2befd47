import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { KeyResult } from '~/bridge/types';
import { useTrials } from '~/data/trial';
import { Meaning } from '~/fields/Meaning';
import { t } from '~/strings/strings';
import { outOfTen } from '~/ui/format';
import { useDraft } from '~/ui/useDraft';
import { withUnit } from '~/ui/unit';
import styles from './panel.module.css';

/** A check-in as typed; confidence is 0 to 100. */
export interface TypedCheckIn {
  value: string;
  confidence: string;
  note: string;
  date: string;
  /** The milestone that is done, by its id. */
  done: string;
  /** Of a correction. */
  why: string;
}

export const nothingTyped: TypedCheckIn = {
  value: '',
  confidence: '',
  note: '',
  date: '',
  done: '',
  why: '',
};

const tenths = Array.from({ length: 11 }, (_, index) => String(index));

interface Props {
  keyResult: KeyResult;
  /** Names the form among all check-ins. */
  place: string;
  /** What it begins with. */
  first: TypedCheckIn;
  /** Counts up when the form shall have the focus. */
  asked: number;
  /** It corrects a check-in, and asks why. */
  amends?: boolean;
  /** Keeps what was typed; rejects with a CairnError, and then it stays. */
  onSave: (typed: TypedCheckIn) => Promise<void>;
  onGiveUp?: () => void;
}

/** The form of a check-in, with the value that its kind of key result has. */
export function CheckInForm({ keyResult, place, first, asked, amends, onSave, onGiveUp }: Props) {
  const [typed, setTyped, forget] = useDraft(place, first);
  const isSaving = useRef(false);
  const [error, setError] = useState<CairnError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus();
  }, [asked]);
  const change = (part: Partial<TypedCheckIn>) => {
    setTyped((before) => ({ ...before, ...part }));
  };
  const faultAt = (field: string) =>
    error?.fields.find((fault) => fault.field === field)?.message ?? null;
  const save = async () => {
    // Enter once more, before the disk has written, is not another check-in.
    if (isSaving.current) return;
    isSaving.current = true;
    try {
      await onSave(typed);
      forget();
      setError(null);
    } catch (reason) {
      setError(toCairnError(reason));
    } finally {
      isSaving.current = false;
    }
  };
  const valued = { keyResult, typed, fault: faultAt, onChange: change };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void save();
        }
        if (event.key !== 'Escape' || !onGiveUp || event.defaultPrevented) return;
        event.preventDefault();
        forget();
        onGiveUp();
      }}
    >
      <div className={styles.pair}>
        {keyResult.kind === 'milestones' && !amends ? (
          <MilestoneDone {...valued} />
        ) : (
          <ValueInput {...valued} />
        )}
        <TextInput
          label={t('checkIn.date')}
          placeholder={t('field.date.hint')}
          value={typed.date}
          error={faultAt('date')}
          onChange={(event) => change({ date: event.target.value })}
        />
      </div>
      {amends ? <Fed keyResult={keyResult} /> : <Means keyResult={keyResult} typed={typed} />}
      <Confidence {...valued} />
      <Textarea
        label={t('checkIn.note')}
        rows={2}
        value={typed.note}
        error={faultAt('note')}
        onChange={(event) => change({ note: event.target.value })}
      />
      {amends && (
        <TextInput
          label={t('checkIn.why')}
          value={typed.why}
          error={faultAt('why')}
          onChange={(event) => change({ why: event.target.value })}
        />
      )}
      {error && !error.fields.some(({ field }) => field in typed) && (
        <p className={styles.fault} role="alert">
          {error.sentence()}
        </p>
      )}
      <div className={styles.line}>
        <Button type="submit" variant="default">
          {t(amends ? 'checkIn.amend.save' : 'checkIn.save')}
        </Button>
        {onGiveUp && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              forget();
              onGiveUp();
            }}
          >
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Where a value goes that a KPI feeds. */
function Fed({ keyResult: { kpiName } }: { keyResult: KeyResult }) {
  return kpiName !== null && <p className={styles.small}>{t('checkIn.fed', { kpi: kpiName })}</p>;
}

/** What the check-in would mean; its place is there from the beginning, so that nothing moves. */
function Means({ keyResult, typed }: { keyResult: KeyResult; typed: TypedCheckIn }) {
  const { id } = keyResult;
  const { value, confidence, note, date, done } = typed;
  const isTyped = [value, confidence, note, done].some((text) => text.trim() !== '');
  const row = { keyResult: id, value, confidence, note, date, done, for: '' };
  const trial = useTrials({ cycle: '', date: '', rows: isTyped ? [row] : [] })[id];
  return (
    <div className={styles.means}>
      <div role="status">{trial && <Meaning trial={trial} />}</div>
      {!trial && (keyResult.kpiName === null ? t('meaning.hint') : <Fed keyResult={keyResult} />)}
    </div>
  );
}

interface PartProps {
  keyResult: KeyResult;
  typed: TypedCheckIn;
  fault: (field: string) => string | null;
  onChange: (part: Partial<TypedCheckIn>) => void;
}

function ValueInput({ keyResult: { kind, unit, counting }, typed, fault, onChange }: PartProps) {
  if (kind === 'yes_no') {
    return (
      <Select
        label={t('checkIn.value')}
        allowDeselect
        data={[
          { value: 'yes', label: t('value.yes') },
          { value: 'no', label: t('value.no') },
        ]}
        value={typed.value || null}
        error={fault('value')}
        onChange={(value) => onChange({ value: value ?? '' })}
      />
    );
  }
  return (
    <TextInput
      {...withUnit(t(counting === '' ? 'checkIn.value' : 'checkIn.value.adds'), unit)}
      value={typed.value}
      error={fault('value')}
      onChange={(event) => onChange({ value: event.target.value })}
    />
  );
}

/** What a check-in of milestones says: which of them is done now. */
function MilestoneDone({ keyResult: { milestones }, typed, fault, onChange }: PartProps) {
  return (
    <Select
      label={t('checkIn.milestone')}
      data={[
        { value: '', label: t('checkIn.milestone.none') },
        ...milestones
          .filter(({ done }) => done === null)
          .map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={typed.done}
      error={fault('done')}
      onChange={(done) => onChange({ done: done ?? '' })}
    />
  );
}

function Confidence({ typed, onChange }: PartProps) {
  const label = useId();
  return (
    <div>
      <span id={label} className={styles.label}>
        {t('checkIn.confidence')}
      </span>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={label}
        data={tenths}
        value={typed.confidence && String(Math.round(outOfTen(Number(typed.confidence))))}
        onChange={(tenth) => onChange({ confidence: String(Number(tenth) * 10) })}
      />
      <p className={styles.small}>{t('checkIn.confidence.text')}</p>
    </div>
  );
}
