import { useSyncExternalStore } from 'react';
import type { ItemDraft } from './draft.ts';

/** Programs that are being written, by patient: they outlive a change of screen, and leaving the page asks first. */
const drafts = new Map<string, readonly ItemDraft[]>();
const listeners = new Set<() => void>();

/** The unsaved program of a patient, or undefined when nothing differs from what is saved. */
export function useKeptDraft(patientId: string): readonly ItemDraft[] | undefined {
  return useSyncExternalStore(subscribe, () => drafts.get(patientId));
}

/** Keeps an unsaved program; undefined lets it go. */
export function keepDraft(patientId: string, items: readonly ItemDraft[] | undefined): void {
  if (items === undefined) drafts.delete(patientId);
  else drafts.set(patientId, items);
  if (drafts.size > 0) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
  for (const listener of listeners) listener();
}

function warn(event: BeforeUnloadEvent) {
  event.preventDefault();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
