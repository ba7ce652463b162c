import type { CodeRow } from '@eupraxia/catalogue';
import { creditedTo, wholeMinutes } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { addOnOn, anyRow, rowOn } from './code-rows.ts';
import type { CountedVisit } from './counted-visit.ts';
import { fault } from './errors.ts';
import type { Why } from './why.ts';

/** Time in whole microseconds, with the ids of the events that it rests on, which may come twice. */
export interface Part {
  us: number;
  from: string[] | null;
  /** Other visits of the day that a part of it comes from. */
  visits: string[] | null;
}

/** Time that nobody can bill. */
export interface UnbilledPart extends Part {
  readonly by: string;
}

/** All stretches of one service in a day: a code, or a base code with its add-on, which fold as one. */
export interface Service {
  readonly base: CodeRow;
  readonly addOn: CodeRow | null;
  /** Whole minutes, floored once from the seconds of therapist and assistant together. */
  readonly minutes: number;
  /** Whole minutes by the therapist, or by both together. */
  readonly therapist: number;
  /** Whole minutes by the assistant alone. */
  readonly assistant: number;
  readonly therapistTime: Readonly<Part>;
  readonly assistantTime: Readonly<Part>;
  /** By who furnished it; none of no length. */
  readonly unbilled: readonly UnbilledPart[];
  /** What the count says of it, filled as it is counted. */
  readonly why: Why[];
}

/** Says a reason of the count that is about one service. */
export function explain(why: Why[], service: Service, reason: Why): void {
  why.push(reason);
  service.why.push(reason);
}

/** Time of both, in whole microseconds: what a service can bill. */
export const creditedUs = ({ therapistTime, assistantTime }: Service): number => therapistTime.us + assistantTime.us;

/** Says a reason of the count that is about several services. */
export function explainAll(why: Why[], services: readonly Service[], reason: Why): void {
  why.push(reason);
  for (const service of services) service.why.push(reason);
}

type Draft = { -readonly [K in keyof Service]: Service[K] } & {
  readonly therapistTime: Part;
  readonly assistantTime: Part;
  unbilled: UnbilledPart[];
};

/**
 * Folds stretches into services, in the order in which their codes first came. Time is added in whole microseconds, so
 * that neither the order of stretches nor where one is cut in two can matter.
 * Errors: EUP_CLAIMS_CODE, EUP_CLAIMS_CODE_DATE, EUP_CLAIMS_DISCIPLINE, EUP_CLAIMS_DAY_TOO_LONG.
 */
export function foldServices({ bouts, date, discipline }: CountedVisit): Result<readonly Service[], Fault> {
  const drafts: Draft[] = [];
  let dayUs = 0;
  for (const { code, seconds, by, from, visit } of bouts) {
    const row = rowOn(code, date);
    if (row === undefined) return err(missing(code, date));
    if (!row.disciplines.includes(discipline)) {
      return err(fault('EUP_CLAIMS_DISCIPLINE', { code, expected: row.disciplines.join(' and '), found: discipline }));
    }
    const base = row.addOnOf === null ? row : rowOn(row.addOnOf, date);
    if (base === undefined) return err(missing(row.addOnOf ?? code, date));
    const us = Math.round(seconds * 1e6);
    dayUs += us;
    const part = partOf(draftOf(drafts, base, date), row, by);
    part.us += us;
    if (from !== undefined) {
      part.from ??= [];
      for (const id of from) part.from.push(id);
    }
    if (visit !== undefined && us > 0) {
      part.visits ??= [];
      part.visits.push(visit);
    }
  }
  if (dayUs > 86_400_001_000) return err(fault('EUP_CLAIMS_DAY_TOO_LONG', { found: Math.round(dayUs / 1e6) }));
  for (const draft of drafts) finish(draft);
  return ok(drafts);
}

function draftOf(drafts: Draft[], base: CodeRow, date: string): Draft {
  for (const draft of drafts) if (draft.base === base) return draft;
  const draft: Draft = {
    base,
    addOn: addOnOn(base, date),
    minutes: 0,
    therapist: 0,
    assistant: 0,
    therapistTime: { us: 0, from: null, visits: null },
    assistantTime: { us: 0, from: null, visits: null },
    unbilled: [],
    why: [],
  };
  drafts.push(draft);
  return draft;
}

/** A stretch here had the attention that its service needs: what had not comes in as nobody's. */
function partOf(draft: Draft, row: CodeRow, by: string): Part {
  const to = creditedTo(by, row.attendance, row);
  if (to === 'therapist') return draft.therapistTime;
  if (to === 'assistant') return draft.assistantTime;
  for (const known of draft.unbilled) if (known.by === by) return known;
  const unbilled = { us: 0, from: null, visits: null, by };
  draft.unbilled.push(unbilled);
  return unbilled;
}

function finish(draft: Draft): void {
  const { therapistTime, assistantTime, unbilled } = draft;
  draft.minutes = wholeMinutes(therapistTime.us + assistantTime.us);
  draft.therapist = wholeMinutes(therapistTime.us);
  draft.assistant = wholeMinutes(assistantTime.us);
  if (unbilled.length > 0) draft.unbilled = unbilled.filter(({ us }) => us > 0);
}

function missing(code: string, date: string): Fault {
  const other = anyRow(code);
  if (other === undefined) return fault('EUP_CLAIMS_CODE', { found: code });
  return fault('EUP_CLAIMS_CODE_DATE', { code, date, from: other.effectiveFrom, to: other.effectiveTo ?? 'today' });
}
