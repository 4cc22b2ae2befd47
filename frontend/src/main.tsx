import '~/ui/theme/tokens.css';
import '~/ui/theme/base.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createClient } from '~/data/client';

/** The dev server has no Go behind it: `?fixture=sample` answers from memory instead. */
async function fakeBackend(): Promise<void> {
  const fixture = new URLSearchParams(location.search).get('fixture');
  if (!import.meta.env.DEV || !fixture) return;
  const { installFake } = await import('~/fixtures/install');
  installFake(fixture);
}

await fakeBackend();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={createClient()} />
    </StrictMode>,
  );
}
