import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';

export function HistoryScreen() {
  return (
    <Sheet title={t('history.title')}>
      <SheetBody>{null}</SheetBody>
    </Sheet>
  );
}
