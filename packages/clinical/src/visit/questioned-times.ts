import type { EventOf, SessionEvent } from '../log/event.ts';
import type { ActivityClock } from './activity-clock.ts';
import { isReasonOfSubstance } from './reason-of-substance.ts';
import type { Questioned, StartAnswer } from './safety.ts';

/** A therapist's answer for a time, with the event whose time it is. */
export interface TimeConfirmation extends StartAnswer {
  readonly id: string;
  readonly of: string;
}

/** Something that ended or lowered counted time, and that somebody took back: the time counts again. */
export interface RestoredPause {
  /** The event that took it back. */
  readonly id: string;
  /** UTC ms of what was taken back. */
  readonly at: number;
  /** Whether the clock had ended there, or somebody else, or another kind of attention, had begun. */
  readonly what: 'pause' | 'attention';
  readonly confirmed: TimeConfirmation | null;
}

/** How far after a confirmation (ms, clocks of devices against the server's) a question may have been asked that it still answers. */
const askedWithin = 5_000;

/** The confirmations that count: a therapist's, with a reason of substance. */
export const confirmationsOf = (standing: readonly SessionEvent[]): readonly TimeConfirmation[] =>
  standing.flatMap((event) =>
    event.kind === 'time.confirmed' && event.by.role === 'therapist' && isReasonOfSubstance(event.body.reason)
      ? [{ id: event.id, at: event.at, by: event.by.userId, text: event.body.reason, of: event.body.of }]
      : [],
  );

/**
 * The questions about times that stand, each with its answer. A question falls with the event that it is about: where that is
 * taken back or replaced, a newer correction of the same activity included. One confirmation answers every question about
 * the event that it names, and all that were asked before it about the same activity; about what belongs to no activity,
 * those of the same device. So a backlog of a tablet asks once for each activity.
 */
export function questionedTimes(
  questions: readonly Questioned[],
  events: readonly SessionEvent[],
  fallen: ReadonlySet<string>,
  confirmations: readonly TimeConfirmation[],
): readonly Questioned[] {
  if (!questions.some((one) => 'why' in one)) return questions;
  const byId = new Map(events.map((event) => [event.id, event]));
  const newest = new Map<string, string>();
  for (const event of events)
    if (event.kind === 'time.corrected' && !fallen.has(event.id)) newest.set(event.body.activityId, event.id);
  const isReplaced = (id: string): boolean => {
    const event = byId.get(id);
    return event?.kind === 'time.corrected' && newest.get(event.body.activityId) !== id;
  };
  return questions.flatMap((one): readonly Questioned[] => {
    if (!('why' in one)) return [one];
    if (fallen.has(one.of) || isReplaced(one.of)) return [];
    const subject = subjectOf(byId.get(one.of));
    const answered = confirmations.findLast(
      ({ of, at }) => of === one.of || (subject !== null && subject === subjectOf(byId.get(of)) && one.at <= at + askedWithin),
    );
    return [{ ...one, answered: answered ?? null }];
  });
}

function subjectOf(event: SessionEvent | undefined): string | null {
  if (event === undefined) return null;
  return 'activityId' in event.body && event.body.activityId !== undefined ? event.body.activityId : `writer ${event.writer}`;
}

/** Until how long after an entry, in ms, taking it back is the undo of a tap; later it is time that is given back. */
const undoWithin = 120_000;

/**
 * What was taken back so that time counts again, in order of time: each pause of the program; and where a stretch that
 * counts runs on across it, a pause, a stop, a finish or a change of attention that somebody took back later than a tap is
 * undone. It adds time without saying so, like time entered by hand.
 * @param receivedAt UTC ms at which the server received an event, its own time where the two agree
 */
export function restoredPauses(
  events: readonly SessionEvent[],
  fallen: ReadonlySet<string>,
  confirmations: readonly TimeConfirmation[],
  clocks: ReadonlyMap<string, Pick<ActivityClock, 'bouts'>>,
  receivedAt: (event: SessionEvent) => number,
): readonly RestoredPause[] {
  if (fallen.size === 0) return [];
  const correctors = new Map(
    events.flatMap((event) => (event.corrects === undefined || fallen.has(event.id) ? [] : [[event.corrects, event] as const])),
  );
  return events.flatMap((event): readonly RestoredPause[] => {
    if (!fallen.has(event.id) || !endsTime(event)) return [];
    const by = correctors.get(event.id);
    if (by === undefined) return [];
    const isOfProgram = event.kind === 'activity.paused' && (event.body.cause !== undefined || event.body.since !== undefined);
    // By the clock of the server too: a device that was offline sends both together, one that dates an undo back does not.
    const after = Math.max(by.at - event.at, receivedAt(by) - receivedAt(event));
    if (!isOfProgram && (after <= undoWithin || !countsAcross(event, clocks))) return [];
    const confirmed = confirmations.findLast(({ of }) => of === by.id || of === event.id) ?? null;
    return [{ id: by.id, at: event.at, what: event.kind === 'attention.changed' ? 'attention' : 'pause', confirmed }];
  });
}

type Ending = EventOf<'activity.paused' | 'activity.stopped' | 'attention.changed' | 'visit.finished'>;
const endsTime = ({ kind }: SessionEvent): boolean => endingKinds.has(kind);
const endingKinds: ReadonlySet<string> = new Set<Ending['kind']>([
  'activity.paused',
  'activity.stopped',
  'attention.changed',
  'visit.finished',
]);

/** Whether attended time counts from before an event to after it. */
function countsAcross(event: SessionEvent, clocks: ReadonlyMap<string, Pick<ActivityClock, 'bouts'>>): boolean {
  const activityId = 'activityId' in event.body ? event.body.activityId : undefined;
  return [...clocks].some(
    ([id, { bouts }]) =>
      (activityId === undefined || id === activityId) &&
      bouts.some(({ from, to, mode }) => mode !== 'unattended' && from < event.at && (to === null || to > event.at)),
  );
}
