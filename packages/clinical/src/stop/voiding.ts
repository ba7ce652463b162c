/** As much of a STOP as decides whether it was a mistake. */
interface VoidableStop {
  readonly from: string;
  readonly whys: readonly string[];
  /** Events that a rule rested on. */
  readonly evidence: readonly string[];
}

/**
 * As what a STOP may be voided: a press that nobody gave a reason for, or a rule whose entry was taken back and that nothing
 * meets any more. A patient's STOP is never a mistake of the staff.
 * @param standing ids of the events that stand
 * @param isMet whether the rule is met by what stands
 */
export function voidableAs(
  stop: VoidableStop,
  standing: ReadonlySet<string>,
  isMet: boolean,
): 'mistaken-press' | 'wrong-entry' | null {
  if (stop.whys.length > 0) return null;
  if (stop.from === 'therapist') return 'mistaken-press';
  if (stop.from !== 'rule' || stop.evidence.length === 0 || isMet) return null;
  return stop.evidence.some((id) => standing.has(id)) ? null : 'wrong-entry';
}

/** Who may void: a therapist; whoever pressed, of a press; an assistant of a rule that is no emergency. */
export function mayVoid(
  by: { readonly userId: string; readonly role: string },
  pressedBy: { readonly userId: string },
  as: 'mistaken-press' | 'wrong-entry',
  emergency: boolean,
): boolean {
  if (by.role === 'therapist') return true;
  return as === 'mistaken-press' ? by.userId === pressedBy.userId : by.role === 'assistant' && !emergency;
}
