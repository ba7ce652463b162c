/** One line of the bill. A code that an assistant shared in may have two: plain first, then modified. */
export interface CodingLine {
  readonly code: string;
  /** Whole minutes of the line; the lines of a code add up to the code's minutes. */
  readonly minutes: number;
  /** 0 where the minutes stay in the note only. */
  readonly units: number;
  /** `GP` or `GO`, then `CQ` or `CO` where an assistant furnished it. */
  readonly modifiers: readonly string[];
}

/**
 * A question to the clinician. While it is open the disputed units are in `billableUnits`, and in no line.
 * Without `assistant`: `pick` units go to as many of `codes`, which all have `remainder` minutes left over (answer: `choose`).
 * With `assistant`: `pick` units of one code, from `remainder` minutes that therapist and assistant shared in a way that
 * the rule does not settle: how many carry the modifier (answer: `modified`).
 */
export interface Choice {
  readonly remainder: number;
  readonly codes: readonly string[];
  readonly pick: number;
  readonly assistant?: { readonly therapistMinutes: number; readonly assistantMinutes: number };
}

/** What a visit comes to. */
export interface Coding {
  /** Minutes of timed, one-on-one codes. */
  readonly timedMinutes: number;
  /** Timed and untimed minutes of the patient's treatment. */
  readonly totalMinutes: number;
  /** All units that can be billed, timed and untimed, disputed ones included. */
  readonly billableUnits: number;
  /** Codes in the order in which they first came; also those that got no unit. */
  readonly lines: readonly CodingLine[];
  readonly choice: Choice | null;
  /** How it was counted, in plain sentences with the numbers. */
  readonly why: readonly string[];
}
