import { Button } from '@mantine/core';
import { useCycle } from '~/data/cycle';
import { usePainted } from '~/data/painted';
import { useOutline } from '~/data/plan';
import { toCairnError } from '~/bridge/errors';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { OutlineScreen } from './OutlineScreen';

/** The objectives of the chosen cycle. */
export function ObjectivesScreen() {
  const { cycle } = useCycle();
  const { outline, error, again } = useOutline(cycle?.id ?? '');
  usePainted(outline !== undefined || error !== null || !cycle);
  if (outline) return <OutlineScreen key={outline.cycle.id} outline={outline} />;
  return (
    <Sheet title={t('objectives.title')}>
      <SheetBody>
        {!cycle && (
          <Message tone="info" title={t('objectives.noCycle.title')}>
            {t('objectives.noCycle.text')}
          </Message>
        )}
        {error !== null && (
          <Message
            title={t('objectives.unreadable')}
            actions={
              <Button variant="default" onClick={again}>
                {t('action.retry')}
              </Button>
            }
          >
            {toCairnError(error).sentence()}
          </Message>
        )}
      </SheetBody>
    </Sheet>
  );
}
