import type { Activity } from './activity.ts';
import type { Visit } from './visit.ts';

/** What is to be confirmed before an activity starts. */
export interface AskedConfirmation {
  /** Whether the patient is asked about, and not the side alone. */
  readonly patient: boolean;
  /** Null for an activity without a side of the body. */
  readonly side: 'left' | 'right' | 'bilateral' | null;
}

/**
 * What somebody confirms before an activity starts: once a visit that this is the patient, and once for each side of the
 * body that this is the side. Null where that is confirmed, and where the activity has started already.
 */
export function askedBefore(visit: Pick<Visit, 'confirmed'>, { item, bouts }: Activity): AskedConfirmation | null {
  return bouts.length > 0 ? null : lackingFor(visit, item.side);
}

/** Whether activities of this side began without the patient, or the side, being confirmed. */
export function lackingFor({ confirmed }: Pick<Visit, 'confirmed'>, of: string | undefined): AskedConfirmation | null {
  const side = of === 'left' || of === 'right' || of === 'bilateral' ? of : null;
  if (confirmed.length === 0) return { patient: true, side };
  return side === null || confirmed.some((one) => one.side === side) ? null : { patient: false, side };
}
