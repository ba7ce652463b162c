import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type EventBodies, type EventKind, stationKinds } from '../log/bodies.ts';
import type { EventOf, SessionEvent } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import type { ProgramItem, VisitSnapshot } from '../log/snapshot.ts';
import { fallenIds } from '../log/standing.ts';
import { edgeFlaw, type Metric, type TargetDirection, targetOf } from '../log/target.ts';
import { activityNames } from '../wording/activity-names.ts';
import type { ActivityName } from '../wording/named.ts';
import { type ActivityClock, type Clock, type Contradiction, foldClock, type Stop } from './clock.ts';

/** The body of one event with its id and its time (UTC ms on the session clock). */
export type Recorded<K extends EventKind> = Readonly<EventBodies[K]> & { readonly id: string; readonly at: number };

export interface SetCount {
  readonly set: number;
  readonly done: number;
  readonly held: number;
}

/** Repetitions that were known in one way: seen by a sensor, or counted by a person. */
export interface Tally {
  readonly done: number;
  readonly held: number;
  readonly sets: readonly SetCount[];
  readonly events: readonly EventOf<'repetition.done'>[];
}

/**
 * What a repetition is held to: which way it goes, its edges in the unit of the metric (null where it has none), and seconds
 * to hold; `from` is the event that set it.
 */
export interface Zone {
  readonly metric: Metric;
  readonly direction: TargetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  readonly from: string;
}

/** Measured repetitions in a row, in log order, with the one reference and zone that were in force when they were made. */
export interface Targeted {
  readonly reference: Recorded<'reference.set'> | null;
  readonly zone: Zone | null;
  readonly tally: Tally;
}

/** One activity of the program in this visit: its clock, and what was seen, counted and said during it. */
export interface Activity extends ActivityClock {
  readonly item: ProgramItem;
  /** What a note calls it: never the same for two activities of one program. */
  readonly name: ActivityName;
  readonly zone: Zone | null;
  readonly zones: readonly Recorded<'zone.set'>[];
  /** Every zone that was in force, the program's first. */
  readonly zoneSteps: readonly Zone[];
  /** What 100 % stands for, as set in this visit. */
  readonly reference: Recorded<'reference.set'> | null;
  readonly repetitions: {
    readonly done: number;
    readonly held: number;
    /** Whether each of the last ten was held, oldest first. */
    readonly lastTen: readonly boolean[];
    /** Seconds that the last one was held. */
    readonly lastHold?: number;
    readonly ids: readonly string[];
  };
  /** The repetitions that a sensor saw: only these say anything of a signal, a zone or a held share. */
  readonly measured: Tally;
  /** The measured repetitions, target by target. */
  readonly targeted: readonly Targeted[];
  /** The repetitions that were tapped. */
  readonly counted: Tally;
  readonly sets: readonly SetCount[];
  readonly setMarks: readonly string[];
  readonly cues: readonly (Recorded<'cue.given'> & { readonly set: number })[];
  readonly assistance: readonly Recorded<'assistance.set'>[];
  readonly resistance: readonly Recorded<'resistance.set'>[];
  readonly effort: readonly Recorded<'effort.rated'>[];
  readonly pain: readonly Recorded<'pain.rated'>[];
  /** How the coach gave feedback, and what was held without it; empty where nobody was coached. */
  readonly coached: Coached;
}

export interface JournalRow {
  readonly id: string;
  readonly at: number;
  readonly kind: EventKind;
  readonly activityId?: string;
  /** Whether one tap may take it back. */
  readonly undoable: boolean;
  readonly event: SessionEvent;
}

/** What the log says of practice under the coach. */
export interface Coached {
  readonly started: readonly Recorded<'coach.started'>[];
  readonly changed: readonly Recorded<'feedback.changed'>[];
  /** Probes with the repetitions that still stand, by the events that the probe rests on. */
  readonly probes: readonly (Recorded<'probe.ended'> & { readonly evidence: readonly string[] })[];
}

