import type { ReactNode } from 'react';
import { Palette } from '~/app/palette/Palette';
import styles from './Frame.module.css';
import { Rail } from './Rail';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';

/** The window around every screen of an open plan. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <Rail />
      <TopBar />
      <div className={styles.middle}>
        <ReadOnlyBanner />
        <div className={styles.body}>{children}</div>
      </div>
      <StatusBar />
      <Palette />
    </div>
  );
}
