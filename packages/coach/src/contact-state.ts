/** What is known of the electrode, in samples. */
export interface Contact {
  /** Whether the level lay under the channel's noise for so long that nothing is believed until contact is back. */
  readonly off: boolean;
  /** Samples under the noise in a row, and those since that were not. */
  readonly under: number;
  readonly back: number;
  /** Windows in a row whose mean lay under the noise: too little for a muscle, whatever its samples scatter to. */
  readonly low: number;
  /** A window that may prove contact: its samples and their sum. */
  readonly count: number;
  readonly sum: number;
  /** Samples of signal since contact was proved; −1 where it never was. */
  readonly age: number;
  /** Whether a test contraction was asked for since. */
  readonly asked: boolean;
  /** Samples since the last trial ended or was asked about. */
  readonly idle: number;
}

export type ContactDraft = { -readonly [K in keyof Contact]: Contact[K] };

export const noContact = (): ContactDraft => ({
  off: false,
  under: 0,
  back: 0,
  low: 0,
  count: 0,
  sum: 0,
  age: -1,
  asked: false,
  idle: 0,
});
