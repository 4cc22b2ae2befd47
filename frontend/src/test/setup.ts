import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
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

// No style sheet is loaded, so a style is what the element's tag and its own attribute say. jsdom
// asks every rule of the page for every element instead, which took half of all the tests' time.
const inline = new Set(['A', 'B', 'CODE', 'EM', 'I', 'KBD', 'LABEL', 'MARK', 'SPAN', 'STRONG']);
const nothing = document.createElement('i').style;
window.getComputedStyle = (element, pseudo) =>
  new Proxy(pseudo || !(element instanceof HTMLElement) ? nothing : element.style, {
    get(own, name) {
      const value: unknown = Reflect.get(own, name, own);
      if (name === 'getPropertyValue') {
        return (property: string) =>
          own.getPropertyValue(property) || (property === 'display' ? display(element) : '');
      }
      if (name === 'display') return own.display || display(element);
      return typeof value === 'function' ? value.bind(own) : value;
    },
  });

function display({ tagName }: Element): string {
  return inline.has(tagName) ? 'inline' : 'block';
}

configure({
  asyncUtilTimeout: 5000,
  // Without style sheets nothing is hidden by style, and asking takes most of a test's time.
  defaultHidden: true,
  getElementError: (message) => new Error(message ?? ''),
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  location.hash = '';
});
