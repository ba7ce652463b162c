import type { Visit } from '../visit/visit.ts';
import { finding, type Lack } from './lack.ts';
import { timeOf } from './sentence.ts';

/**
 * Time that another visit claims too. Until a clinician has said where it counts it holds the signature; afterward it stays
 * visible. Two clinicians with one patient under Medicare Part A both count it: there the note lacks only the reason.
 */
export function overlapsFindings(visit: Visit): Lack[] {
  return visit.overlaps.flatMap(({ id, of, counts, seconds, at, settled }): readonly Lack[] => {
    const params = { seconds: Math.floor(seconds), time: timeOf(visit, at), of };
    const mend = ['settle-overlap', 'overlap.settled'] as const;
    if (of === 'patient' && visit.snapshot.payer.program === 'medicare-a' && counts === 'here') {
      const isReasoned =
        visit.remarks.some(({ section }) => section === 'skilled-need') || visit.reasons.some((reason) => reason.of.includes(id));
      return isReasoned ? [] : [finding('cotreatment', 'attention', params, { event: id, mend: ['progress', 'remark.written'] })];
    }
    if (counts === 'open')
      return [finding(settled === null ? 'overlap-open' : 'overlap-disputed', 'blocks', params, { event: id, mend })];
    return [finding('overlap-settled', 'attention', { ...params, counts }, { event: id, mend })];
  });
}
