import { useEffect, useSyncExternalStore } from 'react';

/** The patient and the visit that were opened last in this tab. Kept in memory only. */
export interface Here {
  readonly patientId: string;
  readonly name: string;
  readonly visitId?: string | undefined;
}

let here: Here | undefined;
const listeners = new Set<() => void>();

/** Sets whom the stations are about; the visit of another patient is dropped, the same patient's stays. */
export function setHere(next: Here): void {
  const visitId = next.visitId ?? (here?.patientId === next.patientId ? here.visitId : undefined);
  if (here?.patientId === next.patientId && here.visitId === visitId && here.name === next.name) return;
  here = { patientId: next.patientId, name: next.name, visitId };
  for (const listener of listeners) listener();
}

export function useHere(): Here | undefined {
  return useSyncExternalStore(subscribe, () => here);
}

/**
 * Whom a screen is about, where it is about the patient who was opened last; undefined on Today, Admin, the library and
 * About, so that no station there leads to a patient who is not named on the screen.
 * @param path the address of the screen that stands
 */
export function hereOn(path: string, last: Here | undefined): Here | undefined {
  const [, kind, id] = path.split('/');
  if (last === undefined || id === undefined) return undefined;
  const about = kind === 'patient' ? last.patientId : kind === 'visit' ? last.visitId : undefined;
  return about === id ? last : undefined;
}

/** Tells the rail whom this screen is about; call it with undefined while that is not known yet. */
export function usePublishHere(next: Here | undefined): void {
  useEffect(() => {
    if (next !== undefined) setHere(next);
  }, [next]);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
