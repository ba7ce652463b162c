import { patientOfVisit } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { useRef } from 'react';
import { type RankedPrecaution, visitPrecautions } from '../app/safety/precautions.ts';
import type { Precaution } from './use-precautions.ts';

/**
 * What to mind in a visit, gravest first. The whole program is judged anew only where something changed that the gate
 * reads: a repetition or a cue, of which there are many in a minute, costs nothing.
 * @param charted the chart's own words
 */
export function useRankedPrecautions(visit: Visit, charted: readonly Precaution[]): readonly RankedPrecaution[] {
  const last = useRef<{ readonly key: string; readonly ranked: readonly RankedPrecaution[] }>(undefined);
  const key = gateKey(visit, charted);
  if (last.current?.key !== key) last.current = { key, ranked: visitPrecautions(visit, charted) };
  return last.current.ranked;
}

/** The same text while the person as the gate sees them, and what the activities ask of the body, stay the same. */
export function gateKey(visit: Visit, charted: readonly Precaution[]): string {
  const { snapshot, orders, traits } = visit;
  return JSON.stringify([visit.id, snapshot.program.id, charted, orders, traits, patientOfVisit(visit)]);
}
