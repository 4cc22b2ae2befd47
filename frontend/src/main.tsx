import '~/ui/theme/tokens.css';
import '~/ui/theme/base.css';
import '~/ui/theme/mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { readScreens } from '~/app/routes';
import { createClient } from '~/data/client';
import { readFirst } from '~/data/first';
import { firstPaint } from '~/data/painted';

/** The dev server has no Go behind it: `?fixture=sample` answers from memory instead. */
async function fakeBackend(): Promise<void> {
  const fixture = new URLSearchParams(location.search).get('fixture');
  if (!import.meta.env.DEV || !fixture) return;
  const { installFake } = await import('~/fixtures/install');
  installFake(fixture);
}

await fakeBackend();
const client = createClient();
await readFirst(client);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}
void firstPaint.then(readScreens);
