import type { Why } from './why.ts';

/** One event of one visit: a day may hold two visits. `event` is null for time of another visit, of which only the seconds are known here. */
export interface EventRef {
  readonly visit: string;
  readonly event: string | null;
}

/** One line of the bill. A code that an assistant shared in may have two: plain first, then modified. */
export interface CodingLine {
  readonly code: string;
  /** Seconds behind the line, to the microsecond; the lines of a service add up to its seconds. */
  readonly seconds: number;
  /** Whole minutes of the line's own seconds, never more than its clock: the lines of a day may state less than `totalMinutes`. */
  readonly minutes: number;
  /** 0 where the minutes stay in the note only. */
  readonly units: number;
  /** `GP` or `GO`, then `CQ` or `CO` where an assistant furnished it. */
  readonly modifiers: readonly string[];
  /** The events that its time rests on; empty where minutes came without a log. */
  readonly from: readonly EventRef[];
  /** The reasons of the count that concern this line. */
  readonly why: readonly Why[];
  /** Ids of the conditions that it was furnished for, in the order of the chart. */
  readonly diagnoses: readonly string[];
  /** User id of the clinician of the visit; empty where minutes came without a log. */
  readonly renderedBy: string;
}

/** Time of a service that is in no line, because nobody can bill it. */
export interface UnbilledTime {
  readonly code: string;
  /** Who furnished it; `none` also where a one-on-one service was not furnished one-on-one. */
  readonly by: string;
  readonly seconds: number;
  readonly from: readonly EventRef[];
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
  /** Minutes of timed, one-on-one codes, by the rule of the count: the seconds of all of them floored once, or the sum of each code's own. */
  readonly timedMinutes: number;
  /** Timed and untimed minutes of the patient's treatment, by the same rule. */
  readonly totalMinutes: number;
  /** All units that can be billed, timed and untimed, disputed ones included. */
  readonly billableUnits: number;
  /** Codes in the order in which they first came; also those that got no unit. */
  readonly lines: readonly CodingLine[];
  readonly unbilled: readonly UnbilledTime[];
  /** The question that is open. */
  readonly choice: Choice | null;
  /** The first question where all are answered, as it was put, so that it can be answered anew; null where none came up. */
  readonly answered: Choice | null;
  /** How it was counted: keys with ids and numbers, which `whyText` puts into words. */
  readonly why: readonly Why[];
}
