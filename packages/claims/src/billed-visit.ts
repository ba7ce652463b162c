import { type Envelope, isBeyond, readLog, type VisitLog } from '@eupraxia/clinical';
import { type SignedCoding, type SignedNote, signedThrough } from '@eupraxia/clinical/note';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Coding, CodingLine } from './coding.ts';
import { countedVisit, signedCodingOf, signedRule } from './signed-coding.ts';
import { timedUnits } from './units.ts';
import { codingOf } from './visit.ts';

/** A visit with what its bill states. */
export interface BilledVisit {
  /** As far as it was signed, with the choices that came after; the whole log while nothing is signed. */
  readonly visit: Visit;
  readonly coding: Result<Coding, Fault>;
}

/**
 * What a visit bills. Before the signature that is the count of its log. After it, the coding that was signed: no later
 * entry, setting or release changes it. Where the signature left a choice open, the clinician's first answer to each open
 * question is counted by the rule of the signature. A note that was signed without a coding, by a release before 0.3, is
 * counted as that release did: each code's minutes floored by themselves, this visit alone.
 * @param notes the signed notes, oldest first; the newest states what holds
 */
export function billedVisit(log: VisitLog, notes: readonly SignedNote[], known?: Visit): BilledVisit {
  const last = notes.at(-1);
  if (last === undefined) {
    const visit = known ?? foldVisit(log);
    return { visit, coding: timedUnits(codingOf(visit)) };
  }
  const through = signedThrough(notes);
  const signed = log.all.filter((envelope) => !isBeyond(envelope, through));
  const fold = (envelopes: readonly Envelope[]): BilledVisit => {
    const visit = countedVisit(foldVisit(readLog(envelopes)), notes);
    return { visit, coding: timedUnits(codingOf(visit, signedRule(notes, visit))) };
  };
  const counted = fold(signed);
  if (last.coding === undefined || last.coding.choiceOpen) return answered(signed, log.all, counted, fold);
  return { visit: counted.visit, coding: ok(frozen(last.coding, counted.coding)) };
}

/** The open questions of a signed visit with the first answer to each, in the order in which they were given. */
function answered(
  signed: readonly Envelope[],
  all: readonly Envelope[],
  start: BilledVisit,
  fold: (envelopes: readonly Envelope[]) => BilledVisit,
): BilledVisit {
  let now = start;
  let held = signed;
  const kept = new Set(signed.map(({ id }) => id));
  for (const { id, kind } of readLog(all).events) {
    if (!now.coding.ok || now.coding.value.choice === null) break;
    const envelope = kind === 'units.chosen' && !kept.has(id) ? all.find((one) => one.id === id) : undefined;
    if (envelope === undefined) continue;
    const next = fold([...held, envelope]);
    if (!next.coding.ok || sameQuestion(now.coding.value, next.coding.value)) continue;
    held = [...held, envelope];
    now = next;
  }
  return { visit: now.visit, coding: now.coding.ok ? ok({ ...now.coding.value, answered: null }) : now.coding };
}

const sameQuestion = (before: Coding, after: Coding): boolean => JSON.stringify(before.choice) === JSON.stringify(after.choice);

/** The signed numbers, with the evidence and the reasons of a recount where that still says the same. */
function frozen(signed: SignedCoding, again: Result<Coding, Fault>): Coding {
  const { timedMinutes, totalMinutes, billableUnits } = signed;
  const agrees = again.ok && sameCoding(signedCodingOf(again.value, signed.rule), signed);
  const evidence = again.ok ? again.value.lines : [];
  const nameOf = ({ code, modifiers }: Pick<CodingLine, 'code' | 'modifiers'>): string => [code, ...modifiers].join('-');
  return {
    timedMinutes,
    totalMinutes,
    billableUnits,
    lines: signed.lines.map((line) => {
      const known = evidence.find((one) => nameOf(one) === nameOf(line));
      const { from = [], diagnoses = [], renderedBy = '' } = known ?? {};
      return { ...line, from, diagnoses, renderedBy, why: agrees ? (known?.why ?? []) : [] };
    }),
    unbilled: again.ok ? again.value.unbilled : [],
    choice: null,
    answered: null,
    why: agrees ? again.value.why : [],
  };
}

/** Field by field: a stored coding comes back with its fields in another order. */
function sameCoding(a: SignedCoding, b: SignedCoding): boolean {
  const listed = ({ rule, timedMinutes, totalMinutes, billableUnits, lines, choiceOpen }: SignedCoding): string =>
    JSON.stringify([
      [rule, timedMinutes, totalMinutes, billableUnits, choiceOpen],
      lines.map(({ code, seconds, minutes, units, modifiers }) => [code, seconds, minutes, units, modifiers]),
    ]);
  return listed(a) === listed(b);
}
