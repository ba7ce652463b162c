import { useEffect } from 'react';

/** What the key of STOP is called on its button. */
export const stopKeyName = 'F8';

/** For a screen reader, and for who asks: the key, and what stands in for it where a keyboard has no function keys. */
export const stopKeyShortcuts = 'F8 Control+. Meta+.';

/**
 * Whether a key press is STOP: F8, which types nothing and does nothing else in this program; or Control (on Apple’s
 * keyboards Command) and the period, where the top row has no function keys. Never Escape, which closes what is open, and
 * never Space, which presses what has the focus. See docs/decisions.
 */
export function isStopKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>): boolean {
  if (event.repeat || event.altKey) return false;
  if (event.key === 'F8') return !event.ctrlKey && !event.metaKey;
  return event.key === '.' && event.ctrlKey !== event.metaKey;
}

/**
 * STOP by its key, also while somebody types and while a dialog is open.
 * @param own the window whose keys are heard, where it is not this one
 */
export function useStopKey(active: boolean, press: () => void, own: Window = window): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!isStopKey(event)) return;
      event.preventDefault();
      // Not stopImmediatePropagation: where two visits take the key on one screen, neither STOP may be lost.
      event.stopPropagation();
      press();
    };
    own.addEventListener('keydown', onKey, { capture: true });
    return () => own.removeEventListener('keydown', onKey, { capture: true });
  }, [active, press, own]);
}
