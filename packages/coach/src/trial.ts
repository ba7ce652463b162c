import { isHandsOn } from './assistance.ts';
import { afterTrial } from './feedback.ts';
import type { CoachEvent } from './output.ts';
import { sameZone, type Zone } from './plan.ts';
import { afterProbeTrial } from './probe.ts';
import type { Measure } from './state.ts';
import { type Draft, noTrial, type OpenDraft, type OpenTrial, type Trial } from './state.ts';
import { climb, watchPeaks } from './threshold.ts';
import { coachVersion } from './version.ts';

const remembered = 10;

/**
 * Ends the contraction under way at sample `off` and judges it. A success needs proof, a miss too: where lost samples
 * could have turned the verdict, there is none; the therapist is told, and the log keeps no repetition that nobody saw.
 * @param broken the signal was lost, so that its real end is unknown
 */
export function endTrial(draft: Draft, open: OpenDraft, measure: Measure, off: number, broken: boolean): void {
  const { state } = draft;
  const { rate } = measure;
  const ended = { ...open };
  Object.assign(open, noTrial(broken ? 'release' : 'ready', state.zone, open.lostRun));
  if (!broken) {
    const { tryOn, tryPeak, tryLost, tryLeft, tryLeftFor, reached, zone, given } = ended;
    Object.assign(open, { tryOn, tryPeak, tryLost, tryLeft, tryLeftFor, reached, zone, given });
  }
  if ((off - ended.on) / rate < state.plan.parameters.shortest) return;
  open.reached = true;
  judge(draft, measure, ended, { on: ended.on, off, outcome: verdict(ended, measure, broken) });
}

/** Ends an attempt at sample `off`. One that became a trial was judged as that; one that did not is weak. */
export function endAttempt(draft: Draft, open: OpenDraft, measure: Measure, off: number): void {
  const { tryOn, tryPeak, tryLost, reached, zone, given } = open;
  open.tryOn = -1;
  open.reached = false;
  open.tryLost = 0;
  open.tryLeftFor = 0;
  if (reached || (off - tryOn) / measure.rate < measure.attemptShortest) return;
  const weak = { ...noTrial('ready', zone), given, peak: tryPeak, lost: tryLost };
  judge(draft, measure, weak, { on: tryOn, off, outcome: tryLost > 0 ? null : 'weak' });
}

interface Ended {
  readonly on: number;
  readonly off: number;
  /** Null where nobody can tell. */
  readonly outcome: Trial['outcome'] | null;
}

function judge(draft: Draft, { origin, rate }: Measure, open: OpenTrial, { on, off, outcome }: Ended): void {
  const { state } = draft;
  state.ended++;
  if (outcome === null) {
    const at = origin + off / rate;
    if (state.probe === null) state.practised = { ...state.practised, unjudged: state.practised.unjudged + 1 };
    draft.cues.push({ at, to: 'therapist', key: 'trial-unjudged', trial: state.ended });
    return;
  }
  const trial: Trial = {
    number: state.ended,
    on: origin + on / rate,
    off: origin + off / rate,
    holdSeconds: open.seen.longest / rate,
    peak: open.peak,
    aboveSeconds: open.mostAbove / rate,
    outcome,
    lostSeconds: open.lost / rate,
    antagonistSeconds: open.over / rate,
    coactivation: state.plan.antagonist === null || !(open.total > 0) ? null : (200 * open.common) / open.total,
    feedback: open.given,
    phase: state.probe === null ? 'practice' : 'probe',
    zone: open.zone,
    ...(state.assistance === null ? {} : { assistance: state.assistance }),
    ...(open.zone.direction === 'down' ? { restLevel: restLevelOf(open) } : {}),
  };
  draft.events.push(repetition(draft, trial));
  settle(draft, trial);
}

/** A trial with its verdict, seen or tapped, becomes part of the practice or of the probe under way. */
export function settle(draft: Draft, trial: Trial): void {
  if (trial.phase === 'probe') afterProbeTrial(draft, trial);
  else remember(draft, trial);
}

function verdict(open: OpenTrial, { rate, overLimit, antagonistLimit }: Measure, broken: boolean): Trial['outcome'] | null {
  if (open.over >= overLimit) return 'antagonist';
  const { longest } = open.seen;
  const held = longest > 0 && longest / rate >= open.zone.holdSeconds;
  const watched = antagonistLimit < Number.POSITIVE_INFINITY;
  if (held) return watched && open.lost > 0 && open.over + open.lost >= overLimit ? null : 'held';
  const couldBe = broken || (open.lost > 0 && open.could.longest / rate >= open.zone.holdSeconds);
  return couldBe ? null : 'missed';
}

function remember(draft: Draft, trial: Trial): void {
  const { state } = draft;
  state.practised = { ...state.practised, [trial.outcome]: state.practised[trial.outcome] + 1 };
  state.inThisSet++;
  state.worked += trial.off - trial.on;
  if (isHandsOn(trial.assistance)) state.guided++;
  state.streak = trial.outcome === 'held' ? Math.max(0, state.streak) + 1 : Math.min(0, state.streak) - 1;
  state.lastTen = [...state.lastTen, trial].slice(-remembered);
  state.inThisZone = sameZone(trial.zone, state.zone) ? Math.min(remembered, state.inThisZone + 1) : 0;
  afterTrial(draft, trial);
  if (state.plan.measured === 'tap') return;
  // Where the muscle is to rest, lower peaks are the aim.
  if (trial.zone.direction !== 'down') watchPeaks(draft, trial);
  climb(draft, trial);
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
          ...zoneParams(trial.zone),
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

/** A zone as params of an event: edges that it has, and the direction where it is not the one that there always was. */
function zoneParams({ direction, floor, ceiling, holdSeconds }: Zone): Record<string, number | string> {
  return {
    ...(floor === null ? {} : { floor }),
    ...(ceiling === null ? {} : { ceiling }),
    holdSeconds,
    ...(direction === 'up' ? {} : { direction }),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Mean and two standard deviations of the level while it lay below the ceiling; 0 where it never did. */
function restLevelOf({ below, belowSum, belowSquares }: OpenTrial): number {
  if (below === 0) return 0;
  const mean = belowSum / below;
  return mean + 2 * Math.sqrt(Math.max(0, belowSquares / below - mean * mean));
}
