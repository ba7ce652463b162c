import { type CodeRow, codeOn, codes } from '@eupraxia/catalogue';
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
  /** Milliseconds that nobody can bill, by who furnished them. */
  readonly unbilled: ReadonlyMap<CodingBout['by'], number>;
}

interface Draft {
  base: CodeRow;
  addOn: CodeRow | null;
  therapistMs: number;
  assistantMs: number;
  unbilled: Map<CodingBout['by'], number>;
}

/**
 * Folds stretches into services, in the order in which their codes first came. Time is added in whole milliseconds, so
 * that neither the order of stretches nor where one is cut in two can matter.
 * Errors: EUP_CLAIMS_CODE, EUP_CLAIMS_CODE_DATE, EUP_CLAIMS_DISCIPLINE, EUP_CLAIMS_DAY_TOO_LONG.
 */
export function foldServices(input: CodingInput): Result<readonly Service[], Fault> {
  const drafts = new Map<string, Draft>();
  let dayMs = 0;
  for (const bout of input.bouts) {
    const found = rowOf(bout.code, input);
    if (!found.ok) return found;
    const { row, base } = found.value;
    const draft = drafts.get(base.code) ?? {
      base,
      addOn: addOnOn(base, input.date),
      therapistMs: 0,
      assistantMs: 0,
      unbilled: new Map(),
    };
    drafts.set(base.code, draft);
    const ms = Math.round(bout.seconds * 1000);
    dayMs += ms;
    const who = creditedTo(bout.by, row);
    if (who === 'therapist') draft.therapistMs += ms;
    else if (who === 'assistant') draft.assistantMs += ms;
    else draft.unbilled.set(bout.by, (draft.unbilled.get(bout.by) ?? 0) + ms);
  }
  if (dayMs > 86_400_000) return err(fault('EUP_CLAIMS_DAY_TOO_LONG', { found: Math.round(dayMs / 1000) }));
  return ok([...drafts.values()].map(finished));
}

const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000);

function finished({ base, addOn, therapistMs, assistantMs, unbilled }: Draft): Service {
  return {
    base,
    addOn,
    minutes: wholeMinutes(therapistMs + assistantMs),
    therapist: wholeMinutes(therapistMs),
    assistant: wholeMinutes(assistantMs),
    unbilled,
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
