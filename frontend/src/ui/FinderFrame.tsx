import { Spotlight, type SpotlightRootProps } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReturnFocus } from './useReturnFocus';
import styles from './FinderFrame.module.css';

interface Props {
  store: NonNullable<SpotlightRootProps['store']>;
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  /** What was found. */
  children: ReactNode;
}

/** The window in which things are found while their words are typed: the palette and the search. */
export function FinderFrame({ store, label, placeholder, query, onQuery, children }: Props) {
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={onQuery}
      attributes={{ content: { 'aria-label': label } }}
      shortcut={null}
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight={460}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      classNames={styles}
      returnFocus={false}
    >
      <Spotlight.Search
        leftSection={<IconSearch size="1rem" aria-hidden />}
        placeholder={placeholder}
        aria-label={label}
      />
      <BeforeIt>{children}</BeforeIt>
    </Spotlight.Root>
  );
}

/**
 * What is chosen runs where the person was before: a dialog that it opens goes back there when it
 * closes, and not to a line of this window, which is gone by then.
 */
function BeforeIt({ children }: { children: ReactNode }) {
  const giveBack = useReturnFocus();
  return (
    <div
      style={{ display: 'contents' }}
      onClickCapture={(event) => {
        if ((event.target as Element).closest('[data-action]')) giveBack();
      }}
    >
      {children}
    </div>
  );
}
