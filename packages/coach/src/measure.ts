import type { Draft, Measure } from './state.ts';

/** The measure of a clock: computed once and kept until the clock is another. */
export function measureFor(draft: Draft, origin: number, rate: number): Measure {
  const kept = draft.measure;
  if (kept !== null && kept.origin === origin && kept.rate === rate) return kept;
  const { plan } = draft.state;
  const { graceSeconds, antagonistBearable, lostBearable, attempt, attemptShortest, lowest, resultDelay, resultShown, tryHolds } =
    plan.parameters;
  draft.measure = {
    origin,
    rate,
    grace: Math.max(1, Math.round(graceSeconds * rate)),
    lostLimit: Math.floor(lostBearable * rate),
    overLimit: Math.max(1, Math.round(antagonistBearable * rate)),
    attempt,
    attemptLeast: lowest,
    attemptShortest,
    between: Math.max(1, Math.round((resultDelay + resultShown) * rate)),
    tryHolds,
    antagonistLimit: plan.antagonist?.limit ?? Number.POSITIVE_INFINITY,
  };
  return draft.measure;
}
