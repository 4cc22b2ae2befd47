import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type ReactNode, Suspense } from 'react';
import { App } from '~/app/App';
import { Known } from '~/app/Known';
import { createClient } from '~/data/client';
import { appState } from '~/data/plan';
import { Fake, type FixtureName } from '~/fixtures/fake';
import { theme } from '~/ui/theme/theme';

interface Rendered extends RenderResult {
  fake: Fake;
  user: UserEvent;
}

/** The whole app over a fake backend, at a screen such as "/objectives". */
export function renderApp(path: string, fixture: FixtureName = 'sample'): Rendered {
  const fake = new Fake(fixture).install();
  location.hash = path;
  const user = userEvent.setup({ delay: null });
  return { fake, user, ...render(<App client={createClient()} />) };
}

/** One component with the providers that every component may ask for. */
export function renderPart(part: ReactNode, fixture: FixtureName = 'sample'): Rendered {
  const fake = new Fake(fixture).install();
  const user = userEvent.setup({ delay: null });
  const client = createClient();
  client.setQueryData(appState.queryKey, fake.state());
  const result = render(
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} withCssVariables={false} env="test">
        <Notifications />
        <Suspense>
          <Known>{part}</Known>
        </Suspense>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { fake, user, ...result };
}
