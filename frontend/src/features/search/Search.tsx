import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useHits } from '~/data/find';
import { t, tn } from '~/strings/strings';
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
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': t('search.label') } }}
      shortcut={null}
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight={460}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      classNames={{ content: styles.content ?? '', search: styles.search ?? '' }}
    >
      <Spotlight.Search
        leftSection={<IconSearch size="1rem" aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
      />
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
    </Spotlight.Root>
  );
}
