import { frame } from './en/frame';
import { objectives } from './en/objectives';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { transfer } from './en/transfer';
import { welcome } from './en/welcome';
import { backups } from './en/backups';

/** The English catalogue: one file a subject, keys `subject.what`. */
export const en = {
  ...shared,
  ...frame,
  ...objectives,
  ...welcome,
  ...transfer,
  ...backups,
  ...settings,
} as const;