/** A visit as it stands: what screens, note and units read. */
export interface Visit {
  readonly id: string;
  readonly snapshot: VisitSnapshot;
  readonly opened: { readonly id: string; readonly at: number };
  readonly status: Clock['status'];
  /** In the order of the program. */
  readonly activities: readonly Activity[];
  readonly running: string | null;
  /** The newest STOP that is not cleared. */
  readonly stop: {
    readonly id: string;
    readonly at: number;
    readonly from: Stop['from'];
    readonly why?: string;
    readonly text?: string;
  } | null;
  /** Every STOP of the visit, cleared or not, in order of time. */
  readonly stops: readonly Stop[];
  readonly pain: readonly Recorded<'pain.rated'>[];
  readonly vitals: readonly Recorded<'vitals.taken'>[];
  readonly quotes: readonly Recorded<'quote.said'>[];
  readonly remarks: readonly Recorded<'remark.written'>[];
  readonly reasons: readonly Recorded<'reason.given'>[];
  readonly measurements: readonly Recorded<'measurement.taken'>[];
  readonly recordings: readonly Recorded<'recording.attached'>[];
  /** Questions of the safety screen that were asked in this visit, and reasons given for rules that ask for one. */
  readonly screened: readonly Recorded<'screen.answered'>[];
  readonly ruleReasons: readonly Recorded<'rule.reasoned'>[];
  /** All that was chosen so far: each question's newest answer, under the id of the newest choice. */
  readonly unitsChosen: Recorded<'units.chosen'> | null;
  /** When the clinician's attention was with another patient. */
  readonly elsewhere: readonly { readonly from: number; readonly to: number; readonly visit?: string }[];
  /** Seconds per code of other visits of the same patient, discipline and day, as the server knew them when this one was finished. */
  readonly sameDay: EventBodies['same-day.timed']['visits'];
  /** Times that the server questioned, and starts that it questioned for want of a reason or an answer. */
  readonly questioned: readonly (Recorded<'time.questioned'> | Recorded<'start.questioned'>)[];
  readonly contradictions: readonly Contradiction[];
  /** Newest first; what was taken back, and the taking back, are left out. */
  readonly journal: readonly JournalRow[];
}

const lastingKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'visit.opened',
  'visit.finished',
  'visit.reopened',
  'stop.pressed',
  'stop.explained',
  'stop.cleared',
  'recording.attached',
  'units.chosen',
  'attention.elsewhere',
  'start.refused',
  'start.questioned',
  'consent.changed',
  'event.retracted',
  'probe.ended',
]);

/**
 * Folds a visit's log: the one place where events become state. One pass over the standing events, so that five
 * thousand take a few milliseconds.
 * @param now UTC ms on the session clock, to count the running clock to; without it, to the last event
 * @throws FaultError `EUP_CLINICAL_NOT_OPENED` when `log.opened` is null: look at it first
 */
