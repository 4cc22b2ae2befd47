import { t } from '~/strings/strings';
import type { Field } from './FieldEditor';

/** The targets on the way, of a KPI and of a key result alike: a line for each with a date and a number. */
export function datedTargets(label: string, value: string): Field {
  return { name: 'targetLines', label, type: 'lines', value, hint: t('field.targets.hint') };
}
