import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { plans } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Settings } from '~/bridge/types';
import { appState, usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { type Key, t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { monthName, months } from '~/ui/months';
import { Setting } from './Setting';
import styles from './SettingsScreen.module.css';

type Choice = keyof Pick<Settings, 'decimalMark' | 'listSeparator' | 'progressShown' | 'dateOrder'>;
type Days = keyof Pick<Settings, 'cadenceDays' | 'graceDays'>;

const choices = {
  decimalMark: [
    { value: '.', label: 'settings.decimalMark.point' },
    { value: ',', label: 'settings.decimalMark.comma' },
  ],
  listSeparator: [
    { value: ',', label: 'settings.listSeparator.comma' },
    { value: ';', label: 'settings.listSeparator.semicolon' },
    { value: '\t', label: 'settings.listSeparator.tab' },
  ],
  progressShown: [
    { value: 'fraction', label: 'settings.progressShown.fraction' },
    { value: 'percent', label: 'settings.progressShown.percent' },
  ],
  dateOrder: [
    { value: 'ymd', label: 'settings.dateOrder.ymd' },
    { value: 'dmy', label: 'settings.dateOrder.dmy' },
    { value: 'mdy', label: 'settings.dateOrder.mdy' },
  ],
} as const satisfies Record<Choice, readonly { value: string; label: Key }[]>;

// As ISO 8601 numbers the days.
const weekStarts = [
  { value: '1', label: 'settings.weekStart.monday' },
  { value: '7', label: 'settings.weekStart.sunday' },
] as const;

/** What the plan file says of numbers, years and check-ins. Every change is saved at once and can be undone. */
export function PlanSettings() {
  const { settings, readOnly } = usePlan();
  const { rewrite } = useWrites();
  const client = useQueryClient();
  const queue = useRef(Promise.resolve());
  const [error, setError] = useState<CairnError | null>(null);
  const set = (change: Partial<Settings>) => {
    // One after the other, each on top of what the one before has saved.
    queue.current = queue.current.then(async () => {
      const saved = client.getQueryData(appState.queryKey)?.plan?.settings ?? settings;
      try {
        await rewrite(() => plans.setSettings({ ...saved, ...change }));
        setError(null);
      } catch (reason) {
        setError(toCairnError(reason));
      }
    });
  };
  const faultAt = (field: keyof Settings) =>
    error?.fields.find((fault) => fault.field === field)?.message;
  const isPlaced = error?.fields.some(({ field }) => field in settings) ?? false;
  return (
    <section aria-labelledby="settings-plan">
      <h2 id="settings-plan" className={styles.group}>
        {t('settings.plan')}
      </h2>
      <p className={styles.quiet}>
        {t(readOnly ? 'settings.plan.readOnly' : 'settings.plan.text')}
      </p>
      {error && !isPlaced && <Message title={t('error.title')}>{error.message}</Message>}
      <Setting
        id="fiscalYearStart"
        text={t('settings.fiscalYearStart.text', {
          first: monthName(settings.fiscalYearStart),
          second: monthName(settings.fiscalYearStart, 3),
          third: monthName(settings.fiscalYearStart, 6),
          fourth: monthName(settings.fiscalYearStart, 9),
        })}
        fault={faultAt('fiscalYearStart')}
      >
        <Select
          aria-labelledby="fiscalYearStart"
          disabled={readOnly}
          allowDeselect={false}
          data={months.map((month) => ({ value: String(month), label: monthName(month) }))}
          value={String(settings.fiscalYearStart)}
          onChange={(value) => set({ fiscalYearStart: Number(value) })}
        />
      </Setting>
      {(['decimalMark', 'listSeparator', 'progressShown', 'dateOrder'] as const).map((field) => (
        <Setting key={field} id={field} text={t(`settings.${field}.text`)} fault={faultAt(field)}>
          <SegmentedControl
            size="xs"
            withItemsBorders={false}
            aria-labelledby={field}
            disabled={readOnly}
            data={choices[field].map(({ value, label }) => ({ value, label: t(label) }))}
            value={settings[field]}
            onChange={(value) => set({ [field]: value })}
          />
        </Setting>
      ))}
      <Setting id="weekStart" text={t('settings.weekStart.text')} fault={faultAt('weekStart')}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-labelledby="weekStart"
          disabled={readOnly}
          data={weekStarts.map(({ value, label }) => ({ value, label: t(label) }))}
          value={String(settings.weekStart)}
          onChange={(value) => set({ weekStart: Number(value) })}
        />
      </Setting>
      {(['cadenceDays', 'graceDays'] as const).map((field) => (
        <DaysSetting
          key={field}
          field={field}
          days={settings[field]}
          readOnly={readOnly}
          fault={faultAt(field)}
          onGiveUp={() => setError(null)}
          onSet={(days) => set({ [field]: days })}
        />
      ))}
    </section>
  );
}

interface DaysProps {
  field: Days;
  days: number;
  readOnly: boolean;
  fault: string | undefined;
  onGiveUp: () => void;
  onSet: (days: number) => void;
}

/** A number of days, saved by Enter or when the person goes on; Escape gives the old one back. */
function DaysSetting({ field, days, readOnly, fault, onGiveUp, onSet }: DaysProps) {
  const [text, setText] = useState(String(days));
  const [shown, setShown] = useState(days);
  const [isNumber, setIsNumber] = useState(true);
  if (shown !== days) {
    setShown(days);
    setText(String(days));
  }
  const sentence = isNumber ? fault : t('settings.days.noNumber');
  const save = () => {
    const wanted = /^\s*\d+\s*$/.test(text) ? Number(text) : null;
    setIsNumber(wanted !== null);
    if (wanted !== null && wanted !== days) onSet(wanted);
  };
  const giveUp = () => {
    setText(String(days));
    setIsNumber(true);
    onGiveUp();
  };
  return (
    <Setting id={field} text={t(`settings.${field}.text`)} fault={sentence}>
      <TextInput
        aria-labelledby={field}
        aria-describedby={sentence === undefined ? undefined : `${field}-fault`}
        error={sentence !== undefined}
        disabled={readOnly}
        inputMode="numeric"
        className={styles.days ?? ''}
        rightSection={<span className={styles.unit}>{t('settings.days')}</span>}
        rightSectionWidth="3rem"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') giveUp();
        }}
      />
    </Setting>
  );
}
