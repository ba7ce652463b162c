import { contributors } from '../visit/treated-by.ts';
import type { Visit } from '../visit/visit.ts';
import type { Lack } from './findings.ts';

/** Treatment days of a report period: a clinician treats on one of them at least (CMS 100-02, chapter 15, section 220.3.D). */
export const reportPeriodDays = 10;

/**
 * That no therapist has treated in the report period, where this visit of an assistant ends it: Medicare Part B wants a
 * clinician's active participation once in each (CMS Publication 100-02, chapter 15, section 220.3.D). It concerns the claim
 * and never holds the signature.
 */
export function periodFindings(visit: Visit): Lack[] {
  const { reportPeriod: period, payer } = visit.snapshot;
  if (period === undefined || (payer.program ?? 'medicare-b') !== 'medicare-b') return [];
  if (period.therapistDays > 0 || period.treatmentDays < reportPeriodDays - 1) return [];
  if (contributors(visit).some(({ level }) => level !== 'assistant' && level !== 'student' && level !== 'aide')) return [];
  const params = { since: period.since, days: reportPeriodDays };
  return [{ key: 'therapist-period', severity: 'attention', params }];
}
