import { type BilledVisit, billedVisit } from '@eupraxia/claims';
import type { VisitLog } from '@eupraxia/clinical';
import type { SignedNote } from '@eupraxia/clinical/note';
import type { VisitInView } from './use-visit.ts';

/** What is needed of a visit in view to state what it comes to. */
export type CountedView = Pick<VisitInView, 'log' | 'visit'> & { readonly state: { readonly notes: readonly SignedNote[] } };

const coded = new WeakMap<VisitLog, { readonly notes: number; readonly made: BilledVisit }>();

/**
 * What a visit comes to, counted once a log whoever asks: the coding that was signed, once something is. The visit in view
 * is folded to this second: while something runs, its minutes are ahead of the last event, and the log is folded once more.
 */
export function codedVisit({ log, visit, state: { notes } }: CountedView): BilledVisit {
  const known = coded.get(log);
  // Signed notes are only ever added.
  if (known?.notes === notes.length) return known.made;
  const made = billedVisit(log, notes, visit.running === null ? visit : undefined);
  coded.set(log, { notes: notes.length, made });
  return made;
}
