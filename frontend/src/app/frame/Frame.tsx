import { type ReactNode, useRef } from 'react';
import { useLocation } from 'wouter';
import { usePlan } from '~/data/plan';
import { isFlag, useRemembered } from '~/data/remembered';
import { useIsPainted } from '~/ui/painted';
import { later } from '~/ui/later';
import { ClosedBanner } from './ClosedBanner';
import styles from './Frame.module.css';
import { Rail } from './Rail';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { useArrive } from './useArrive';

const Palette = later(async () => (await import('~/app/palette/Palette')).Palette);

const Search = later(async () => (await import('~/features/search/Search')).Search);

/** What one arrives at: a screen and, of the roadmap, its view, which is a screen to whoever comes by key. */
function placeOf(location: string): string {
  const [, screen = '', view = ''] = location.split('/');
  return screen === 'roadmap' ? `${screen}/${view}` : screen;
}

/** The window around every screen of an open plan. */
export function Frame({ children }: { children: ReactNode }) {
  const isPainted = useIsPainted();
  const body = useRef<HTMLDivElement>(null);
  const [location] = useLocation();
  const { id } = usePlan();
  const [isNarrow, setNarrow] = useRemembered(id, 'rail.narrow', false, isFlag);
  useArrive(body, placeOf(location));
  return (
    <div className={styles.frame} data-narrow={isNarrow || undefined}>
      <Rail isNarrow={isNarrow} onNarrow={setNarrow} />
      <TopBar />
      <div className={styles.middle}>
        <ReadOnlyBanner />
        <ClosedBanner />
        <div className={styles.body} ref={body}>
          {children}
        </div>
      </div>
      <StatusBar />
      {isPainted && <Palette />}
      {isPainted && <Search />}
    </div>
  );
}
