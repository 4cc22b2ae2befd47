import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';

export function ObjectivesScreen() {
  return (
    <Sheet title={t('objectives.title')}>
      <SheetBody>{null}</SheetBody>
    </Sheet>
  );
}
