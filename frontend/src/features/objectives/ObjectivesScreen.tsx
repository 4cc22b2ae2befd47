import { useCycle } from '~/data/cycle';
import { usePainted } from '~/ui/painted';
import { useOutline } from '~/data/plan';
import { OfCycle } from '~/fields/OfCycle';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { OutlineScreen } from './OutlineScreen';

/** The objectives of the chosen cycle. */
export function ObjectivesScreen() {
  const { cycle } = useCycle();
  const { outline, error, again } = useOutline(cycle?.id ?? '');
  usePainted(outline !== undefined || error !== null || !cycle);
  if (outline) {
    return (
      <OfCycle cycle={outline.cycle}>
        <OutlineScreen key={outline.cycle.id} outline={outline} />
      </OfCycle>
    );
  }
  return (
    <Sheet title={t('objectives.title')}>
      <SheetBody>
        {!cycle && (
          <Message tone="info" title={t('objectives.noCycle.title')}>
            {t('objectives.noCycle.text')}
          </Message>
        )}
        {error !== null && (
          <Unreadable title={t('objectives.unreadable')} error={error} onRetry={again} />
        )}
      </SheetBody>
    </Sheet>
  );
}
