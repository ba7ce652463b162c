import type { Draft } from './state.ts';

/** What turns samples into seconds and verdicts, on one clock. */
export interface Measure {
  /** Seconds at sample 0 of the clock. */
  readonly origin: number;
  readonly rate: number;
  /** Samples in a row that an excursion must last to end a stay in the zone, a repetition, an attempt or a wait for rest. */
  readonly grace: number;
  /** Samples that may be lost in a row within a trial. */
  readonly lostLimit: number;
  /** An attempt begins at this share of the floor, though not below `attemptLeast` percent, and lasts this long at least. */
  readonly attempt: number;
  readonly attemptLeast: number;
  readonly attemptShortest: number;
  /** Samples over the antagonist's limit that make a trial no success. */
  readonly overLimit: number;
  readonly antagonistLimit: number;
}

/** The measure of a clock: computed once and kept until the clock is another. */
export function measureFor(draft: Draft, origin: number, rate: number): Measure {
  const kept = draft.measure;
  if (kept !== null && kept.origin === origin && kept.rate === rate) return kept;
  const { plan } = draft.state;
  const { graceSeconds, antagonistBearable, lostBearable, attempt, attemptShortest, lowest } = plan.parameters;
  draft.measure = {
    origin,
    rate,
    grace: Math.max(1, Math.round(graceSeconds * rate)),
    lostLimit: Math.floor(lostBearable * rate),
    overLimit: Math.max(1, Math.round(antagonistBearable * rate)),
    attempt,
    attemptLeast: lowest,
    attemptShortest,
    antagonistLimit: plan.antagonist?.limit ?? Number.POSITIVE_INFINITY,
  };
  return draft.measure;
}
