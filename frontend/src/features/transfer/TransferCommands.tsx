import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { useOpenPlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';
import type { ExportWhat } from './ExportDialog';
import { pickImport, pickPlanFolder } from './pickImport';

const ExportDialog = later<{ what: ExportWhat; onClose: () => void }>(
  async () => (await import('./ExportDialog')).ExportDialog,
);

const none: Command[] = [];

/** Import into the open plan, and export from it. Without a plan, Welcome offers the import. */
export function TransferCommands() {
  const plan = useOpenPlan();
  const [, go] = useLocation();
  const [exporting, setExporting] = useState<ExportWhat | null>(null);
  const open = plan !== null;
  const readOnly = plan?.readOnly ?? false;
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'plan.import',
        title: t('command.plan.import'),
        group: 'plan',
        keys: ['mod+i'],
        disabled: readOnly,
        run: () => void pickImport((file) => go('/import', { state: { file } })),
      },
      {
        id: 'plan.importPlan',
        title: t('command.plan.importPlan'),
        group: 'plan',
        disabled: readOnly,
        run: () => void pickPlanFolder((folder) => go('/import-plan', { state: { folder } })),
      },
      {
        id: 'plan.export',
        title: t('command.plan.export'),
        group: 'plan',
        keys: ['mod+e'],
        run: () => setExporting('plan'),
      },
      {
        id: 'plan.exportCheckIns',
        title: t('command.plan.exportCheckIns'),
        group: 'plan',
        run: () => setExporting('checkIns'),
      },
    ],
    [readOnly, go],
  );
  useCommands(open ? commands : none);
  return open && exporting ? (
    <ExportDialog what={exporting} onClose={() => setExporting(null)} />
  ) : null;
}
