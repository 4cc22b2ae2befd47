import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { act, cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// What jsdom lacks and Mantine and the virtual list ask for.
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // Sizes are given to the list by the test.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}
globalThis.ResizeObserver = NoResizeObserver;
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
  }) as MediaQueryList;
// A chart measures words on a canvas; without one it guesses.
HTMLCanvasElement.prototype.getContext = () => null;
// Nothing is laid out, so a menu that opens seems to have nothing to focus in it. To print what it
// found, which is a whole tree of elements, would take longer than the test.
const warn = console.warn;
console.warn = (...words: unknown[]) => {
  if (!String(words[0]).startsWith('[@mantine/hooks/use-focus-trap]')) warn(...words);
};
Element.prototype.scrollIntoView = vi.fn();
Element.prototype.scrollTo = vi.fn();
// jsdom lays nothing out. The virtual list draws what fits: a window of 1200 x 800, rows of 32.
const width = { get: () => 1200 };
const height = {
  get(this: HTMLElement) {
    return this.dataset.index === undefined ? 800 : 32;
  },
};
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: width,
  clientWidth: width,
  offsetHeight: height,
  clientHeight: height,
});

// No style sheet is loaded, so a style is what the element's own attribute and its tag say. jsdom
// asks every rule of the page for every element instead, which took half of all the tests' time.
const inline = new Set(['A', 'B', 'CODE', 'EM', 'I', 'KBD', 'LABEL', 'MARK', 'SPAN', 'STRONG']);
const untouched = document.createElement('i').style;
window.getComputedStyle = (element, pseudo) => {
  const own = pseudo || !(element instanceof HTMLElement) ? untouched : element.style;
  const display = own.display || (inline.has(element.tagName) ? 'inline' : 'block');
  return new Proxy(own, {
    get(_, name): unknown {
      if (name === 'display') return display;
      if (name === 'getPropertyValue') {
        return (of: string) => (of === 'display' ? display : own.getPropertyValue(of));
      }
      return Reflect.get(own, name, own);
    },
  });
};

configure({
  asyncUtilTimeout: 5000,
  // Without style sheets nothing is hidden by style, and asking takes most of a test's time.
  defaultHidden: true,
  getElementError: (message) => new Error(message ?? ''),
});

afterEach(async () => {
  // What a test began and did not wait for ends before the next one, which would see what it says.
  await act(() => new Promise((done) => setTimeout(done)));
  cleanup();
  notifications.clean();
  localStorage.clear();
  sessionStorage.clear();
  location.hash = '';
});
