import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type EventBodies, type EventKind, stationKinds } from '../log/bodies.ts';
import type { EventOf, SessionEvent } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import { receiptsOf } from '../log/receipts.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import { fallenIds } from '../log/standing.ts';
import { ignoredClears } from '../stop/ignored-clears.ts';
import { activityNames } from '../wording/activity-names.ts';
import { type Activity, activityOf, draftOf, foldInto, type Recorded, recorded } from './activity.ts';
import type { Elsewhere } from './away.ts';
import { type ActivityClock, type Clock, type Contradiction, type Cut, foldClock } from './clock.ts';
import { lengthOf, merged, without } from './intervals.ts';
import { type Overlap, overlapsOf, type Settled, settledIn } from './overlaps.ts';
import { placementsOf } from './placed.ts';
import {
  confirmationsOf,
  questionedTimes,
  type RestoredPause,
  restoredPauses,
  type TimeConfirmation,
} from './questioned-times.ts';
import { foldSafety, safetyDraftOf, safetyOf, type VisitSafety } from './safety.ts';
import type { Stop } from './stop-record.ts';

export interface JournalRow {
  readonly id: string;
  readonly at: number;
  readonly kind: EventKind;
  readonly activityId?: string;
  /** Whether one tap may take it back. */
  readonly undoable: boolean;
  readonly event: SessionEvent;
}