export function foldVisit(log: VisitLog, now?: number): Visit {
  const { opened } = log;
  if (opened === null) throw new FaultError(fault('EUP_CLINICAL_NOT_OPENED', { events: log.events.length }));
  const { snapshot } = opened.body;
  const standing = standingEvents(log);
  const clock = foldClock(
    standing,
    snapshot.program.items.map((item) => item.id),
    now,
  );
  const drafts = new Map(snapshot.program.items.map((item) => [item.id, draftOf(item, opened.id)]));
  const contradictions: Contradiction[] = [...clock.contradictions];
  const pain: Recorded<'pain.rated'>[] = [];
  const vitals: Recorded<'vitals.taken'>[] = [];
  const screened: Recorded<'screen.answered'>[] = [];
  const ruleReasons: Recorded<'rule.reasoned'>[] = [];
  const quotes: Recorded<'quote.said'>[] = [];
  const remarks: Recorded<'remark.written'>[] = [];
  const reasons: Recorded<'reason.given'>[] = [];
  const measurements: Recorded<'measurement.taken'>[] = [];
  const recordings: Recorded<'recording.attached'>[] = [];
  const elsewhere: Visit['elsewhere'][number][] = [];
  let sameDay: Visit['sameDay'] = [];
  const questioned: Visit['questioned'][number][] = [];
  const journal: JournalRow[] = [];
  let unitsChosen: Recorded<'units.chosen'> | null = null;

  for (const event of standing) {
    const activityId = 'activityId' in event.body ? event.body.activityId : undefined;
    const draft = activityId === undefined ? undefined : drafts.get(activityId);
    if (activityId !== undefined && draft === undefined) contradictions.push({ id: event.id, what: 'not-in-program' });
    if (event.kind === 'visit.opened' && event.id !== opened.id) contradictions.push({ id: event.id, what: 'opened-twice' });
    if (event.kind !== 'event.retracted' && !stationKinds.has(event.kind)) {
      journal.push({
        id: event.id,
        at: event.at,
        kind: event.kind,
        ...(activityId === undefined ? {} : { activityId }),
        undoable: !lastingKinds.has(event.kind),
        event,
      });
    }
    if (draft !== undefined) foldInto(draft, event);
    switch (event.kind) {
      case 'pain.rated':
        pain.push(recorded(event));
        break;
      case 'vitals.taken':
        vitals.push(recorded(event));
        break;
      case 'quote.said':
        quotes.push(recorded(event));
        break;
      case 'remark.written':
        remarks.push(recorded(event));
        break;
      case 'reason.given':
        reasons.push(recorded(event));
        break;
      case 'measurement.taken':
        measurements.push(recorded(event));
        break;
      case 'recording.attached':
        recordings.push(recorded(event));
        break;
      case 'screen.answered':
        screened.push(recorded(event));
        break;
      case 'rule.reasoned':
        // As in the chart: a reason for going on is a therapist's, whoever sent one.
        if (event.by.role === 'therapist') ruleReasons.push(recorded(event));
        break;
      case 'units.chosen':
        unitsChosen = chosenWith(unitsChosen, recorded(event));
        break;
      case 'same-day.timed':
        sameDay = event.body.visits;
        break;
      case 'time.questioned':
      case 'start.questioned':
        questioned.push(recorded(event));
        break;
      case 'attention.elsewhere':
        elsewhere.push(
          ...event.body.intervals.map((one) => (event.body.visit === undefined ? one : { ...one, visit: event.body.visit })),
        );
        break;
      default:
        break;
    }
  }
  journal.reverse();
  const names = activityNames(snapshot.program.items);
  const open = clock.stops.findLast((stop) => stop.cleared === null);
  return {
    id: opened.sessionId,
    snapshot,
    opened: { id: opened.id, at: opened.at },
    status: clock.status,
    activities: snapshot.program.items.map((item, i) =>
      activityOf(drafts.get(item.id) ?? draftOf(item, opened.id), clock, names[i] ?? { words: item.name }),
    ),
    running: clock.running,
    stop: open === undefined ? null : shownStop(open),
    stops: clock.stops,
    pain,
    vitals,
    quotes,
    remarks,
    reasons,
    measurements,
    recordings,
    screened,
    ruleReasons,
    unitsChosen,
    elsewhere,
    sameDay,
    questioned,
    contradictions,
    journal,
  };
}

/** The events that stand, in log order: without those that a standing event takes back or replaces. */
export function standingEvents(log: VisitLog): readonly SessionEvent[] {
  const fallen = fallenIds(log.events);
  return fallen.size === 0 ? log.events : log.events.filter((event) => !fallen.has(event.id));
}

