import { useParams } from 'wouter';
import { useCycle } from '~/data/cycle';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { ReviewList } from './ReviewList';
import { ReviewPage } from './ReviewPage';

/** All reviews, or one of them. */
export function ReviewsScreen() {
  const { review } = useParams<{ review?: string }>();
  const { cycle } = useCycle();
  if (!cycle) {
    return (
      <Sheet title={t('reviews.title')}>
        <SheetBody>
          <Message tone="info" title={t('objectives.noCycle.title')}>
            {t('objectives.noCycle.text')}
          </Message>
        </SheetBody>
      </Sheet>
    );
  }
  return review === undefined ? (
    <ReviewList key={cycle.id} cycle={cycle} />
  ) : (
    <ReviewPage key={`${review} ${cycle.id}`} place={review} cycle={cycle} />
  );
}
