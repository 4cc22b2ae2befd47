import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useShortcuts } from '~/app/commands/shortcuts';
import type { Preferences } from '~/bridge/types';
import { useBackendEvents } from '~/data/events';
import { useAppState, usePlan } from '~/data/plan';
import { keepScreen, lastScreen } from '~/data/screen';
import { useIsWriting } from '~/data/writes';
import { BackupCommands } from '~/features/backups/BackupCommands';
import { TransferCommands } from '~/features/transfer/TransferCommands';
import { WelcomeCommands } from '~/features/welcome/WelcomeCommands';
import { FormatProvider, formatter } from '~/ui/format';
import { RowsProvider } from '~/ui/rows';
import { retireOffer } from '~/ui/toast';
import { theme, variables } from '~/ui/theme/theme';
import styles from './App.module.css';
import { AppCommands } from './AppCommands';
import { CycleCommands } from './CycleCommands';
import { LookCommands } from './LookCommands';
import { Frame } from './frame/Frame';
import { ScreenError } from './ScreenError';
import { framed, welcome } from './routes';

/** Everything: providers around the screens. */
export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Suspense>
        <Themed />
      </Suspense>
    </QueryClientProvider>
  );
}

function Themed() {
  const { preferences } = useAppState();
  const scheme = preferences.theme;
  useLook(preferences);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme={scheme === 'system' ? 'auto' : scheme}
      {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
    >
      {/* There from the beginning, so that screen readers hear what appears in it. */}
      <Notifications
        position="top-right"
        limit={1}
        aria-live="polite"
        className={styles.toasts ?? ''}
      />
      <Router hook={useHashLocation}>
        <Screens />
      </Router>
    </MantineProvider>
  );
}

const large = 150; // percent, from which on a window may be too low for a screen

/** Text size and rows stand on <html>: every measure of the style sheets follows them. */
function useLook({ textSize, rows }: Preferences): void {
  // Before the screens are measured.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.style.setProperty('--text-size', String(textSize / 100));
    root.dataset.rows = rows;
    root.toggleAttribute('data-large-text', textSize >= large);
  }, [textSize, rows]);
}

function Screens() {
  const { plan, preferences } = useAppState();
  useBackendEvents();
  useShortcuts(preferences.singleKeys);
  const isWriting = useIsWriting();
  useEffect(() => {
    if (isWriting) retireOffer();
  }, [isWriting]);
  const settings = plan?.settings;
  const format = useMemo(
    () =>
      formatter({
        decimalMark: settings?.decimalMark ?? '.',
        progressShown: settings?.progressShown ?? 'fraction',
      }),
    [settings?.decimalMark, settings?.progressShown],
  );
  return (
    <FormatProvider value={format}>
      <RowsProvider value={preferences.rows}>
        <ScreenError>
          <WelcomeCommands />
          <TransferCommands />
          <BackupCommands />
          <AppCommands />
          <LookCommands />
          {plan && <CycleCommands />}
          <Switch>
            {welcome.map(({ path, Screen }) => (
              <Route key={path} path={path}>
                <Screen />
              </Route>
            ))}
            <Route>{plan ? <InFrame key={plan.path} /> : <Redirect to="/welcome" replace />}</Route>
          </Switch>
        </ScreenError>
      </RowsProvider>
    </FormatProvider>
  );
}

function InFrame() {
  const [location] = useLocation();
  const { id } = usePlan();
  useEffect(() => keepScreen(id, location), [id, location]);
  return (
    <Frame>
      <ScreenError key={location.split('/')[1]}>
        <Switch>
          {framed.map(({ path, Screen }) => (
            <Route key={path} path={path}>
              <Screen />
            </Route>
          ))}
          <Route>
            <Redirect to={lastScreen(id)} replace />
          </Route>
        </Switch>
      </ScreenError>
    </Frame>
  );
}