/** A visit as it stands: what screens, note and units read. */
export interface Visit extends VisitSafety {
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
  /** That this is the patient, and the side, in the order in which it was confirmed. */
  readonly confirmed: readonly Recorded<'patient.confirmed'>[];
  readonly pain: readonly Recorded<'pain.rated'>[];
  readonly vitals: readonly Recorded<'vitals.taken'>[];
  readonly quotes: readonly Recorded<'quote.said'>[];
  readonly remarks: readonly Recorded<'remark.written'>[];
  readonly reasons: readonly Recorded<'reason.given'>[];
  /** What the clinician was asked for and signs without. */
  readonly gaps: readonly Recorded<'gap.accepted'>[];
  readonly measurements: readonly Recorded<'measurement.taken'>[];
  readonly recordings: readonly Recorded<'recording.attached'>[];
  /** All that was chosen so far: each question's newest answer, under the id of the newest choice. */
  readonly unitsChosen: Recorded<'units.chosen'> | null;
  /**
   * UTC ms at which the visit ended: its finish, or what ran on after it; while it is open, the newest entry of a person. Time
   * from the opening to here is what the visit can have lasted.
   */
  readonly ended: number;
  /** Time that other visits claim too; of each visit the newest entry that says where it counts holds. */
  readonly elsewhere: readonly Elsewhere[];
  /** The same, visit by visit, as far as this one still claims it. */
  readonly overlaps: readonly Overlap[];
  /** Everything that was said of overlaps, in log order. */
  readonly settled: readonly Settled[];
  /** What pauses took back and no other activity counts, in order of time, each second once. */
  readonly cuts: readonly Cut[];
  /** What was taken back so that time counts again. */
  readonly restored: readonly RestoredPause[];
  /** Therapists' answers for times that are in question. */
  readonly confirmations: readonly TimeConfirmation[];
  /** Seconds per code of other visits of the same patient, discipline and day, as the server knew them when this one was finished. */
  readonly sameDay: EventBodies['same-day.timed']['visits'];
  /** The event that says so; null where there is none. */
  readonly sameDayFrom: string | null;
  readonly contradictions: readonly Contradiction[];
  /** UTC ms at which a rating was first recorded, by the id of the entry that corrects it. */
  readonly origins: Readonly<Record<string, number>>;
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
  'stop.voided',
  'recording.attached',
  'units.chosen',
  'attention.elsewhere',
  'start.refused',
  'start.questioned',
  'consent.changed',
  'order.changed',
  'screening.changed',
  'limits.changed',
  'conditions.changed',
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
    ignoredClears(log.events, new Set(standing.map(({ id }) => id)), opened),
  );
  const drafts = new Map(snapshot.program.items.map((item) => [item.id, draftOf(item, opened.id)]));
  const contradictions: Contradiction[] = [...clock.contradictions];
  const confirmed: Recorded<'patient.confirmed'>[] = [];
  const pain: Recorded<'pain.rated'>[] = [];
  const vitals: Recorded<'vitals.taken'>[] = [];
  const safety = safetyDraftOf(snapshot);
  const quotes: Recorded<'quote.said'>[] = [];
  const remarks: Recorded<'remark.written'>[] = [];
  const reasons: Recorded<'reason.given'>[] = [];
  const gaps: Recorded<'gap.accepted'>[] = [];
  const measurements: Recorded<'measurement.taken'>[] = [];
  const recordings: Recorded<'recording.attached'>[] = [];
  const elsewhere = new Map<string, readonly Elsewhere[]>();
  let sameDay: Visit['sameDay'] = [];
  let sameDayFrom: string | null = null;
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
    foldSafety(safety, event);
    switch (event.kind) {
      case 'patient.confirmed':
        confirmed.push(recorded(event));
        break;
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
      case 'gap.accepted':
        gaps.push(recorded(event));
        break;
      case 'measurement.taken':
        measurements.push(recorded(event));
        break;
      case 'recording.attached':
        recordings.push(recorded(event));
        break;
      case 'units.chosen':
        unitsChosen = chosenWith(unitsChosen, recorded(event));
        break;
      case 'same-day.timed':
        sameDay = event.body.visits;
        sameDayFrom = event.id;
        break;
      case 'attention.elsewhere':
        // Where time counts is believed from the stream that opened the visit alone.
        if (event.body.counts === undefined || event.writer === opened.writer) addElsewhere(elsewhere, event);
        break;
      default:
        break;
    }
  }
  journal.reverse();
  const names = activityNames(snapshot.program.items);
  const fallen = fallenIds(log.events);
  const clocks = snapshot.program.items.map((item) => clock.activities.get(item.id) as ActivityClock);
  const until = now ?? standing.at(-1)?.at ?? opened.at;
  const ended = endOf(standing, clock.status, clocks, opened.at);
  const placements = placementsOf(clocks, { from: opened.at, to: ended }, until);
  const activities = snapshot.program.items.map((item, i) =>
    activityOf(drafts.get(item.id) ?? draftOf(item, opened.id), clock, names[i] ?? { words: item.name }, {
      ...(placements[i] ?? { times: [], outsideMs: 0, twiceMs: 0 }),
    }),
  );
  const claimed = [...elsewhere.values()].flat();
  const settled = settledIn(standing);
  const confirmations = confirmationsOf(standing);
  const foldedSafety = safetyOf(safety);
  const open = clock.stops.findLast((stop) => stop.cleared === null);
  return {
    id: opened.sessionId,
    snapshot,
    opened: { id: opened.id, at: opened.at },
    status: clock.status,
    activities,
    running: clock.running,
    stop: open === undefined ? null : shownStop(open),
    stops: clock.stops,
    confirmed,
    pain,
    vitals,
    quotes,
    remarks,
    reasons,
    gaps,
    measurements,
    recordings,
    unitsChosen,
    ended,
    elsewhere: claimed,
    overlaps: overlapsOf(claimed, settled, activities),
    settled,
    cuts: cutsOf(clocks, until),
    restored: restoredPauses(log.events, fallen, confirmations, clock.activities, receivedIn(log, opened.writer)),
    confirmations,
    sameDay,
    sameDayFrom,
    ...foldedSafety,
    questioned: questionedTimes(foldedSafety.questioned, log.events, fallen, confirmations),
    contradictions,
    origins: originsOf(log.events, standing),
    journal,
  };
}

