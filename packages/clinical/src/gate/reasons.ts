import { findRow, offeredReasons } from '@eupraxia/catalogue';
import { daysBetween } from '../plan/days.ts';
import type { Finding, GateReason } from './patient.ts';

/** How many days a reason holds. */
const reasonDays = 30;

/**
 * The reason on record for a finding, or null: it holds for its rule and for the facts that it was given on, until one of
 * them changes or 30 days have passed.
 * @param on calendar day in the clinic's zone
 */
export function reasonFor(finding: Pick<Finding, 'rule' | 'facts'>, reasons: readonly GateReason[], on: string): string | null {
  const standing = reasons.findLast(
    (one) =>
      one.rule === finding.rule &&
      isReason(one.text, finding.rule) &&
      daysBetween(one.on, on) <= reasonDays &&
      (one.facts === undefined || one.facts === finding.facts),
  );
  return standing?.text ?? null;
}

/** Reasons that a rule offers, to be chosen where they are true. */
export const offeredFor = (rule: string): readonly string[] =>
  Object.hasOwn(offeredReasons, rule) ? (offeredReasons[rule] ?? []) : [];

/**
 * Whether words are a reason: one that the rule offers, or at least two words with eight letters that are not the rule's
 * own. A single letter or the rule read back is not a reason.
 */
export function isReason(text: string, rule: string): boolean {
  if (offeredFor(rule).includes(text)) return true;
  const words = wordsOf(text);
  if (words.length < 2 || words.join('').length < 8) return false;
  const row = findRow('safety', rule);
  if (row === undefined) return true;
  const own = new Set([...wordsOf(row.name), ...wordsOf(row.action)]);
  return words.some((word) => !own.has(word) && word.length > 2);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
