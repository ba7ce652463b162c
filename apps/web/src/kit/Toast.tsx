import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import './toast.css';

export interface ToastMessage {
  readonly text: string;
  /** Takes back what the message tells of. */
  readonly undo?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Long enough to read; and, where there is something to undo, to reach with a hand that was elsewhere. */
const readMs = 4000;
const undoMs = 8000;

let current: (ToastMessage & { readonly key: number }) | undefined;
let count = 0;
const listeners = new Set<() => void>();

function set(next: typeof current) {
  current = next;
  for (const listener of listeners) listener();
}

/** Says something at the foot of the screen for some seconds; a newer message takes the place of the older. */
export function showToast(message: ToastMessage): void {
  count += 1;
  set({ ...message, key: count });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The place where messages appear; the application holds exactly one. */
export function ToastRegion() {
  const toast = useSyncExternalStore(subscribe, () => current);
  const key = toast?.key;
  const shownMs = toast?.undo === undefined ? readMs : undoMs;
  useEffect(() => {
    if (key === undefined) return;
    const timer = setTimeout(() => {
      if (current?.key === key) set(undefined);
    }, shownMs);
    return () => clearTimeout(timer);
  }, [key, shownMs]);
  return (
    <div className="toast-region" role="status">
      {toast === undefined ? null : (
        <div className="toast">
          <span>{toast.text}</span>
          {toast.undo === undefined ? null : (
            <Button
              kind="plain"
              onClick={() => {
                toast.undo?.run();
                set(undefined);
              }}
            >
              {toast.undo.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
