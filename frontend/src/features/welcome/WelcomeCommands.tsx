import { useEffect, useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { plans } from '~/bridge/calls';
import { listen } from '~/bridge/events';
import { useOpenPlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';
import { type Coming, showRefusal, useOpening, useOpeningState } from './opening';

const NewPlanDialog = later(async () => (await import('./NewPlanDialog')).NewPlanDialog);
const RefusedDialog = later(async () => (await import('./RefusedDialog')).RefusedDialog);

/** Opening and making plans, from everywhere: commands, the form of a new plan, and refusals. */
export function WelcomeCommands() {
  const open = useOpenPlan() !== null;
  const opening = useOpening();
  const { form, refusal } = useOpeningState();

  const commands = useMemo<Command[]>(() => {
    const list: Command[] = [
      {
        id: 'plan.new',
        title: t('command.plan.new'),
        group: 'plan',
        keys: ['mod+n'],
        run: opening.showForm,
      },
      {
        id: 'plan.open',
        title: t(open ? 'command.plan.open' : 'command.plan.openFirst'),
        group: 'plan',
        keys: ['mod+o'],
        run: () => void opening.pick(),
      },
      {
        id: 'plan.sample',
        title: t('command.plan.sample'),
        group: 'plan',
        keys: ['mod+1'],
        run: () => void opening.sample(),
      },
    ];
    // With a plan open the import goes into it: features/transfer offers that.
    if (!open) list.push(...importFirst(opening.showForm));
    return list;
  }, [open, opening]);
  useCommands(commands);
  useEffect(() => listen('problem', (problem) => showRefusal(problem)), []);

  return (
    <>
      {form && <NewPlanDialog key={form.coming?.path ?? ''} coming={form.coming} />}
      {open && refusal && <RefusedDialog refusal={refusal} onClose={opening.dismiss} />}
    </>
  );
}

/** Asks for what shall be imported first, and for the plan that it shall go into then. */
function importFirst(showForm: (coming: Coming) => void): Command[] {
  const asking = (kind: Coming['kind'], ask: () => Promise<string>) => () => {
    ask().then(
      (path) => {
        if (path) showForm({ kind, path });
      },
      (reason: unknown) => showRefusal(reason),
    );
  };
  return [
    {
      id: 'plan.import',
      title: t('welcome.import'),
      group: 'plan',
      keys: ['mod+i'],
      run: asking('spreadsheet', plans.pickImport),
    },
    {
      id: 'plan.importPlan',
      title: t('command.plan.importPlan'),
      group: 'plan',
      run: asking('plan', plans.pickFolder),
    },
  ];
}
