import type { EventOf, SessionEvent } from '../log/event.ts';
import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';
import { type ActivityClock, type ActivityState, type Corrected, type Cut, clockOf } from './activity-clock.ts';
import { type ClockInterval, creditOnce } from './credit.ts';
import { clearedBy, namesEmergency, type Stop } from './stop-record.ts';

export type { ActivityClock, ActivityState, Correction, Credit, Cut } from './activity-clock.ts';

/**
 * An event that the state of the visit contradicts, and that is shown. It has no effect, but for `started-after-finish`:
 * a second device did not know of the finish, and what was practised there was practised.
 */
export interface Contradiction {
  readonly id: string;
  readonly what:
    | 'resumed-before-start'
    | 'started-under-stop'
    | 'started-after-finish'
    | 'start-refused'
    | 'clearance-ignored'
    | 'not-in-program'
    | 'opened-twice';
}

export interface Clock {
  readonly status: 'open' | 'finished';
  readonly activities: ReadonlyMap<string, ActivityClock>;
  /** The activity that was begun last and still runs. */
  readonly running: string | null;
  readonly stops: readonly Stop[];
  readonly contradictions: readonly Contradiction[];
}

interface ActivityTimer {
  state: ActivityState;
  by: Furnisher | null;
  mode: AttentionMode;
  /** Whose time it is, see `personOf`. */
  person: string | null;
  open: { from: number; order: number; ids: string[] } | null;
  correction: Corrected | null;
  readonly cuts: Cut[];
}

/**
 * Folds the session clock from standing events in log order.
 *
 * - start and resume open a stretch, pause and stop close it; attention.changed closes one and opens the next, and so does
 *   a start by another person;
 * - a pause that names the last sign of treatment closes the stretch there, never before its start: the rest is cut;
 * - STOP pauses whatever runs at its instant, and nothing runs again until every STOP is cleared and someone resumes;
 *   a clearance that a slow clock puts before its STOP holds from the instant of that STOP;
 * - visit.finished stops everything;
 * - activities may overlap, but a second is credited once (see `creditOnce`);
 * - time.corrected replaces the sum up to its own instant, and keeps the shares of those who furnished it; what is
 *   practised after it adds to it.
 * @param now UTC ms to which running stretches count; without it, to the last event of the log
 * @param ignored clearances that have no effect
 */
