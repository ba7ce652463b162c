import { type SafetyRow, type StopException, type StopNeedKind, stopRowOfReason, stopRowOfRule } from '@eupraxia/catalogue';
import { isReason } from '../gate/reasons.ts';
import type { StopParts } from './parts.ts';
import { isRechecked } from './recheck.ts';
import { stopRulesMet } from './rules-met.ts';
import { urgency } from './urgency.ts';

/** One thing that has to be recorded before practice goes on after a STOP, and who may do it. */
export interface StopNeed {
  readonly kind: StopNeedKind;
  readonly who: 'anyone' | 'therapist' | 'physician';
  /** Signs that the new reading must hold. */
  readonly signs?: readonly string[];
  /** Whether it is on record; words come with the clearance itself. */
  readonly met: boolean;
}

/** A STOP as far as its recovery goes. */
export interface PressedStop {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly from: string;
  readonly rule: string | null;
  /** Every reason that was given and stands: they add up. */
  readonly whys: readonly string[];
}

/** What a STOP asks for before practice goes on. */
export interface Recovery {
  /** Rows of the stop table whose steps are to be worked through, most urgent first. */
  readonly rows: readonly SafetyRow[];
  /** Practice is over for this visit, but for the exceptions. */
  readonly ends: boolean;
  readonly exceptions: readonly StopException[];
  readonly needs: readonly StopNeed[];
}

const who: Readonly<Record<StopNeedKind, StopNeed['who']>> = {
  words: 'therapist',
  reading: 'anyone',
  'pain-score': 'anyone',
  order: 'physician',
};

/** The rows of a STOP: of its rule and of all its reasons. Once a therapist answered in the visit that the cord is whole, dysreflexia is what it then is: a pressure. */
export function rowsOf(stop: Pick<PressedStop, 'rule' | 'whys'>, parts: Pick<StopParts, 'screened'>): readonly SafetyRow[] {
  const ofRule = stop.rule === null ? undefined : stopRowOfRule(stop.rule);
  const isWhole = ofRule?.id === 'autonomic-dysreflexia' && answeredWhole(parts);
  const found = [isWhole ? stopRowOfRule('stop-pressure-limit') : ofRule, ...stop.whys.map(stopRowOfReason)];
  return [...new Set(found.filter((row) => row !== undefined))].toSorted((a, b) => urgency(b) - urgency(a));
}

const answeredWhole = ({ screened }: Pick<StopParts, 'screened'>): boolean =>
  screened.findLast(({ question }) => question === 'cord-lesion-t6-or-above')?.answer === 'no';

/**
 * What a STOP asks for: the recovery of the rule that was met and of every reason that was given, together; without any, a
 * therapist says what it was.
 */
export function recoveryOf(stop: PressedStop, parts: StopParts): Recovery {
  const rows = rowsOf(stop, parts);
  const ending = rows.filter((row) => row.recovery?.ends === true);
  const ends = ending.length > 0;
  const [first, ...others] = ending.map((row) => row.recovery?.exceptions ?? []);
  const exceptions = (first ?? []).filter(({ id }) => others.every((more) => more.some((one) => one.id === id)));
  if (ends && exceptions.length === 0) return { rows, ends, exceptions, needs: [{ kind: 'order', who: who.order, met: false }] };
  const kinds = new Set(rows.flatMap((row) => row.recovery?.needs ?? ['words' as const]));
  // A rule that rests on an order waits for the order; anything else without a row takes the words of a therapist.
  if (kinds.size === 0) kinds.add(isOfOrder(stop.rule) ? 'order' : 'words');
  const signs = [...new Set(rows.flatMap((row) => row.recovery?.signs ?? []))];
  const needs = [...kinds].map(
    (kind): StopNeed => ({
      kind,
      who: who[kind],
      ...(kind === 'reading' ? { signs } : {}),
      met: kind === 'reading' ? isRead(stop, signs, parts) : kind === 'pain-score' && isRated(stop, parts),
    }),
  );
  return { rows, ends, exceptions, needs };
}

const isOfOrder = (rule: string | null): boolean => rule !== null && /^order-|-order$/.test(rule);

/** The signs were taken since and are fit to go on by, and nothing that is an emergency or unread stands. */
function isRead(stop: PressedStop, signs: readonly string[], parts: StopParts): boolean {
  if (!isRechecked(parts, stop.at, signs)) return false;
  return stopRulesMet(parts).every(
    ({ row, at }) => at <= stop.at || (row !== null && urgency(row) === 0 && row.recovery?.needs.includes('reading') !== true),
  );
}

/** Pain was rated since, no rule speaks against it, and it is lower than it was; a score that is not asks for a therapist. */
function isRated(stop: PressedStop, parts: StopParts): boolean {
  const now = parts.pain.findLast(({ at }) => at > stop.at);
  if (now === undefined || stopRulesMet(parts).some(({ row }) => row?.recovery?.needs.includes('pain-score') === true))
    return false;
  const before = parts.pain.findLast(({ at }) => at <= stop.at);
  return before === undefined ? now.score < 8 : now.score < before.score || now.score < 4;
}

/** A clearance as it was, or would be, recorded. */
export interface Clearance {
  readonly text?: string | undefined;
  readonly exception?: string | undefined;
  /** The therapist whom an assistant reached. */
  readonly reached?: object | undefined;
}

/** Why a clearance has no effect. */
export type ClearFlaw =
  | 'no-reason'
  | 'ends-visit'
  | 'no-exception'
  | 'no-words'
  | 'no-reading'
  | 'no-pain-score'
  | 'not-a-clinician'
  | 'therapist-not-reached'
  | 'therapist-only';

/**
 * Why a clearance by a person of this role has no effect; empty where practice may go on. Anybody may tighten; what loosens
 * is a therapist's. An assistant clears what a measurement settles, and the rest where a therapist was reached; never a
 * sign of an emergency.
 */
export function clearanceFlaws(stop: PressedStop, clearance: Clearance, role: string, parts: StopParts): readonly ClearFlaw[] {
  const { rows, ends, exceptions, needs } = recoveryOf(stop, parts);
  const flaws: ClearFlaw[] = [];
  if (stop.whys.length === 0 && stop.rule === null) flaws.push('no-reason');
  if (ends && exceptions.length === 0) flaws.push('ends-visit');
  else if (ends && !exceptions.some(({ id }) => id === clearance.exception)) flaws.push('no-exception');
  // Of an order that came since, the therapist says what it was; the order itself is recorded for the gate.
  for (const need of ends && exceptions.length === 0 ? [] : needs) {
    if ((need.kind === 'words' || need.kind === 'order') && !isReason(clearance.text ?? '', rows[0]?.id ?? ''))
      flaws.push('no-words');
    if (need.kind === 'reading' && !need.met) flaws.push('no-reading');
    if (need.kind === 'pain-score' && !need.met) flaws.push('no-pain-score');
  }
  if (role === 'assistant') {
    if (ends || rows.some(({ emergency }) => emergency)) flaws.push('therapist-only');
    else if (needs.some(({ kind }) => kind === 'words') && clearance.reached === undefined) flaws.push('therapist-not-reached');
  } else if (role !== 'therapist') flaws.push('not-a-clinician');
  return flaws;
}
