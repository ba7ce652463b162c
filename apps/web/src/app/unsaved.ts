import { useSyncExternalStore } from 'react';

/** What is not on the server yet, by patient. It outlives a change of screen, and leaving the page asks first. */
export interface Unsaved<T> {
  get(patientId: string): T | undefined;
  /** Undefined lets it go. */
  set(patientId: string, value: T | undefined): void;
  use(patientId: string): T | undefined;
}

export function unsavedByPatient<T>(): Unsaved<T> {
  const values = new Map<string, T>();
  const listeners = new Set<() => void>();
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: (patientId) => values.get(patientId),
    set(patientId, value) {
      if (value === undefined) values.delete(patientId);
      else values.set(patientId, value);
      if (values.size > 0) addEventListener('beforeunload', warn);
      else removeEventListener('beforeunload', warn);
      for (const listener of listeners) listener();
    },
    use: (patientId) => useSyncExternalStore(subscribe, () => values.get(patientId)),
  };
}