export function foldClock(
  events: readonly SessionEvent[],
  activityIds: readonly string[],
  now?: number,
  ignored: ReadonlySet<string> = new Set(),
): Clock {
  const hands = new Map<string, ActivityTimer>(
    activityIds.map((id) => [
      id,
      { state: 'not-started', by: null, mode: 'one-on-one', person: null, open: null, correction: null, cuts: [] },
    ]),
  );
  const stretches: ClockInterval[] = [];
  const stops = new Map<string, { -readonly [K in keyof Stop]: Stop[K] }>();
  const contradictions: Contradiction[] = [];
  /** Clearances that stand before the STOP that they name: their writer's clock was behind. */
  const early = new Map<string, NonNullable<Stop['cleared']>>();
  /** Starts that the server refused: they are in the log and give no time. */
  const refused = new Set(events.flatMap((event) => (event.kind === 'start.refused' ? [event.body.of] : [])));
  /** What a therapist confirmed of an assistant's. */
  const confirmed = new Set(
    events.flatMap((event) => (event.kind === 'reason.confirmed' && event.by.role === 'therapist' ? [event.body.of] : [])),
  );
  let pressed = 0;
  let status: Clock['status'] = 'open';
  let order = 0;

  const close = (id: string, hand: ActivityTimer, at: number, by: string): void => {
    if (hand.open === null || hand.by === null) return;
    stretches.push({
      activityId: id,
      from: hand.open.from,
      to: Math.max(at, hand.open.from),
      running: false,
      by: hand.by,
      mode: hand.mode,
      person: hand.person,
      order: hand.open.order,
      events: [...hand.open.ids, by],
    });
    hand.open = null;
  };
  const pauseAll = (event: SessionEvent): void => {
    for (const [id, hand] of hands) {
      if (hand.state !== 'running') continue;
      close(id, hand, event.at, event.id);
      hand.state = 'paused';
    }
  };
  const open = (hand: ActivityTimer, event: SessionEvent): void => {
    order += 1;
    hand.open = { from: event.at, order, ids: [event.id] };
    hand.state = 'running';
  };

  const begin = (hand: ActivityTimer, event: SessionEvent): void => {
    if (status === 'finished') contradictions.push({ id: event.id, what: 'started-after-finish' });
    open(hand, event);
  };

  for (const event of events) {
    if (event.kind === 'stop.pressed') {
      const before = early.get(event.id);
      const cleared = before === undefined ? null : { ...before, at: event.at };
      stops.set(event.id, {
        id: event.id,
        at: event.at,
        from: event.body.from,
        role: event.by.role,
        ...(event.body.rule === undefined ? {} : { rule: event.body.rule }),
        evidence: event.evidence ?? [],
        explained: null,
        whys: [],
        cleared,
      });
      if (cleared === null) pressed += 1;
      pauseAll(event);
    } else if (event.kind === 'stop.cleared' || event.kind === 'stop.voided') {
      const stop = stops.get(event.body.stop);
      const cleared = clearedBy(event, confirmed);
      if (ignored.has(event.id)) contradictions.push({ id: event.id, what: 'clearance-ignored' });
      else if (stop === undefined) {
        if (!early.has(event.body.stop)) early.set(event.body.stop, cleared);
      } else if (stop.cleared === null) {
        stop.cleared = cleared;
        pressed -= 1;
      }
    } else if (event.kind === 'stop.explained') {
      const stop = stops.get(event.body.stop);
      // An emergency that is named after the clearance: nothing runs from then on, and what ran before it did.
      if (stop !== undefined && stop.cleared !== null && stop.cleared.at <= event.at && namesEmergency(event)) {
        stop.cleared = null;
        pressed += 1;
        pauseAll(event);
      }
    } else if (event.kind === 'visit.finished') {
      status = 'finished';
      for (const [id, hand] of hands) {
        close(id, hand, event.at, event.id);
        if (hand.state !== 'not-started') hand.state = 'stopped';
      }
    } else if (event.kind === 'visit.reopened') {
      status = 'open';
    } else if (isClockKind(event)) {
      const { activityId } = event.body;
      const hand = hands.get(activityId);
      if (hand === undefined) continue;
      switch (event.kind) {
        case 'activity.started':
        case 'activity.resumed':
          if (refused.has(event.id) || pressed > 0) {
            contradictions.push({ id: event.id, what: refused.has(event.id) ? 'start-refused' : 'started-under-stop' });
            // It gives no time. Who was to treat is kept, so that a resumption that is allowed later counts; what was
            // refused and never resumed has not begun. Whoever treated until then handed over, and is credited no longer.
            const handedOver =
              event.kind === 'activity.started' &&
              hand.state === 'running' &&
              (hand.by !== event.body.by || hand.mode !== event.body.mode || hand.person !== personOf(event, event.body));
            if (handedOver) close(activityId, hand, event.at, event.id);
            if (event.kind === 'activity.started' && (hand.by === null || handedOver)) {
              hand.by = event.body.by;
              hand.mode = event.body.mode;
              hand.person = personOf(event, event.body);
              if (handedOver || !refused.has(event.id)) hand.state = 'paused';
            }
          } else if (event.kind === 'activity.resumed') {
            if (hand.by === null) contradictions.push({ id: event.id, what: 'resumed-before-start' });
            else if (hand.state !== 'running') {
              hand.person = personOf(event, { by: hand.by, person: undefined }) ?? hand.person;
              begin(hand, event);
            }
          } else if (
            hand.state !== 'running' ||
            hand.by !== event.body.by ||
            hand.mode !== event.body.mode ||
            hand.person !== personOf(event, event.body)
          ) {
            close(activityId, hand, event.at, event.id);
            hand.by = event.body.by;
            hand.mode = event.body.mode;
            hand.person = personOf(event, event.body);
            begin(hand, event);
          }
          break;
        case 'attention.changed': {
          const runs = hand.state === 'running';
          close(activityId, hand, event.at, event.id);
          hand.by = event.body.by;
          hand.mode = event.body.mode;
          hand.person = personOf(event, event.body);
          if (runs) open(hand, event);
          break;
        }
        case 'activity.paused':
        case 'activity.stopped':
          close(activityId, hand, event.kind === 'activity.paused' ? cutBy(hand, event) : event.at, event.id);
          if (event.kind === 'activity.stopped') hand.state = 'stopped';
          else if (hand.state === 'running') hand.state = 'paused';
          break;
        case 'time.corrected':
          hand.correction = {
            id: event.id,
            at: event.at,
            seconds: event.body.seconds,
            reason: event.body.reason,
            from: event.body.from ?? null,
            by: hand.by ?? furnisherOf(event.by.role),
            mode: hand.mode,
            person: hand.by === null ? event.by.userId : hand.person,
          };
          break;
      }
    }
  }
  // A STOP is explained whenever the words arrive, before or after it in the order of clocks.
  for (const event of events) {
    if (event.kind !== 'stop.explained') continue;
    const stop = stops.get(event.body.stop);
    if (stop === undefined) continue;
    stop.whys = [...stop.whys, event.body.why];
    stop.explained = { id: event.id, why: event.body.why, ...(event.body.text === undefined ? {} : { text: event.body.text }) };
  }

  const until = now ?? events.at(-1)?.at ?? 0;
  let running: { id: string; order: number } | null = null;
  for (const [id, hand] of hands) {
    if (hand.open === null || hand.by === null) continue;
    if (running === null || hand.open.order > running.order) running = { id, order: hand.open.order };
    stretches.push({
      activityId: id,
      from: hand.open.from,
      to: Math.max(until, hand.open.from),
      running: true,
      by: hand.by,
      mode: hand.mode,
      person: hand.person,
      order: hand.open.order,
      events: hand.open.ids,
    });
  }

  const boutsOf = creditOnce(stretches, until);
  const activities = new Map<string, ActivityClock>();
  for (const [id, hand] of hands) activities.set(id, clockOf(hand, boutsOf.get(id) ?? [], until));
  return { status, activities, running: running?.id ?? null, stops: [...stops.values()], contradictions };
}

