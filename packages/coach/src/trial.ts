import { afterTrial } from './feedback.ts';
import type { CoachEvent } from './output.ts';
import { afterProbeTrial } from './probe.ts';
import { type Draft, noTrial, type OpenDraft, type Trial } from './state.ts';
import { watchPeaks } from './threshold.ts';
import { coachVersion } from './version.ts';

/** What turns samples into seconds and verdicts, for one block. */
export interface Measure {
  /** Seconds at sample 0 of the clock. */
  readonly origin: number;
  readonly rate: number;
  /** Samples that may be lost in a row within a trial. */
  readonly lostLimit: number;
  /** Samples over the antagonist's limit that make a trial no success. */
  readonly overLimit: number;
  readonly antagonistLimit: number;
}

const remembered = 10;

/**
 * Ends the contraction under way at sample `off` and judges it. A success needs proof, a miss too: where lost samples
 * could have turned the verdict, there is none; the therapist is told, and the log keeps no repetition that nobody saw.
 * @param broken the signal was lost, so that its real end is unknown
 */
export function endTrial(draft: Draft, open: OpenDraft, measure: Measure, off: number, broken: boolean): void {
  const { state } = draft;
  const { origin, rate } = measure;
  const ended = { ...open };
  Object.assign(open, noTrial(broken ? 'release' : 'ready', state.zone, open.lostRun));
  if ((off - ended.on) / rate < state.plan.parameters.shortest) return;
  state.ended++;
  const outcome = verdict(ended, measure, broken);
  if (outcome === null) {
    const at = origin + off / rate;
    if (state.probe === null) state.practised = { ...state.practised, unjudged: state.practised.unjudged + 1 };
    draft.cues.push({ at, to: 'therapist', say: 'trial-unjudged', trial: state.ended });
    return;
  }
  const trial: Trial = {
    number: state.ended,
    on: origin + ended.on / rate,
    off: origin + off / rate,
    holdSeconds: ended.longest / rate,
    peak: ended.peak,
    outcome,
    lostSeconds: ended.lost / rate,
    antagonistSeconds: ended.over / rate,
    coactivation: state.plan.antagonist === null || !(ended.total > 0) ? null : (200 * ended.common) / ended.total,
    feedback: ended.given,
    phase: state.probe === null ? 'practice' : 'probe',
    zone: ended.zone,
  };
  draft.events.push(repetition(draft, trial));
  if (trial.phase === 'probe') afterProbeTrial(draft, trial);
  else remember(draft, trial);
}

function verdict(open: OpenDraft, { rate, overLimit, antagonistLimit }: Measure, broken: boolean): Trial['outcome'] | null {
  if (open.over >= overLimit) return 'antagonist';
  const held = open.longest > 0 && open.longest / rate >= open.zone.holdSeconds;
  const watched = antagonistLimit < Number.POSITIVE_INFINITY;
  if (held) return watched && open.lost > 0 && open.over + open.lost >= overLimit ? null : 'held';
  const couldBe = broken || (open.lost > 0 && (open.longest + open.lost) / rate >= open.zone.holdSeconds);
  return couldBe ? null : 'missed';
}

function remember(draft: Draft, trial: Trial): void {
  const { state } = draft;
  state.practised = { ...state.practised, [trial.outcome]: state.practised[trial.outcome] + 1 };
  state.inThisSet++;
  state.lastTen = [...state.lastTen, trial].slice(-remembered);
  const { floor, ceiling, holdSeconds } = trial.zone;
  const same = floor === state.zone.floor && ceiling === state.zone.ceiling && holdSeconds === state.zone.holdSeconds;
  state.inThisZone = same ? Math.min(remembered, state.inThisZone + 1) : 0;
  afterTrial(draft, trial);
  watchPeaks(draft, trial);
}

function repetition({ state }: Draft, trial: Trial): CoachEvent {
  const { source, plan } = state;
  const { antagonist } = plan;
  return {
    kind: 'repetition.done',
    at: trial.off,
    trial: trial.number,
    from: { events: [], trials: [] },
    body: {
      activityId: plan.activityId,
      held: trial.outcome === 'held',
      holdSeconds: rounded(Math.min(600, trial.holdSeconds), 2),
      peak: rounded(Math.min(2000, trial.peak), 1),
      measured: {
        recording: source.recording,
        channel: source.channel,
        from: rounded(Math.max(0, trial.on - source.startsAt), 3),
        to: rounded(Math.max(0, trial.off - source.startsAt), 3),
        algorithm: 'coach on the 50 ms RMS',
        version: coachVersion,
        params: {
          reference: source.reference,
          unit: source.unit,
          ...trial.zone,
          outcome: trial.outcome,
          phase: trial.phase,
          policy: state.feedback,
          feedback: trial.feedback,
          lostSeconds: rounded(trial.lostSeconds, 3),
          ...(antagonist === null
            ? {}
            : {
                antagonist: antagonist.channel,
                antagonistLimit: antagonist.limit,
                antagonistSeconds: rounded(trial.antagonistSeconds, 3),
                ...(trial.coactivation === null ? {} : { coactivation: rounded(trial.coactivation, 1) }),
              }),
        },
      },
    },
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
