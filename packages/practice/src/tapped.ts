import { type EventOf, fallenIds, type SessionEvent } from '@eupraxia/clinical';
import { type CoachState, type Cue, feedbackPolicies } from '@eupraxia/coach';
import { coachInputOf } from './coach-input-of.ts';
import { planIn } from './plan-in.ts';
import { CoachRun, type Outcome, type PersonInput, type PracticeEvent } from './run.ts';

/** The catalogue's stop rule of a balance that was nearly lost. */
const nearFall = 'ease-near-fall';

/** What the coach of a tapped practice came to. */
export interface TappedPractice {
  readonly run: string;
  /** As it stands: without what was taken back. */
  readonly state: CoachState;
  /** What it says of what stands, oldest first. */
  readonly cues: readonly Cue[];
  /** What it has for the log, in order, each with the event that led to it: an undo does not change what it did then. */
  readonly events: readonly TappedEvent[];
}

export interface TappedEvent {
  readonly event: PracticeEvent;
  readonly cause: SessionEvent;
}

/** Whether a log holds a plan of taps there. */
export function isTapped(started: EventOf<'coach.started'>): boolean {
  return started.body.plan['measured'] === 'tap' && planIn(started) !== null;
}

/** The events that a run lived through: from its beginning to that of the next coach of the same activity. */
export function livedBy(started: EventOf<'coach.started'>, events: readonly SessionEvent[]): readonly SessionEvent[] {
  const { activityId } = started.body;
  const from = events.findIndex(({ id }) => id === started.id) + 1;
  const next = events.findIndex(
    (event, place) => place >= from && event.kind === 'coach.started' && event.body.activityId === activityId,
  );
  return events.slice(from, next < 0 ? events.length : next);
}

/**
 * The coach of practice that no sensor sees, as a function of the visit's own events: taps, help, cues, ratings and
 * STOPs are in the log already, so nothing is written twice, no recording is needed, and undo, reload and
 * replay are the same walk. Its clock is the session's, from `started` on.
 * @param lived what `livedBy` gives
 */
export function tappedPractice(started: EventOf<'coach.started'>, lived: readonly SessionEvent[]): TappedPractice {
  const { run } = started.body;
  const received: SessionEvent[] = [];
  const known = new Set<string>();
  const events: TappedEvent[] = [];
  let life = new Life(started);
  let stale = false;
  const again = (but: SessionEvent | null): void => {
    if (!stale) return;
    stale = false;
    const fallen = fallenIds(received);
    life = new Life(started);
    for (const event of received) if (event !== but && !fallen.has(event.id)) life.receive(event, () => undefined);
  };
  for (const event of lived) {
    const corrects = event.corrects !== undefined && known.has(event.corrects);
    const concerns = life.isFor(event);
    if (!corrects && !concerns) continue;
    received.push(event);
    known.add(event.id);
    stale ||= corrects;
    if (!concerns) continue;
    again(event);
    life.receive(event, (made) => events.push({ event: made, cause: event }));
  }
  again(null);
  return { run, state: life.state, cues: life.cues, events };
}

/** One walk of a coach through events that stand. */
class Life {
  readonly #coach: CoachRun;
  readonly #started: EventOf<'coach.started'>;
  /** STOPs that nobody has cleared yet. */
  readonly #stops = new Set<string>();
  readonly cues: Cue[] = [];

  constructor(started: EventOf<'coach.started'>) {
    this.#started = started;
    const plan = planIn(started);
    if (plan === null) throw new TypeError('a coach of taps begins with a plan: ask isTapped first');
    this.#coach = new CoachRun(started.body.run, plan);
  }

  get state(): CoachState {
    return this.#coach.state;
  }

  /** Whether an event is this coach's to hear: its own activity's, or the patient's as a whole. */
  isFor(event: SessionEvent): boolean {
    const { activityId, run } = this.#started.body;
    switch (event.kind) {
      case 'coach.heard':
        return event.body.run === run;
      case 'repetition.done':
        return event.body.activityId === activityId && event.source !== 'coach' && event.source !== 'station';
      case 'effort.rated':
      case 'set.finished':
      case 'assistance.set':
      case 'cue.given':
        return event.body.activityId === activityId;
      case 'pain.rated':
      case 'stop.pressed':
      case 'stop.cleared':
        return true;
      default:
        return false;
    }
  }

  receive(event: SessionEvent, made: (event: PracticeEvent) => void): void {
    const own = event.kind === 'coach.heard';
    this.#coach.wait(own ? event.body.at : (event.at - this.#started.at) / 1000);
    for (const input of this.#inputsOf(event))
      this.#take(this.#coach.receive(input, own ? (event.body.of ?? null) : event.id), made);
  }

  #take({ events, cues }: Outcome, made: (event: PracticeEvent) => void): void {
    for (const event of events) made(event);
    this.cues.push(...cues);
  }

  #inputsOf(event: SessionEvent): readonly PersonInput[] {
    switch (event.kind) {
      case 'coach.heard':
        return some(wordsOf(event));
      case 'stop.pressed':
        // Also that of another coach: practice stands still for all.
        this.#stops.add(event.id);
        return some(coachInputOf(event));
      case 'stop.cleared':
        this.#stops.delete(event.body.stop);
        return this.#stops.size > 0 ? [] : [{ kind: 'cleared' }];
      case 'repetition.done':
        return [
          ...some(coachInputOf(event)),
          ...(event.body.lostBalance === true ? [{ kind: 'eased-by-rule', rule: nearFall, id: event.id } as const] : []),
        ];
      default:
        return some(coachInputOf(event));
    }
  }
}

/** The words of `coach.heard` that a coach of taps knows; null for any other. */
function wordsOf({ body: { what, said } }: EventOf<'coach.heard'>): PersonInput | null {
  switch (what) {
    case 'probe-begin':
      return { kind: what, ...(typeof said?.['variant'] === 'string' ? { variant: said['variant'] } : {}) };
    case 'probe-end':
    case 'asked':
      return { kind: what };
    case 'estimated': {
      const score = said?.['score'];
      return typeof score === 'number' && score >= 0 && score <= 10 ? { kind: what, score } : null;
    }
    case 'feedback': {
      const policy = feedbackPolicies.find((one) => one === said?.['policy']);
      return policy === undefined ? null : { kind: what, policy };
    }
    default:
      return null;
  }
}

const some = (input: PersonInput | null): readonly PersonInput[] => (input === null ? [] : [input]);
