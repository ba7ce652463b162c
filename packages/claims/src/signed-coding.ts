import type { MinutesRule, VisitLog } from '@eupraxia/clinical';
import type { SignedCoding, SignedNote } from '@eupraxia/clinical/note';
import { foldVisit, minutesRuleOf, type Visit } from '@eupraxia/clinical/visit';
import type { Coding } from './coding.ts';
import { timedUnits } from './units.ts';
import { codingOf } from './visit.ts';

/** What a signature freezes of a count: numbers and lines, without the reasons and the evidence, which follow from the log. */
export function signedCodingOf(coding: Coding, rule: MinutesRule): SignedCoding {
  const { timedMinutes, totalMinutes, billableUnits, lines, choice } = coding;
  return {
    rule,
    timedMinutes,
    totalMinutes,
    billableUnits,
    lines: lines.map(({ code, seconds, minutes, units, modifiers }) => ({
      code,
      seconds,
      minutes,
      units,
      modifiers: [...modifiers],
    })),
    choiceOpen: choice !== null,
  };
}

/** The rule of a visit's minutes once something is signed: that of its first signature, `per-code` where that carries no coding. */
export const signedRule = ([first]: readonly SignedNote[], visit: Visit): MinutesRule =>
  first === undefined ? minutesRuleOf(visit) : (first.coding?.rule ?? 'per-code');

/** A visit as its signatures count it: alone where the first was made by a release that knew nothing of others of the day. */
export const countedVisit = (visit: Visit, [first]: readonly SignedNote[]): Visit =>
  first !== undefined && first.coding === undefined ? { ...visit, sameDay: [], sameDayFrom: null } : visit;

/**
 * The coding that the next signature of a visit freezes: an addendum is counted by the rule of the note that it adds to.
 * Undefined where the visit cannot be counted, such as for a code that the catalog does not hold: then there is no unit to
 * freeze, and the note is signed without.
 * @param log as far as the note will reach
 * @param earlier the signed notes of the visit, oldest first
 */
export function codingToSign(log: VisitLog, earlier: readonly SignedNote[]): SignedCoding | undefined {
  if (log.opened === null) return undefined;
  const visit = countedVisit(foldVisit(log), earlier);
  return countedBy(visit, signedRule(earlier, visit)) ?? undefined;
}

/** Counts a signed log anew, to tell a changed coding from a changed log; null where it cannot be counted. */
export function recount(log: VisitLog, rule: MinutesRule): SignedCoding | null {
  return log.opened === null ? null : countedBy(foldVisit(log), rule);
}

function countedBy(visit: Visit, rule: MinutesRule): SignedCoding | null {
  const coding = timedUnits(codingOf(visit, rule));
  return coding.ok ? signedCodingOf(coding.value, rule) : null;
}
