import { type CodeRow, codeOn, codes } from '@eupraxia/catalogue';
import { wholeMinutes } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { CodingBout, CodingInput } from './input.ts';

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
  /** Whole minutes that nobody can bill, by who furnished them. */
  readonly unbilled: ReadonlyMap<CodingBout['by'], number>;
}

interface Draft {
  base: CodeRow;
  addOn: CodeRow | null;
  therapistUs: number;
  assistantUs: number;
  unbilled: Map<CodingBout['by'], number>;
}

/**
 * Folds stretches into services, in the order in which their codes first came. Time is added in whole microseconds, so
 * that neither the order of stretches nor where one is cut in two can matter.
 * Errors: EUP_CLAIMS_CODE, EUP_CLAIMS_CODE_DATE, EUP_CLAIMS_DISCIPLINE, EUP_CLAIMS_DAY_TOO_LONG.
 */
export function foldServices(input: CodingInput): Result<readonly Service[], Fault> {
  const drafts = new Map<string, Draft>();
  let dayUs = 0;
  for (const bout of input.bouts) {
    const found = rowOf(bout.code, input);
    if (!found.ok) return found;
    const { row, base } = found.value;
    const draft = drafts.get(base.code) ?? {
      base,
      addOn: addOnOn(base, input.date),
      therapistUs: 0,
      assistantUs: 0,
      unbilled: new Map(),
    };
    drafts.set(base.code, draft);
    const us = Math.round(bout.seconds * 1e6);
    dayUs += us;
    const who = creditedTo(bout.by, row);
    if (who === 'therapist') draft.therapistUs += us;
    else if (who === 'assistant') draft.assistantUs += us;
    else draft.unbilled.set(bout.by, (draft.unbilled.get(bout.by) ?? 0) + us);
  }
  if (dayUs > 86_400_001_000) return err(fault('EUP_CLAIMS_DAY_TOO_LONG', { found: Math.round(dayUs / 1e6) }));
  return ok([...drafts.values()].map(finished));
}

function finished({ base, addOn, therapistUs, assistantUs, unbilled }: Draft): Service {
  return {
    base,
    addOn,
    minutes: wholeMinutes(therapistUs + assistantUs),
    therapist: wholeMinutes(therapistUs),
    assistant: wholeMinutes(assistantUs),
    unbilled: new Map([...unbilled].filter(([, us]) => us > 0).map(([by, us]) => [by, wholeMinutes(us)])),
  };
}

/**
 * Whose time it is for the bill. Therapist and assistant together count as the therapist; students and aides bill
 * nothing; nobody's time counts only for services that are unattended by definition.
 */
function creditedTo(by: CodingBout['by'], row: CodeRow): 'therapist' | 'assistant' | null {
  if (by === 'therapist' || by === 'both') return 'therapist';
  if (by === 'assistant') return row.assistant ? 'assistant' : null;
  return by === 'none' && row.attendance === 'unattended' ? 'therapist' : null;
}

function rowOf(code: string, { date, discipline }: CodingInput): Result<{ row: CodeRow; base: CodeRow }, Fault> {
  const row = codeOn(code, date);
  if (row === undefined) return err(missing(code, date));
  if (!row.disciplines.includes(discipline)) {
    return err(fault('EUP_CLAIMS_DISCIPLINE', { code, expected: row.disciplines.join(' and '), found: discipline }));
  }
  const base = row.addOnOf === null ? row : codeOn(row.addOnOf, date);
  return base === undefined ? err(missing(row.addOnOf ?? code, date)) : ok({ row, base });
}

function missing(code: string, date: string): Fault {
  const other = codes.find((row) => row.code === code);
  if (other === undefined) return fault('EUP_CLAIMS_CODE', { found: code });
  return fault('EUP_CLAIMS_CODE_DATE', { code, date, from: other.effectiveFrom, to: other.effectiveTo ?? 'today' });
}

function addOnOn(base: CodeRow, date: string): CodeRow | null {
  const row = codes.find((other) => other.addOnOf === base.code);
  return row === undefined ? null : (codeOn(row.code, date) ?? null);
}