/** When the server received the events of a log, UTC ms; looked up only where it is asked for. */
function receivedIn(log: VisitLog, serverWriter: string): (event: SessionEvent) => number {
  let receipt: ((event: SessionEvent) => number) | null = null;
  return (event) => {
    receipt ??= receiptsOf(log.all, serverWriter);
    const received = receipt(event);
    return Number.isFinite(received) ? received : event.at;
  };
}

/** Takes in what the server stated: with where it counts, it replaces all that was written of that other visit before. */
function addElsewhere(known: Map<string, readonly Elsewhere[]>, { id, body }: EventOf<'attention.elsewhere'>): void {
  const { visit, counts, of, intervals } = body;
  const key = visit ?? '';
  const about = {
    id,
    ...(visit === undefined ? {} : { visit }),
    ...(counts === undefined ? {} : { counts }),
    ...(of === undefined ? {} : { of }),
  };
  const stated = intervals.map((one) => ({ ...one, ...about }));
  known.set(key, counts === undefined ? [...(known.get(key) ?? []), ...stated] : stated);
}

/** See `Visit.ended`. */
function endOf(
  standing: readonly SessionEvent[],
  status: Clock['status'],
  clocks: readonly ActivityClock[],
  openedAt: number,
): number {
  const finish = standing.findLast(({ kind }) => kind === 'visit.finished');
  const last = standing.findLast(({ source }) => source !== 'server')?.at ?? openedAt;
  if (status === 'open' || finish === undefined) return last;
  const ends = clocks.flatMap(({ bouts }) => bouts.map(({ to }) => to ?? last));
  return ends.reduce((most, one) => Math.max(most, one), finish.at);
}

/** Of what pauses took back, what no activity counts; a second that two pauses took back is told with the first. */
function cutsOf(clocks: readonly ActivityClock[], until: number): readonly Cut[] {
  const all = clocks.flatMap(({ cuts }) => cuts).toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (all.length === 0) return [];
  const counted = clocks.flatMap(({ bouts }) => bouts.map(({ from, to }) => ({ from, to: to ?? until })));
  let told: readonly { from: number; to: number }[] = merged(counted);
  const left: Cut[] = [];
  for (const cut of all) {
    const parts = without([cut], told);
    if (lengthOf(parts) >= 1000) left.push(...parts.map((part) => ({ ...cut, ...part })));
    told = merged([...told, cut]);
  }
  return left;
}

/** The events that stand, in log order: without those that a standing event takes back or replaces. */
export function standingEvents(log: VisitLog): readonly SessionEvent[] {
  const fallen = fallenIds(log.events);
  return fallen.size === 0 ? log.events : log.events.filter((event) => !fallen.has(event.id));
}

/** When what a standing event corrects was first recorded, through however many corrections. */
function originsOf(events: readonly SessionEvent[], standing: readonly SessionEvent[]): Readonly<Record<string, number>> {
  const corrections = standing.filter(({ corrects, kind }) => corrects !== undefined && kind !== 'event.retracted');
  if (corrections.length === 0) return {};
  const byId = new Map(events.map((event) => [event.id, event]));
  return Object.fromEntries(
    corrections.map((event) => {
      const seen = new Set<string>();
      let first = event;
      while (first.corrects !== undefined && !seen.has(first.id)) {
        seen.add(first.id);
        first = byId.get(first.corrects) ?? first;
      }
      return [event.id, first.at];
    }),
  );
}

/** A choice answers one question and leaves the answers to the others standing. */
function chosenWith(before: Recorded<'units.chosen'> | null, choice: Recorded<'units.chosen'>): Recorded<'units.chosen'> {
  const modified = new Map([...(before?.modified ?? []), ...(choice.modified ?? [])].map((answer) => [answer.code, answer]));
  return { ...before, ...choice, ...(modified.size === 0 ? {} : { modified: [...modified.values()] }) };
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