/** A choice answers one question and leaves the answers to the others standing. */
function chosenWith(before: Recorded<'units.chosen'> | null, choice: Recorded<'units.chosen'>): Recorded<'units.chosen'> {
  const modified = new Map([...(before?.modified ?? []), ...(choice.modified ?? [])].map((answer) => [answer.code, answer]));
  return { ...before, ...choice, ...(modified.size === 0 ? {} : { modified: [...modified.values()] }) };
}

interface Repetition extends Pick<Targeted, 'reference' | 'zone'> {
  readonly event: EventOf<'repetition.done'>;
  readonly set: number;
}

interface Draft {
  readonly item: ProgramItem;
  readonly zones: Recorded<'zone.set'>[];
  readonly zoneSteps: Zone[];
  reference: Recorded<'reference.set'> | null;
  zone: Zone | null;
  readonly repetitions: Repetition[];
  readonly setMarks: string[];
  set: number;
  readonly cues: (Recorded<'cue.given'> & { readonly set: number })[];
  readonly assistance: Recorded<'assistance.set'>[];
  readonly resistance: Recorded<'resistance.set'>[];
  readonly effort: Recorded<'effort.rated'>[];
  readonly pain: Recorded<'pain.rated'>[];
  readonly coached: {
    readonly started: Recorded<'coach.started'>[];
    readonly changed: Recorded<'feedback.changed'>[];
    readonly probes: Coached['probes'][number][];
  };
}

function draftOf(item: ProgramItem, openedBy: string): Draft {
  const target = targetOf(item);
  const zone = target === null ? null : zoneOf(target, openedBy);
  return {
    item,
    zones: [],
    zoneSteps: zone === null ? [] : [zone],
    reference: null,
    zone,
    repetitions: [],
    setMarks: [],
    set: 1,
    cues: [],
    assistance: [],
    resistance: [],
    effort: [],
    pain: [],
    coached: { started: [], changed: [], probes: [] },
  };
}

function zoneOf({ metric, direction, floor, ceiling, holdSeconds }: Omit<Zone, 'from'>, from: string): Zone {
  return { metric, direction, floor, ceiling, holdSeconds, from };
}

/**
 * The zone that an event sets. It goes the way of the zone before unless a therapist says otherwise: an order is a
 * therapist's. One of another metric, or without an edge that its direction needs, sets none.
 */
function zoneSetBy({ body, by, id }: EventOf<'zone.set'>, before: Zone | null): Zone | null {
  const { metric } = body;
  if (metric === 'unlisted' || (before !== null && before.metric !== metric)) return null;
  const chosen = by.role === 'therapist' ? body.direction : undefined;
  const direction = chosen === 'unlisted' ? 'unset' : (chosen ?? before?.direction ?? 'unset');
  // A zone that goes down has no floor, whatever was written of one.
  const zone = { ...body, metric, direction, floor: direction === 'down' ? null : body.floor };
  return edgeFlaw(metric, zone) === null ? zoneOf(zone, id) : null;
}

function recorded<K extends EventKind>(event: EventOf<K>): Recorded<K> {
  return { ...event.body, id: event.id, at: event.at } as Recorded<K>;
}

function foldInto(draft: Draft, event: SessionEvent): void {
  switch (event.kind) {
    case 'zone.set':
      draft.zones.push(recorded(event));
      draft.zone = zoneSetBy(event, draft.zone) ?? draft.zone;
      if (draft.zone !== null && draft.zone.from === event.id) draft.zoneSteps.push(draft.zone);
      break;
    case 'reference.set':
      draft.reference = recorded(event);
      break;
    case 'repetition.done': {
      // A repetition that names its set moves on to that set; one that does not belongs to the set under way.
      draft.set = Math.max(draft.set, event.body.set ?? draft.set);
      draft.repetitions.push({ event, set: event.body.set ?? draft.set, reference: draft.reference, zone: draft.zone });
      break;
    }
    case 'set.finished':
      draft.setMarks.push(event.id);
      draft.set += 1;
      break;
    case 'cue.given':
      draft.cues.push({ ...recorded(event), set: draft.set });
      break;
    case 'assistance.set':
      draft.assistance.push(recorded(event));
      break;
    case 'resistance.set':
      draft.resistance.push(recorded(event));
      break;
    case 'effort.rated':
      draft.effort.push(recorded(event));
      break;
    case 'pain.rated':
      draft.pain.push(recorded(event));
      break;
    case 'coach.started':
      draft.coached.started.push(recorded(event));
      break;
    case 'feedback.changed':
      draft.coached.changed.push(recorded(event));
      break;
    case 'probe.ended':
      draft.coached.probes.push({ ...recorded(event), evidence: event.evidence ?? [] });
      break;
    default:
      break;
  }
}

