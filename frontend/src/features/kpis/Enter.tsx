import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { kpis as calls } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { KPIDetail } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { withUnit } from '~/ui/unit';
import styles from './panel.module.css';

interface Typed {
  period: string;
  label: string;
  value: string;
  numerator: string;
  denominator: string;
  note: string;
}

const blank: Omit<Typed, 'period'> = {
  label: '',
  value: '',
  numerator: '',
  denominator: '',
  note: '',
};

interface Props {
  detail: KPIDetail;
  ratio: boolean;
  /** Counts up when the value shall have the focus. */
  asked: number;
}

/** The day after a date, which lies in the period that follows one that ends there. */
function dayAfter(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** What names the next period without a value; "" where a date says when it happened. */
function nextPeriod({ kpi, measurements, today }: KPIDetail): string {
  if (kpi.frequency === 'as_it_happens') return '';
  const newest = measurements[0];
  if (!newest) return today.label;
  const next = dayAfter(newest.last);
  // The days of the period under way have its name; an older one is named by its first day.
  return next >= today.period ? today.label : next;
}

function isPercent(value: string): boolean {
  return value.trim().endsWith('%');
}

/** Puts the cursor where the next value is typed. */
function focusFirst(form: HTMLFormElement | null, ratio: boolean): void {
  const name = ratio ? 'numerator' : 'value';
  form?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
}

/** The row in which the next value is typed: Enter saves it and goes on to the period after it. */
export function Enter({ detail, ratio, asked }: Props) {
  const { writeKPI } = useWrites();
  const { kpi } = detail;
  const offered = nextPeriod(detail);
  const [typed, setTyped] = useState<Typed>({ ...blank, period: '' });
  const [error, setError] = useState<CairnError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (asked > 0) focusFirst(form.current, ratio);
  }, [asked, ratio]);

  // Of the period under way; a period that the person names is known to the backend alone.
  const isProvisional = typed.period === '' && offered === detail.today.label;
  const takesPercent =
    kpi.unit === '' && detail.measurements.length === 0 && isPercent(typed.value);
  const said = typed.value !== '' || typed.numerator !== '';

  const save = async () => {
    const period = typed.period || offered;
    try {
      await writeKPI(() => calls.measure({ kpi: kpi.id, ...typed, period }));
      const value = typed.value || `${typed.numerator} ÷ ${typed.denominator}`;
      const key = takesPercent ? 'values.entered.percent' : 'values.entered';
      toast({ text: t(key, { value, label: period || typed.label }) });
      setTyped({ ...blank, period: '' });
      setError(null);
      focusFirst(form.current, ratio);
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  const input = (name: keyof Typed, placeholder = '') => ({
    name,
    label: t(`values.${name}`),
    value: typed[name],
    placeholder,
    error: error?.fields.find(({ field }) => field === name)?.message ?? null,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      ref={form}
      className={styles.entry}
      data-many={ratio || kpi.frequency === 'as_it_happens'}
      aria-label={t('values.new')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput {...input('period', offered)} />
      {ratio && <TextInput {...input('numerator')} />}
      {ratio && <TextInput {...input('denominator')} />}
      {kpi.frequency === 'as_it_happens' && <TextInput {...input('label')} />}
      <TextInput {...input('value')} {...withUnit(t('values.value'), kpi.unit)} />
      <TextInput {...input('note')} />
      <Button type="submit" variant="default">
        {t('values.enter')}
      </Button>
      {said && (isProvisional || takesPercent) && (
        <p className={styles.quiet} role="status">
          {[
            takesPercent && t('values.takesPercent'),
            isProvisional && t('values.provisional', { label: offered }),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {error && error.fields.length === 0 && (
        <p className={styles.finding} role="alert">
          {error.sentence()}
        </p>
      )}
    </form>
  );
}