/** Until when a paused stretch counts, UTC ms; what a pause takes back is kept as a cut. */
function cutBy({ open, cuts }: ActivityTimer, { id, at, body: { since, cause } }: EventOf<'activity.paused'>): number {
  if (open === null || since === undefined) return at;
  const until = Math.max(open.from, Math.min(since, at));
  if (until < at) cuts.push({ id, from: until, to: at, cause: cause ?? null });
  return until;
}

/**
 * Whose time begins: the person that the event names, else who recorded it where their role is that of who treats. A
 * therapist's time that an assistant records without naming anybody is nobody's known.
 */
function personOf({ by }: SessionEvent, attention: { readonly by: Furnisher | null; readonly person?: string | undefined }) {
  if (attention.person !== undefined) return attention.person;
  const own = attention.by === 'both' ? 'therapist' : attention.by;
  return own === by.role ? by.userId : null;
}

/** Whose time a correction is that replaces nothing measured: the correcting person's own, as far as the role is known. */
const furnisherOf = (role: string): Furnisher => (role === 'therapist' || role === 'assistant' ? role : 'unlisted');

type ClockKind =
  | 'activity.started'
  | 'activity.paused'
  | 'activity.resumed'
  | 'activity.stopped'
  | 'attention.changed'
  | 'time.corrected';
const clockKinds: ReadonlySet<string> = new Set<ClockKind>([
  'activity.started',
  'activity.paused',
  'activity.resumed',
  'activity.stopped',
  'attention.changed',
  'time.corrected',
]);
const isClockKind = (event: SessionEvent): event is Extract<SessionEvent, { kind: ClockKind }> => clockKinds.has(event.kind);
