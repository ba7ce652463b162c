import { stopRowOfReason } from '@eupraxia/catalogue';

/** As much of a STOP as decides whether it was a mistake. */
interface VoidableStop {
  readonly from: string;
  readonly explained: { readonly why: string } | null;
  /** Events that a rule rested on. */
  readonly evidence: readonly string[];
}

/**
 * As what a STOP may be voided: a press that nobody gave an emergency as the reason of, or a rule whose entry was taken
 * back since. A patient's STOP is never a mistake of the staff.
 * @param standing ids of the events that stand
 */
export function voidableAs(stop: VoidableStop, standing: ReadonlySet<string>): 'mistaken-press' | 'wrong-entry' | null {
  if (stop.explained !== null && stopRowOfReason(stop.explained.why)?.emergency === true) return null;
  if (stop.from === 'therapist') return 'mistaken-press';
  if (stop.from !== 'rule' || stop.evidence.length === 0) return null;
  return stop.evidence.some((id) => standing.has(id)) ? null : 'wrong-entry';
}

/** Who may void: a therapist, or whoever pressed or entered it. */
export function mayVoid(by: { readonly userId: string; readonly role: string }, pressedBy: { readonly userId: string }): boolean {
  return by.role === 'therapist' || by.userId === pressedBy.userId;
}
