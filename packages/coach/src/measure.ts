import { type CoachPlan, noiseOf, staysBelow } from './plan.ts';
import type { Draft, Measure } from './state.ts';

/** Seconds above the noise after which contact counts as back, and of a window that proves it. */
const back = 0.05;
const window = 0.5;

/** Scatter of the RMS of 50 ms of a steady muscle, as a share of its level: rest scatters no less. */
const scatter = 0.19;

/** Where a level has left rest: three standard deviations above it. */
function leavingRest({ rest, metric }: CoachPlan): number | null {
  if (rest === null) return null;
  return rest.mean + 3 * Math.max(rest.sd, metric === 'emg-amplitude' ? scatter * rest.mean : 0);
}

/** The measure of a clock: computed once and kept until the clock is another. */
export function measureFor(draft: Draft, origin: number, rate: number): Measure {
  const kept = draft.measure;
  if (kept !== null && kept.origin === origin && kept.rate === rate) return kept;
  const { plan, source, zone } = draft.state;
  const p = plan.parameters;
  const stays = staysBelow(zone, plan);
  const between = plan.betweenTries ?? p.resultDelay + p.resultShown;
  const { antagonist } = plan;
  draft.measure = {
    origin,
    rate,
    grace: Math.max(1, Math.round(p.graceSeconds * rate)),
    excursion: Math.max(1, Math.round((p.graceSeconds + p.calmSeconds) * rate)),
    calm: Math.max(1, Math.round((p.calmSeconds * rate) / 2)),
    lostLimit: Math.floor(p.lostBearable * rate),
    overLimit: Math.max(1, Math.round(p.antagonistBearable * rate)),
    attempt: p.attempt,
    attemptLeast: p.lowest,
    attemptShortest: p.attemptShortest,
    leaves: leavingRest(plan),
    between: Math.max(1, Math.round(between * rate)),
    tryHolds: p.tryHolds,
    antagonistLimit: antagonist?.limit ?? Number.POSITIVE_INFINITY,
    otherScale: (antagonist?.reference ?? source.reference) / source.reference,
    noise: noiseOf(plan),
    under: Math.max(1, Math.round(p.contactSeconds * rate)),
    back: Math.max(1, Math.round(back * rate)),
    window: Math.max(1, Math.round(window * rate)),
    proof: Math.round(p.proofSeconds * rate),
    idle: Math.max(1, Math.round((p.idleSeconds + zone.holdSeconds) * rate)),
    watchesContact: plan.metric === 'emg-amplitude' && (plan.noise !== null || stays),
    stays,
  };
  return draft.measure;
}
