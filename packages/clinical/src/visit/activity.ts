import type { EventBodies, EventKind } from '../log/bodies.ts';
import type { EventOf, SessionEvent } from '../log/event.ts';
import type { ProgramItem } from '../log/snapshot.ts';
import { edgeFlaw, type Metric, type TargetDirection, targetOf } from '../log/target.ts';
import type { ActivityName } from '../wording/named.ts';
import type { ActivityClock, Clock } from './clock.ts';
import type { Placement } from './placed.ts';

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
  /** Where what counts lies on the wall clock. */
  readonly placed: Placement;
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

/** What the log says of practice under the coach. */
export interface Coached {
  readonly started: readonly Recorded<'coach.started'>[];
  readonly changed: readonly Recorded<'feedback.changed'>[];
  /** Probes with the repetitions that still stand, by the events that the probe rests on. */
  readonly probes: readonly (Recorded<'probe.ended'> & { readonly evidence: readonly string[] })[];
}

interface Repetition extends Pick<Targeted, 'reference' | 'zone'> {
  readonly event: EventOf<'repetition.done'>;
  readonly set: number;
}

/** An activity while its events are folded. */
export interface Draft {
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

/** An activity before its first event; `openedBy` is the event that its zone comes from. */
export function draftOf(item: ProgramItem, openedBy: string): Draft {
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

/** The body of an event with its id and time. */
export function recorded<K extends EventKind>(event: EventOf<K>): Recorded<K> {
  return { ...event.body, id: event.id, at: event.at } as Recorded<K>;
}

/** Takes one standing event of the activity in. */
export function foldInto(draft: Draft, event: SessionEvent): void {
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

/** The activity as it stands, with its clock and its name in the note. */
export function activityOf(draft: Draft, clock: Clock, name: ActivityName, placed: Placement): Activity {
  const { item } = draft;
  const all = tallyOf(draft.repetitions);
  const repetitions = all.events;
  const seen = draft.repetitions.filter(({ event }) => event.body.measured !== undefined);
  const time = clock.activities.get(item.id) as ActivityClock;
  const lastHold = repetitions.at(-1)?.body.holdSeconds;
  return {
    ...time,
    placed,
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
