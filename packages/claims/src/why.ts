/** A service with its whole minutes. */
interface ServiceMinutes {
  readonly code: string;
  readonly minutes: number;
}

interface ServiceUnits extends ServiceMinutes {
  readonly units: number;
}

/** Codes that are level: each has `remainder` minutes left over, for `pick` units. */
interface Tie {
  readonly codes: readonly string[];
  readonly remainder: number;
  readonly pick: number;
}

/** How the units of one code fell between therapist and assistant. Times are whole seconds; a rest is what is beyond full quarters. */
export interface SplitParams {
  readonly code: string;
  readonly therapist: number;
  readonly assistant: number;
  readonly therapistRest: number;
  readonly assistantRest: number;
  readonly plain: number;
  readonly modified: number;
  readonly asked: number;
  /** `CQ` or `CO`. */
  readonly modifier: string;
}

/**
 * Every reason that a count can give, with its parameters: ids and numbers only, so that each language has words of its
 * own for it. Keys are added, never given another meaning.
 */
export interface WhyParams {
  /** The day has other visits, whose seconds are counted with this one's and billed once. */
  readonly 'several-visits': { readonly others: number };
  /** Each code floored by itself has `apart` minutes; the seconds of all timed codes together, floored once, have `minutes`. */
  readonly 'floored-once': { readonly minutes: number; readonly apart: number };
  /** The timed minutes of the day give its units: `quarters` full ones and `rest` minutes, of which `needed` are enough for one more. */
  readonly total: {
    readonly minutes: number;
    readonly units: number;
    readonly quarters: number;
    readonly rest: number;
    readonly needed: number;
  };
  /** A code's own full quarters, and the minutes left over. */
  readonly 'whole-quarters': ServiceMinutes & { readonly quarters: number; readonly rest: number };
  readonly 'largest-remainders': { readonly codes: readonly string[]; readonly remainders: readonly number[] };
  readonly 'tie-open': Tie;
  readonly 'tie-chosen': Tie & { readonly chosen: readonly string[] };
  readonly 'tie-partly-chosen': Tie & { readonly chosen: readonly string[] };
  readonly 'counted-by-midpoint': ServiceUnits;
  readonly 'counted-by-full-quarters': ServiceUnits;
  readonly 'preference-without-total': Readonly<Record<never, never>>;
  readonly 'preference-not-needed': { readonly codes: readonly string[] };
  readonly bundled: ServiceMinutes;
  readonly untimed: ServiceUnits;
  readonly caregiver: ServiceUnits;
  readonly monthly: ServiceMinutes;
  /** Whole seconds of each. */
  readonly 'assistant-above-tenth': { readonly code: string; readonly therapist: number; readonly assistant: number };
  readonly 'assistant-within-tenth': { readonly code: string; readonly therapist: number; readonly assistant: number };
  readonly 'split.assistant-alone': SplitParams;
  readonly 'split.whole-quarters': SplitParams;
  readonly 'split.one-each': SplitParams;
  readonly 'split.therapist-eight': SplitParams;
  readonly 'split.therapist-last': SplitParams;
  readonly 'split.share': SplitParams;
  readonly 'split.under-share': SplitParams;
  readonly 'split.ask': SplitParams;
  readonly 'split-chosen': { readonly code: string; readonly units: number };
  readonly unbilled: ServiceMinutes & { readonly by: string };
  readonly 'minutes-without-unit': { readonly codes: readonly string[] };
  /** The catalogue's row of the code on that day has a caution. */
  readonly caution: { readonly code: string; readonly day: string };
  readonly 'not-verified': { readonly code: string; readonly status: string };
  readonly 'nothing-furnished': Readonly<Record<never, never>>;
}

export type WhyKey = keyof WhyParams;

/** One reason of a count. */
export type Why = { [K in WhyKey]: { readonly key: K; readonly params: WhyParams[K] } }[WhyKey];

/** A language's words for every reason; one that lacks a key does not compile. */
export type WhyBook = { readonly [K in WhyKey]: (params: WhyParams[K]) => string };
