import type { ReactNode } from 'react';
import { useIsPainted } from '~/ui/painted';
import { later } from '~/ui/later';
import styles from './Frame.module.css';
import { Rail } from './Rail';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';

const Palette = later(async () => (await import('~/app/palette/Palette')).Palette);

const Search = later(async () => (await import('~/features/search/Search')).Search);

/** The window around every screen of an open plan. */
export function Frame({ children }: { children: ReactNode }) {
  const isPainted = useIsPainted();
  return (
    <div className={styles.frame}>
      <Rail />
      <TopBar />
      <div className={styles.middle}>
        <ReadOnlyBanner />
        <div className={styles.body}>{children}</div>
      </div>
      <StatusBar />
      {isPainted && <Palette />}
      {isPainted && <Search />}
    </div>
  );
}
