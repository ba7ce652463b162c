import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import './toast.css';

export interface ToastMessage {
  readonly text: string;
  /** Takes back what the message tells of. */
  readonly undo?: ToastAction | undefined;
  /** A question: it stands until one of these is pressed, a newer message comes, or it is taken back. */
  readonly answers?: readonly ToastAction[] | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
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

/**
 * Says something at the foot of the screen for some seconds, or asks until it is answered; a newer message takes the place
 * of the older. The answer takes it back.
 */
export function showToast(message: ToastMessage): () => void {
  count += 1;
  const key = count;
  set({ ...message, key });
  return () => {
    if (current?.key === key) set(undefined);
  };
}

/** Takes back whatever is said. */
export function dismissToast(): void {
  if (current !== undefined) set(undefined);
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
  const asks = toast?.answers !== undefined;
  useEffect(() => {
    if (key === undefined || asks) return;
    const timer = setTimeout(() => {
      if (current?.key === key) set(undefined);
    }, shownMs);
    return () => clearTimeout(timer);
  }, [key, shownMs, asks]);
  return (
    <div className="toast-region" role="status">
      {toast === undefined ? null : (
        <div className="toast">
          <span>{toast.text}</span>
          <span className="toast-acts">
            {[...(toast.undo === undefined ? [] : [toast.undo]), ...(toast.answers ?? [])].map((action) => (
              <Button
                key={action.label}
                kind="plain"
                onClick={() => {
                  set(undefined);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}
