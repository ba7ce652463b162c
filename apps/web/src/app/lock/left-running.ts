import { useSyncExternalStore } from 'react';
import { freshId } from '../fresh-id.ts';

/** The tabs of this browser in which a clock runs, or ran when they were closed: ids of tabs, which say nothing of whom. */
const place = 'eupraxia.runs';
/** This tab, as long as it lives. */
let own: string | null = null;
const listeners = new Set<() => void>();

function tabs(): readonly string[] {
  try {
    return (localStorage.getItem(place) ?? '').split(' ').filter((tab) => tab !== '');
  } catch {
    return [];
  }
}

function keep(next: readonly string[]): void {
  try {
    if (next.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, next.slice(-20).join(' '));
  } catch {
    // Without storage nothing is found by a later start.
  }
  for (const listener of listeners) listener();
}

/** Notes whether a clock runs in this tab; a tab that is closed while one does stays noted. */
export function noteRunning(runs: boolean): void {
  own ??= freshId();
  const tab = own;
  if (tabs().includes(tab) === runs) return;
  keep(runs ? [...tabs(), tab] : tabs().filter((other) => other !== tab));
}

/** Whoever is let in sees running clocks themselves: what closed tabs left is forgotten. A tab that lives notes itself again. */
export function forgetLeftRunning(): void {
  if (tabs().length > 0) keep([]);
}

/** Whether a clock runs, or was left running, in another tab of this browser. */
export const leftRunning = (): boolean => tabs().some((tab) => tab !== own);

/** The same, followed as other tabs change it. */
export function useLeftRunning(): boolean {
  return useSyncExternalStore(subscribe, leftRunning);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
