import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';

export function HelpScreen() {
  return (
    <Sheet title={t('help.title')} line={t('help.text')}>
      <SheetBody>{null}</SheetBody>
    </Sheet>
  );
}
