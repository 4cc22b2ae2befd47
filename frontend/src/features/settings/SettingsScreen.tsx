import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';

export function SettingsScreen() {
  return (
    <Sheet title={t('settings.title')}>
      <SheetBody>{null}</SheetBody>
    </Sheet>
  );
}
