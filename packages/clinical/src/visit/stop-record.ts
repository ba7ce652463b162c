import { stopRowOfReason } from '@eupraxia/catalogue';
import type { EventOf } from '../log/event.ts';
import type { StopOrigin } from '../log/vocabulary.ts';
import { clearancesJudgedFrom } from '../stop/judged-from.ts';

/** One press of STOP, as it stands. */
export interface Stop {
  readonly id: string;
  readonly at: number;
  readonly from: StopOrigin;
  /** Whose sign-in it was pressed under; `from` says `therapist` of any clinician's press. */
  readonly role: string;
  /** The rule that was met, where one stopped. */
  readonly rule?: string;
  /** Events that the rule rested on. */
  readonly evidence: readonly string[];
  /** The newest explanation. */
  readonly explained: { readonly id: string; readonly why: string; readonly text?: string } | null;
  /** Every reason that was given and stands, oldest first: they add up. */
  readonly whys: readonly string[];
  readonly cleared: Cleared | null;
}

/** How a STOP ended. */
export interface Cleared {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly text?: string;
  /** What let practice go on after a sign that ends the visit. */
  readonly exception?: string;
  /** The therapist whom an assistant reached, and how. */
  readonly reached?: { readonly name: string; readonly how: string };
  readonly by: { readonly userId: string; readonly role: string };
  /** False for an assistant's that no therapist has confirmed yet. */
  readonly confirmed: boolean;
  /** Set where nobody meant the STOP: why it was a mistake. */
  readonly voided?: 'mistaken-press' | 'wrong-entry';
}

/** Whether a reason names an emergency: given after the clearance, it opens the STOP again. */
export const namesEmergency = ({ at, body }: EventOf<'stop.explained'>): boolean =>
  at >= clearancesJudgedFrom && stopRowOfReason(body.why)?.emergency === true;

/**
 * How a clearance or a voiding ends its STOP.
 * @param confirmed ids of what a therapist confirmed of an assistant's
 */
export function clearedBy(event: EventOf<'stop.cleared'> | EventOf<'stop.voided'>, confirmed: ReadonlySet<string>): Cleared {
  const { id, at, by } = event;
  const isConfirmed = by.role === 'therapist' || confirmed.has(id);
  const base = { id, at, by, confirmed: isConfirmed, ...(event.body.text === undefined ? {} : { text: event.body.text }) };
  if (event.kind === 'stop.voided') return { ...base, voided: event.body.because };
  const { exception, reached } = event.body;
  return {
    ...base,
    ...(exception === undefined ? {} : { exception }),
    ...(reached === undefined ? {} : { reached: { name: reached.name, how: reached.how } }),
  };
}
