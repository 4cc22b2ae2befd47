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
  const [at, go] = useLocation();
  // Who looks at the roadmap brings a roadmap; what a file holds can still be said there.
  const kind = at.startsWith('/roadmap') ? 'roadmap' : '';
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
        run: () => void pickImport((file) => go('/import', { state: { file, kind } })),
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
    [readOnly, kind, go],
  );
  useCommands(open ? commands : none);
  return open && exporting ? (
    <ExportDialog what={exporting} onClose={() => setExporting(null)} />
  ) : null;
}
