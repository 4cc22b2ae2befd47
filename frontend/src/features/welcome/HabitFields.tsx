import { Input, SegmentedControl } from '@mantine/core';
import { t } from '~/strings/strings';
import { dateOrders, type Habits } from './habits';
import styles from './NewPlanDialog.module.css';

interface Props {
  habits: Habits;
  onChange: (change: Partial<Habits>) => void;
}

/** How numbers and days are written; guessed from this computer, and changed at a click. */
export function HabitFields({ habits, onChange }: Props) {
  return (
    <div className={styles.habits}>
      <Habit
        id="new-decimal"
        label={t('new.decimalMark')}
        data={[
          { value: '.', label: t('new.decimalMark.point') },
          { value: ',', label: t('new.decimalMark.comma') },
        ]}
        value={habits.decimalMark}
        onChange={(decimalMark) => onChange({ decimalMark })}
      />
      <Habit
        id="new-week"
        label={t('new.weekStart')}
        data={[
          { value: '1', label: t('new.weekStart.1') },
          { value: '7', label: t('new.weekStart.7') },
        ]}
        value={String(habits.weekStart)}
        onChange={(day) => onChange({ weekStart: Number(day) })}
      />
      <Habit
        id="new-dates"
        label={t('new.dateOrder')}
        data={dateOrders.map((value) => ({ value, label: t(`new.dateOrder.${value}`) }))}
        value={habits.dateOrder}
        onChange={(dateOrder) => onChange({ dateOrder })}
      />
    </div>
  );
}

interface HabitProps {
  id: string;
  label: string;
  data: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

function Habit({ id, label, ...control }: HabitProps) {
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} size="xs">
      <SegmentedControl size="xs" aria-labelledby={id} fullWidth {...control} />
    </Input.Wrapper>
  );
}
