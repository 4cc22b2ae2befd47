import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { toast } from './toast';

/** Says what was done, and offers to take it back. */
export function offerUndo(text: string): void {
  toast({
    text,
    action: { label: t('action.undo'), caps: caps('mod+z'), run: () => runCommand('undo') },
  });
}
