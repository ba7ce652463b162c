import type { Mains } from '@eupraxia/signal/emg';

/** How a recording is read as practice. */
export interface PracticeSource {
  readonly rate: number;
  readonly mains: Mains;
  readonly agonist: PracticeChannel;
  /** The muscle that is watched, in percent of the same reference; null where the plan names none. */
  readonly antagonist: PracticeChannel | null;
  /** Seconds in which the muscle is at rest; the first two where nobody says. */
  readonly rest: { readonly from: number; readonly to: number } | null;
}

export interface PracticeChannel {
  readonly name: string;
  readonly unit: string;
  /** The amplitude of 100 % in the channel's own unit. */
  readonly reference: number;
}
