import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type EventBodies, type EventKind, stationKinds } from '../log/bodies.ts';
import type { SessionEvent } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import { fallenIds } from '../log/standing.ts';
import { ignoredClears } from '../stop/ignored-clears.ts';
import { activityNames } from '../wording/activity-names.ts';
import { type Activity, activityOf, draftOf, foldInto, type Recorded, recorded } from './activity.ts';
import { type Clock, type Contradiction, foldClock } from './clock.ts';
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
  readonly pain: readonly Recorded<'pain.rated'>[];
  readonly vitals: readonly Recorded<'vitals.taken'>[];
  readonly quotes: readonly Recorded<'quote.said'>[];
  readonly remarks: readonly Recorded<'remark.written'>[];
  readonly reasons: readonly Recorded<'reason.given'>[];
  readonly measurements: readonly Recorded<'measurement.taken'>[];
  readonly recordings: readonly Recorded<'recording.attached'>[];
  /** All that was chosen so far: each question's newest answer, under the id of the newest choice. */
  readonly unitsChosen: Recorded<'units.chosen'> | null;
  /** When the clinician's attention was with another patient. */
  readonly elsewhere: readonly { readonly from: number; readonly to: number; readonly visit?: string }[];
  /** Seconds per code of other visits of the same patient, discipline and day, as the server knew them when this one was finished. */
  readonly sameDay: EventBodies['same-day.timed']['visits'];
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
  const pain: Recorded<'pain.rated'>[] = [];
  const vitals: Recorded<'vitals.taken'>[] = [];
  const safety = safetyDraftOf(snapshot);
  const quotes: Recorded<'quote.said'>[] = [];
  const remarks: Recorded<'remark.written'>[] = [];
  const reasons: Recorded<'reason.given'>[] = [];
  const measurements: Recorded<'measurement.taken'>[] = [];
  const recordings: Recorded<'recording.attached'>[] = [];
  const elsewhere: Visit['elsewhere'][number][] = [];
  let sameDay: Visit['sameDay'] = [];
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
      case 'units.chosen':
        unitsChosen = chosenWith(unitsChosen, recorded(event));
        break;
      case 'same-day.timed':
        sameDay = event.body.visits;
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
    unitsChosen,
    elsewhere,
    sameDay,
    ...safetyOf(safety),
    contradictions,
    origins: originsOf(log.events, standing),
    journal,
  };
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
