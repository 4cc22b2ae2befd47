import { t } from '~/strings/strings';

const short = 2; // characters: there is room for them within a field

/** Where a field says its unit: at its end where it is short, such as "%", else after its name. */
export function withUnit(label: string, unit: string): { label: string; rightSection?: string } {
  if (unit === '') return { label };
  return unit.length <= short
    ? { label, rightSection: unit }
    : { label: t('field.unit', { label, unit }) };
}
