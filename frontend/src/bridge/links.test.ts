import { afterEach, expect, it, vi } from 'vitest';
import { isWebAddress, openPage } from './links';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['https://wiki.fennelrow.example/launch', true],
  ['https://wiki.example:8080/a?b=c#d', true],
  ['http://wiki.example', true],
  ['HTTPS://WIKI.EXAMPLE', true],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['mailto:dana@fennelrow.example', true],
  ['data:text/html,hello', false],
  [' https://wiki.example', false],
  ['https://', false],
  ['wiki.example/launch', false],
  ['', false],
])('%s is handed to the browser: %s', (text, want) => {
  const open = vi.fn();
  vi.stubGlobal('window', { runtime: { BrowserOpenURL: open } });
  expect(isWebAddress(text)).toBe(want);
  openPage(text);
  expect(open.mock.calls).toEqual(want ? [[text]] : []);
});
