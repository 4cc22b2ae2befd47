import '~/ui/theme/tokens.css';
import '~/ui/theme/base.css';
import '~/ui/theme/mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { showFirst } from '~/app/look';
import { readScreen } from '~/app/routes';
import { createClient } from '~/data/client';
import { plans } from '~/bridge/calls';
import type { Begin } from '~/data/first';
import { firstPaint } from '~/ui/painted';
import { appState, outlineOf } from '~/data/plan';
import { lastScreen } from '~/data/screen';
import { readAhead } from '~/ui/later';

/**
 * Draws the page with what has been read before. A page that waited inside React would be shown a
 * third of a second later: React holds back what follows a fallback.
 */
export async function start({ state, outline }: Begin): Promise<void> {
  if (state) showFirst(state.preferences);
  const client = createClient();
  if (state) client.setQueryData(appState.queryKey, state);
  if (outline) client.setQueryData(outlineOf(outline.cycle.id).queryKey, outline);
  // Where the app would go by itself, after having drawn the frame once in vain.
  if (!location.hash) {
    const screen = state?.plan ? lastScreen(state.plan.id) : '/welcome';
    history.replaceState(null, '', `#${screen}`);
  }
  await readScreen(location.hash.slice(1));
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
  void firstPaint.then(() => {
    void plans.painted();
    return readAhead();
  });
}
