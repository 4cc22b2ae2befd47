import { useCallback, useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before a dialog, once that is gone. The dialogs are drawn only
 * while they are open, and so their own way back never runs. What it answers gives it back at once.
 */
export function useReturnFocus(): () => void {
  // Read while it is drawn: a field of the dialog may take the focus as soon as it stands.
  const [before] = useState(() => document.activeElement);
  const giveBack = useCallback(() => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }, [before]);
  useEffect(() => {
    return () => {
      // The dialog is still in the page: it goes with the commit that is under way.
      setTimeout(() => {
        const isLost = document.activeElement === document.body || !document.activeElement;
        if (isLost) giveBack();
      });
    };
  }, [giveBack]);
  return giveBack;
}
