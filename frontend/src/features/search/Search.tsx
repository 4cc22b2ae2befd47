import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { useHits } from '~/data/find';
import { t, tn } from '~/strings/strings';
import { FinderFrame } from '~/ui/FinderFrame';
import { HitActions } from './HitActions';
import styles from './search.module.css';
import { store } from './store';
import { useFirstSelected } from './useFirstSelected';
import { useOpenHit } from './useOpenHit';

/** Finds words in every text of the plan, while they are typed. */
export function Search() {
  const [query, setQuery] = useState('');
  const { opened } = useSpotlight(store);
  const found = useHits(opened ? query : '');
  const open = useOpenHit();
  useFirstSelected(store, found);
  return (
    <FinderFrame
      store={store}
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      query={query}
      onQuery={setQuery}
    >
      {found && (
        <Spotlight.ActionsList>
          <HitActions hits={found.hits} onOpen={open} />
        </Spotlight.ActionsList>
      )}
      <p role="status" className={styles.total} data-empty={found === null || undefined}>
        {found === null
          ? t('search.text')
          : found.total === 0
            ? t('search.nothing')
            : found.total > found.hits.length
              ? t('search.more', { shown: found.hits.length, total: found.total })
              : tn('search.found', found.total)}
      </p>
    </FinderFrame>
  );
}
