import { t } from '~/strings/strings';
import { type Format, localDate, localTime } from './format';

const dayLength = 86_400_000; // ms

/** "today 09:12", "yesterday 18:40", "3 Feb 11:05"; `today` is a civil date. */
export function whenWords(instant: string, today: string, format: Format): string {
  const date = localDate(instant);
  const time = localTime(instant);
  if (date === today) return t('when.today', { time });
  // Both are read as UTC midnight, so that the clocks' change does not make a day of 23 hours.
  if (Date.parse(today) - Date.parse(date) === dayLength) return t('when.yesterday', { time });
  return t('when.date', { date: format.date(date, today), time });
}

/** Today's civil date on this machine, for where no plan is open to say it. */
export function machineToday(): string {
  return localDate(new Date().toISOString());
}