function tallyOf(repetitions: Draft['repetitions']): Tally {
  const sets = new Map<number, { done: number; held: number }>();
  for (const { event, set } of repetitions) {
    const count = sets.get(set) ?? { done: 0, held: 0 };
    count.done += 1;
    if (event.body.held) count.held += 1;
    sets.set(set, count);
  }
  return {
    done: repetitions.length,
    held: repetitions.reduce((n, { event }) => n + Number(event.body.held), 0),
    sets: [...sets].sort(([a], [b]) => a - b).map(([set, count]) => ({ set, ...count })),
    events: repetitions.map(({ event }) => event),
  };
}

/** Cut where the reference is another event, or the zone another zone. */
function targetedOf(seen: readonly Repetition[]): Targeted[] {
  const runs: [Repetition, ...Repetition[]][] = [];
  for (const repetition of seen) {
    const run = runs.at(-1);
    if (run !== undefined && sameTarget(run[0], repetition)) run.push(repetition);
    else runs.push([repetition]);
  }
  return runs.map((run) => ({ reference: run[0].reference, zone: run[0].zone, tally: tallyOf(run) }));
}

const sameTarget = (a: Repetition, b: Repetition): boolean =>
  a.reference?.id === b.reference?.id &&
  a.zone?.direction === b.zone?.direction &&
  a.zone?.floor === b.zone?.floor &&
  a.zone?.ceiling === b.zone?.ceiling &&
  a.zone?.holdSeconds === b.zone?.holdSeconds;

function activityOf(draft: Draft, clock: Clock, name: ActivityName): Activity {
  const { item } = draft;
  const all = tallyOf(draft.repetitions);
  const repetitions = all.events;
  const seen = draft.repetitions.filter(({ event }) => event.body.measured !== undefined);
  const time = clock.activities.get(item.id) as ActivityClock;
  const lastHold = repetitions.at(-1)?.body.holdSeconds;
  return {
    ...time,
    item,
    name,
    zone: draft.zone,
    zones: draft.zones,
    zoneSteps: draft.zoneSteps,
    reference: draft.reference,
    repetitions: {
      done: all.done,
      held: all.held,
      lastTen: repetitions.slice(-10).map((r) => r.body.held),
      ...(lastHold === undefined ? {} : { lastHold }),
      ids: repetitions.map((r) => r.id),
    },
    measured: seen.length === draft.repetitions.length ? all : tallyOf(seen),
    targeted: targetedOf(seen),
    counted: seen.length === 0 ? all : tallyOf(draft.repetitions.filter(({ event }) => event.body.measured === undefined)),
    sets: all.sets,
    setMarks: draft.setMarks,
    cues: draft.cues,
    assistance: draft.assistance,
    resistance: draft.resistance,
    effort: draft.effort,
    pain: draft.pain,
    coached: draft.coached,
  };
}

function shownStop(stop: Stop): NonNullable<Visit['stop']> {
  return {
    id: stop.id,
    at: stop.at,
    from: stop.from,
    ...(stop.explained === null ? {} : { why: stop.explained.why }),
    ...(stop.explained?.text === undefined ? {} : { text: stop.explained.text }),
  };
}
