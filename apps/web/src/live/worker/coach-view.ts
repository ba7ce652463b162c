import { type CoachState, type FeedbackTiming, feedbackOf } from '@eupraxia/coach';
import { shareOf } from '@eupraxia/practice';
import type { CoachView } from '../protocol.ts';

/** What the screens show of a coach's state: a copy, since the state is written on. */
export function coachView(run: string, state: CoachState): CoachView {
  const { result, because } = feedbackOf(state);
  const { probe, lastTen, zone } = state;
  return {
    activityId: state.plan.activityId,
    run,
    zone: { ...zone },
    lastTen: lastTen.map(({ outcome }) => outcome),
    success: lastTen.length === 0 ? null : lastTen.filter(({ outcome }) => outcome === 'held').length / lastTen.length,
    policy: state.feedback,
    share: shareOf(state),
    given: givenOf(state),
    because,
    result: result === null ? null : structuredClone(result),
    phase: probe === null ? 'practice' : 'probe',
    probe:
      probe === null
        ? null
        : {
            label: probe.label,
            cold: probe.cold,
            done: probe.trials.length,
            of: probe.variant === undefined ? state.plan.parameters.probeTrials : state.plan.parameters.transferTrials,
            variant: probe.variant ?? null,
          },
    probes: structuredClone(state.probes),
    stopped: state.stopped,
    electrodeOff: state.contact.off,
    testDue: state.contact.asked && !state.contact.off,
    antagonistFailed: state.antagonistFailed,
    set: state.set,
    inThisSet: state.inThisSet,
    trials: state.ended,
    asked: state.asked,
  };
}

/**
 * Seconds that the zone has been held by now. A rest that was held to its end ends the trial with it, and stays shown for
 * a moment, so that the hold is seen to be done.
 */
export function holdingNow({ at, open, zone, lastTen, probe, contact }: CoachState, rate: number): number {
  if (contact.off) return 0;
  if (open.phase === 'active') return open.seen.inside ? open.seen.samples / rate : 0;
  const last = probe === null ? lastTen.at(-1) : undefined;
  if (zone.direction !== 'down' || open.phase !== 'release' || last?.outcome !== 'held') return 0;
  return at - last.off <= shownDone ? last.holdSeconds : 0;
}

/** How long a hold that is done stays shown, in seconds. */
const shownDone = 1.5;

/** How feedback is given now. */
function givenOf(state: CoachState): FeedbackTiming {
  const { live, because } = feedbackOf(state);
  if (live) return 'live';
  return because !== 'policy' || state.feedback === 'faded' ? 'none' : 'after';
}

/** Tells whether a view would show anything new; asked once a block, it allocates only while a result is shown. */
export class ViewWatch {
  readonly #seen = new Float64Array(20);

  /** True where the state differs from the last one that was looked at. */
  changed(state: CoachState): boolean {
    const { live, result, because } = feedbackOf(state);
    const seen = this.#seen;
    let differs = false;
    let place = 0;
    const look = (value: number): void => {
      if (seen[place] !== value) {
        seen[place] = value;
        differs = true;
      }
      place++;
    };
    look(state.zone.floor ?? -1);
    look(state.zone.ceiling ?? -1);
    look(state.zone.holdSeconds);
    look(state.ended);
    look(state.lastTen.length);
    look(state.lastTen.at(-1)?.number ?? -1);
    look(state.set);
    look(state.inThisSet);
    look(state.asked);
    look(state.probe === null ? -1 : state.probe.trials.length);
    look(state.probes.length);
    look(stops.indexOf(state.stopped));
    look(shareOf(state) ?? -1);
    look(policies.indexOf(state.feedback));
    look(live ? 1 : 0);
    look(result === null ? -1 : (state.shown?.from ?? 0));
    look(state.contact.off ? 1 : 0);
    look(state.contact.asked ? 1 : 0);
    look(state.antagonistFailed ? 1 : 0);
    look(because === 'policy' ? 0 : because === 'probe' ? 1 : 2);
    return differs;
  }
}

const stops: readonly CoachState['stopped'][] = [null, 'pressed', 'rule'];
const policies: readonly CoachState['feedback'][] = [
  'faded',
  'bandwidth',
  'summary',
  'average',
  'self-controlled',
  'concurrent',
  'terminal',
];
