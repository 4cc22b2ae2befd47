import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useShortcuts } from '~/app/commands/shortcuts';
import { useBackendEvents } from '~/data/events';
import { useOpenPlan, usePlan, usePreferences } from '~/data/plan';
import { keepScreen, lastScreen } from '~/data/screen';
import { useIsWriting } from '~/data/writes';
import { BackupCommands } from '~/features/backups/BackupCommands';
import { ClosingCommands } from '~/features/closing/ClosingCommands';
import { TransferCommands } from '~/features/transfer/TransferCommands';
import { habitsOf } from '~/features/welcome/habits';
import { WelcomeCommands } from '~/features/welcome/WelcomeCommands';
import { FormatProvider, formatter } from '~/ui/format';
import { later } from '~/ui/later';
import { OpenLists } from '~/ui/OpenLists';
import { usePainted } from '~/ui/painted';
import { RowsProvider } from '~/ui/rows';
import { retireOffer } from '~/ui/toast';
import { theme } from '~/ui/theme/theme';
import { AppCommands } from './AppCommands';
import { CycleCommands } from './CycleCommands';
import { Known } from './Known';
import { LookCommands } from './LookCommands';
import { showSizes } from './look';
import { Frame } from './frame/Frame';
import { ScreenError } from './ScreenError';
import { framed, welcome } from './routes';

const Toasts = later(
  async () => (await import('./Toasts')).Toasts,
  () => null,
);

/** Everything: providers around the screens. */
export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Suspense>
        <Known>
          <Themed />
        </Known>
      </Suspense>
    </QueryClientProvider>
  );
}

function Themed() {
  const { theme: scheme, textSize, rows } = usePreferences();
  useLayoutEffect(() => showSizes({ textSize, rows }), [textSize, rows]);
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme={scheme === 'system' ? 'auto' : scheme}
      {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
    >
      {/* There before anything appears in it, so that screen readers hear that. */}
      <Toasts />
      <Router hook={useHashLocation}>
        <Screens />
      </Router>
      <OpenLists />
    </MantineProvider>
  );
}

function Screens() {
  const plan = useOpenPlan();
  const { rows } = usePreferences();
  const settings = plan?.settings;
  const format = useMemo(
    () =>
      formatter({
        decimalMark: settings?.decimalMark ?? '.',
        progressShown: settings?.progressShown ?? 'fraction',
        dateOrder: settings?.dateOrder ?? habitsOf(navigator.language).dateOrder,
      }),
    [settings?.decimalMark, settings?.progressShown, settings?.dateOrder],
  );
  return (
    <FormatProvider value={format}>
      <RowsProvider value={rows}>
        <Listening />
        <ScreenError>
          <WelcomeCommands />
          <BackupCommands />
          <AppCommands />
          <TransferCommands />
          <LookCommands />
          {plan && <CycleCommands />}
          {plan && <ClosingCommands />}
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

/** What the app hears: the backend, the keyboard, and its own writes. It draws nothing. */
function Listening() {
  const { singleKeys } = usePreferences();
  useBackendEvents();
  useShortcuts(singleKeys);
  const isWriting = useIsWriting();
  useEffect(() => {
    if (isWriting) retireOffer();
  }, [isWriting]);
  return null;
}

function InFrame() {
  const [location] = useLocation();
  const { id } = usePlan();
  useEffect(() => keepScreen(id, location), [id, location]);
  // The outline says itself when its rows stand.
  usePainted(!location.startsWith('/objectives'));
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
