import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
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
// The virtual list draws what fits: in tests the window is 800 px high.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { get: () => 1200 });

afterEach(() => {
  cleanup();
  localStorage.clear();
  location.hash = '';
});
