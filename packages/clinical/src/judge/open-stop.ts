import { findRow, type SafetyRow, vitalRows } from '@eupraxia/catalogue';
import { ruleOfStop } from '../gate/stop-rules-met.ts';
import type { StopOrigin } from '../log/vocabulary.ts';
import type { Visit } from '../visit/visit.ts';

/** One thing that has to be recorded before practice goes on, and who may do it. */
export interface StopNeed {
  readonly kind: 'words' | 'reading' | 'pain-score' | 'order';
  readonly who: 'anyone' | 'therapist' | 'physician';
}

/** The newest STOP of a visit that is not cleared. */
export interface OpenStop {
  /** Who pressed it; one of a later release reads as the therapist. */
  readonly from: Exclude<StopOrigin, 'unlisted'>;
  /** The reason that was given, or the rule that was met; null where nobody said. */
  readonly why: string | null;
  readonly needs: readonly StopNeed[];
}

/** The STOP that holds a visit, and what has to be recorded before practice goes on; null where none is open. */
export function openStop(visit: Visit): OpenStop | null {
  const { stop } = visit;
  if (stop === null) return null;
  const pressed = visit.journal.find(({ id }) => id === stop.id)?.event;
  const rule = pressed?.kind === 'stop.pressed' ? pressed.body.rule : undefined;
  return {
    from: stop.from === 'unlisted' ? 'therapist' : stop.from,
    why: stop.why ?? rule ?? null,
    needs: needsOf(stop.why, rule),
  };
}

const words: StopNeed = { kind: 'words', who: 'therapist' };
const reading: StopNeed = { kind: 'reading', who: 'anyone' };
const painScore: StopNeed = { kind: 'pain-score', who: 'anyone' };
const order: StopNeed = { kind: 'order', who: 'physician' };

/** Reasons that a measurement answers; every other one takes the words of a therapist. */
const needOfWhy: Readonly<Record<string, StopNeed>> = { 'vital-signs': reading, dizziness: reading, pain: painScore };

/** What the reason asks for, and what the rule does: an explanation adds to a rule that was met, it does not replace it. */
function needsOf(why: string | undefined, rule: string | undefined): readonly StopNeed[] {
  const row = why === undefined ? undefined : ruleOfStop(why);
  const ofRule = rule === undefined ? [] : needsOfRule(rule);
  const ofWhy =
    why === undefined ? [] : [...(row?.emergency === true ? [words] : []), ...(needOfWhy[why] ? [needOfWhy[why]] : [])];
  const needs = [...new Set([...ofRule, ...ofWhy])];
  return needs.length > 0 ? needs : [words];
}

const vitalSignOf = new Map(vitalRows.map(({ id, sign }) => [id, sign]));

function needsOfRule(rule: string): readonly StopNeed[] {
  if (rule.endsWith('-order') || rule.startsWith('order-')) return [order];
  const sign = vitalSignOf.get(rule) ?? /^limit-(.+)$/.exec(rule)?.[1];
  if (sign !== undefined) return [sign === 'pain' ? painScore : reading];
  const row = findRow('safety', rule);
  if (row === undefined) return [words];
  const signs = signsOf(row.when.is);
  const measured = [
    ...(signs.has('pain') ? [painScore] : []),
    ...(['systolic', 'diastolic', 'heartRate', 'spo2'].some((one) => signs.has(one)) ? [reading] : []),
  ];
  return row.emergency ? [words, ...measured] : measured;
}

/** The signs that a condition of a rule measures. */
function signsOf(condition: SafetyRow['when']['is'] | { readonly of?: unknown }): ReadonlySet<string> {
  const { of } = condition as { readonly of?: unknown };
  if (typeof of === 'string') return new Set([of]);
  if (!Array.isArray(of)) return new Set();
  return new Set(of.flatMap((one: { readonly of?: unknown }) => [...signsOf(one)]));
}
