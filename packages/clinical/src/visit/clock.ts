import type { SessionEvent } from '../log/event.ts';
import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';
import { type Bout, type ClockInterval, creditOnce } from './credit.ts';
import { clearedBy, namesEmergency, type Stop } from './stop-record.ts';

export type ActivityState = 'not-started' | 'running' | 'paused' | 'stopped';

/** Time of one activity that one kind of person furnished in one mode, after any correction. */
export interface Credit {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  readonly seconds: number;
  readonly events: readonly string[];
}

/** What the therapist says the clock should have shown at the instant of the correction. */
export interface Correction {
  readonly id: string;
  /** UTC ms: it replaces what was measured up to here, and practice after it adds to it. */
  readonly at: number;
  readonly seconds: number;
  readonly reason: string;
  /** Measured seconds that it replaces. */
  readonly replacedSeconds: number;
  /** Measured seconds after it. */
  readonly laterSeconds: number;
}

export interface ActivityClock {
  readonly state: ActivityState;
  /** Credited stretches in order of time; no second belongs to two bouts of a visit. */
  readonly bouts: readonly Bout[];
  /** What counts: the correction and what was measured after it, or else all that was measured. */
  readonly seconds: number;
  readonly measuredSeconds: number;
  readonly corrected: Correction | null;
  /** `seconds` by who furnished them and how: this is what minutes and units rest on. */
  readonly credits: readonly Credit[];
}

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
  open: { from: number; order: number; ids: string[] } | null;
  correction: Corrected | null;
}

/** The newest correction as it was written, with whose time was running then. */
interface Corrected extends Pick<Correction, 'id' | 'at' | 'seconds' | 'reason'> {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
}

/**
 * Folds the session clock from standing events in log order.
 *
 * - start and resume open a stretch, pause and stop close it; attention.changed closes one and opens the next;
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
    activityIds.map((id) => [id, { state: 'not-started', by: null, mode: 'one-on-one', open: null, correction: null }]),
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
              (hand.by !== event.body.by || hand.mode !== event.body.mode);
            if (handedOver) close(activityId, hand, event.at, event.id);
            if (event.kind === 'activity.started' && (hand.by === null || handedOver)) {
              hand.by = event.body.by;
              hand.mode = event.body.mode;
              if (handedOver || !refused.has(event.id)) hand.state = 'paused';
            }
          } else if (event.kind === 'activity.resumed') {
            if (hand.by === null) contradictions.push({ id: event.id, what: 'resumed-before-start' });
            else if (hand.state !== 'running') begin(hand, event);
          } else if (hand.state !== 'running' || hand.by !== event.body.by || hand.mode !== event.body.mode) {
            close(activityId, hand, event.at, event.id);
            hand.by = event.body.by;
            hand.mode = event.body.mode;
            begin(hand, event);
          }
          break;
        case 'attention.changed': {
          const runs = hand.state === 'running';
          close(activityId, hand, event.at, event.id);
          hand.by = event.body.by;
          hand.mode = event.body.mode;
          if (runs) open(hand, event);
          break;
        }
        case 'activity.paused':
        case 'activity.stopped':
          close(activityId, hand, event.at, event.id);
          if (event.kind === 'activity.stopped') hand.state = 'stopped';
          else if (hand.state === 'running') hand.state = 'paused';
          break;
        case 'time.corrected':
          hand.correction = {
            id: event.id,
            at: event.at,
            seconds: event.body.seconds,
            reason: event.body.reason,
            by: hand.by ?? furnisherOf(event.by.role),
            mode: hand.mode,
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
      order: hand.open.order,
      events: hand.open.ids,
    });
  }

  const boutsOf = creditOnce(stretches, until);
  const activities = new Map<string, ActivityClock>();
  for (const [id, hand] of hands) activities.set(id, clockOf(hand, boutsOf.get(id) ?? [], until));
  return { status, activities, running: running?.id ?? null, stops: [...stops.values()], contradictions };
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

interface Share {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  /** Measured ms that a correction replaces, and measured ms that count as they are. */
  replacedMs: number;
  ms: number;
  readonly events: Set<string>;
}

function clockOf(hand: ActivityTimer, bouts: readonly Bout[], until: number): ActivityClock {
  const { correction } = hand;
  const shares = new Map<string, Share>();
  const shareOf = (by: Furnisher, mode: AttentionMode): Share => {
    const known = shares.get(`${by} ${mode}`);
    if (known !== undefined) return known;
    const share = { by, mode, replacedMs: 0, ms: 0, events: new Set<string>() };
    shares.set(`${by} ${mode}`, share);
    return share;
  };
  const replacedTo = correction?.at ?? Number.NEGATIVE_INFINITY;
  let [replacedMs, countedMs] = [0, 0];
  for (const bout of bouts) {
    const share = shareOf(bout.by, bout.mode);
    const to = bout.to ?? until;
    const replaced = Math.max(0, Math.min(to, replacedTo) - bout.from);
    const counted = to - bout.from - replaced;
    share.replacedMs += replaced;
    share.ms += counted;
    replacedMs += replaced;
    countedMs += counted;
    for (const id of bout.events) share.events.add(id);
  }
  // Nothing was measured to take shares from: the time is the correcting person's own, as they stated it.
  const stated = correction !== null && replacedMs === 0 ? shareOf(correction.by, correction.mode) : null;
  const credits: Credit[] = [];
  for (const share of shares.values()) {
    const corrected =
      correction === null
        ? 0
        : stated === null
          ? (correction.seconds * share.replacedMs) / replacedMs
          : share === stated
            ? correction.seconds
            : 0;
    const touched = correction !== null && (share.replacedMs > 0 || share === stated);
    credits.push({
      by: share.by,
      mode: share.mode,
      seconds: corrected + share.ms / 1000,
      events: [...share.events, ...(touched ? [correction.id] : [])],
    });
  }
  return {
    state: hand.state,
    bouts,
    seconds: (correction?.seconds ?? 0) + countedMs / 1000,
    measuredSeconds: (replacedMs + countedMs) / 1000,
    corrected:
      correction === null
        ? null
        : {
            id: correction.id,
            at: correction.at,
            seconds: correction.seconds,
            reason: correction.reason,
            replacedSeconds: replacedMs / 1000,
            laterSeconds: countedMs / 1000,
          },
    credits,
  };
}
