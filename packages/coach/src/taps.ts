import { mustBe } from './bounds.ts';
import { givenNow } from './feedback.ts';
import type { CoachInput } from './input.ts';
import type { Draft } from './state.ts';
import { settle } from './trial.ts';
import type { Trial } from './trial-record.ts';

/**
 * A trial that a person saw. It counts as those of a sensor do, for success, feedback, probes and proposals; while
 * stopped it counts nothing. The tap itself is in the log, so no event is written.
 * @throws RangeError for seconds below 0 or over 600
 */
export function takeTap(draft: Draft, tap: Extract<CoachInput, { kind: 'tapped' }>): void {
  const { state } = draft;
  const seconds = tap.seconds ?? 0;
  mustBe('seconds of a trial', seconds, 0, 600);
  if (state.stopped !== null) return;
  const assistance = tap.assistance ?? state.assistance;
  if (tap.assistance !== undefined) state.assistance = tap.assistance;
  state.ended++;
  const trial: Trial = {
    number: state.ended,
    on: state.at - seconds,
    off: state.at,
    holdSeconds: tap.held ? seconds : 0,
    peak: 0,
    outcome: tap.held ? 'held' : 'missed',
    lostSeconds: 0,
    antagonistSeconds: 0,
    coactivation: null,
    aboveSeconds: 0,
    feedback: givenNow(state),
    phase: state.probe === null ? 'practice' : 'probe',
    zone: state.zone,
    id: tap.id,
    ...(assistance === null ? {} : { assistance }),
  };
  settle(draft, trial);
}
