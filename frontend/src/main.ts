import { readFirst } from '~/data/first';

/** The dev server has no Go behind it: `?fixture=sample` answers from memory instead. */
async function fakeBackend(): Promise<void> {
  const fixture = new URLSearchParams(location.search).get('fixture');
  if (!import.meta.env.DEV || !fixture) return;
  const { installFake } = await import('~/fixtures/install');
  installFake(fixture);
}

await fakeBackend();
const first = readFirst();
const { start } = await import('~/app/start');
await start(await first);
