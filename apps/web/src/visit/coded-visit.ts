import { type Coding, codingOf, timedUnits } from '@eupraxia/claims';
import type { VisitLog } from '@eupraxia/clinical';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import type { Fault, Result } from '@eupraxia/kernel';
import type { VisitInView } from './use-visit.ts';

/** A visit up to the last event of its log, which note and bill state, and what it comes to. */
export interface CodedVisit {
  readonly visit: Visit;
  readonly coding: Result<Coding, Fault>;
}

const coded = new WeakMap<VisitLog, CodedVisit>();

/**
 * What a visit comes to, counted once a log whoever asks. The visit in view is folded to this second: while something
 * runs, its minutes are ahead of the last event, and the log is folded once more.
 */
export function codedVisit({ log, visit }: Pick<VisitInView, 'log' | 'visit'>): CodedVisit {
  const known = coded.get(log);
  if (known !== undefined) return known;
  const settled = visit.running === null ? visit : foldVisit(log);
  const made = { visit: settled, coding: timedUnits(codingOf(settled)) };
  coded.set(log, made);
  return made;
}
