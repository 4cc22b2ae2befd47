import { useEffect } from 'react';

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]')
  );
}

function isElsewhere(event: Event): boolean {
  return (
    isText(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  );
}

/** Takes text that is pasted on a screen, but not into a field or a dialog; null takes none. */
export function usePastedText(take: ((text: string) => void) | null): void {
  useEffect(() => {
    if (!take) return undefined;
    // WebKit makes no paste of what is no field unless this says that there is a place for it.
    const before = (event: Event) => {
      if (!isElsewhere(event)) event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere(event) || pasted.trim() === '') return;
      event.preventDefault();
      take(pasted);
    };
    document.addEventListener('beforepaste', before);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('beforepaste', before);
      document.removeEventListener('paste', paste);
    };
  }, [take]);
}
