import { PlanImportScreen } from '~/features/transfer/PlanImportScreen';
import { useOpening } from '~/features/welcome/opening';

/** The import of a whole plan; where the open one is not empty, it can go into a new one. */
export function PlanImport() {
  const { showForm } = useOpening();
  return <PlanImportScreen onNewPlan={(path) => showForm({ kind: 'plan', path })} />;
}
