import type { Envelope } from '../log/event.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import type { TimeQuestion } from '../log/vocabulary.ts';
import { dayIn } from '../log/zone.ts';
import type { Visit } from '../visit/visit.ts';
import { lateAfter, promptWithin, widestTolerance } from './tolerances.ts';

/** What is known of a visit when its fresh events are judged. */
export interface JudgedVisit {
  /** UTC ms; undefined where the opening is not there. */
  readonly openedAt: number | undefined;
  /** Null where it cannot be read. */
  readonly snapshot: VisitSnapshot | null;
}

/** Kinds after which the visit's time is compared with how long it can have lasted. */
export const measuredKinds: ReadonlySet<string> = new Set([
  'activity.paused',
  'activity.stopped',
  'attention.changed',
  'time.corrected',
  'visit.finished',
  'event.retracted',
]);

const startKinds: ReadonlySet<string> = new Set(['activity.started', 'activity.resumed']);
const endKinds: ReadonlySet<string> = new Set(['activity.paused', 'activity.stopped', 'visit.finished']);

type Body = Readonly<Record<string, unknown>>;
const bodyOf = ({ body }: Envelope): Body => (typeof body === 'object' && body !== null ? (body as Body) : {});

/** What the times of one event leave in doubt; nothing is refused for it. */
export function doubtsOf(event: Envelope, visit: JudgedVisit, receivedAt: number): readonly TimeQuestion[] {
  const doubts: TimeQuestion[] = [];
  const tolerance = toleranceOf(event);
  const { openedAt } = visit;
  if (event.at > receivedAt + tolerance) doubts.push('future');
  else if (openedAt !== undefined && event.at < openedAt - tolerance) doubts.push('before-opening');
  else if (event.at < receivedAt - lateAfter) doubts.push('late');
  if (isAssistantAsTherapist(event, visit.snapshot)) doubts.push('assistant-as-therapist');
  if (isUnnamedAssistant(event)) doubts.push('assistant-unnamed');
  doubts.push(...doubtsOfCorrection(event, visit, receivedAt));
  return doubts;
}

const toleranceOf = (event: Envelope): number => Math.min(Math.max(promptWithin, event.within ?? 0), widestTolerance);

/** An assistant's entry that gives time to a therapist without naming one of the clinic. */
function isAssistantAsTherapist(event: Envelope, snapshot: VisitSnapshot | null): boolean {
  if (event.by.role !== 'assistant' || (event.kind !== 'activity.started' && event.kind !== 'attention.changed')) return false;
  const { by, person } = bodyOf(event);
  if (by !== 'therapist' && by !== 'both') return false;
  return snapshot?.clinicians?.some(({ userId, level }) => userId === person && level === 'therapist') !== true;
}

/** A therapist's entry that gives time to an assistant without saying to whom: nobody's other visits can be compared with it. */
function isUnnamedAssistant(event: Envelope): boolean {
  if (event.by.role !== 'therapist' || (event.kind !== 'activity.started' && event.kind !== 'attention.changed')) return false;
  const { by, person, mode } = bodyOf(event);
  return by === 'assistant' && person === undefined && mode !== 'unattended';
}

/** Time entered by hand that begins on another day of the clinic, or ends after it was received. */
function doubtsOfCorrection(event: Envelope, { openedAt, snapshot }: JudgedVisit, receivedAt: number): readonly TimeQuestion[] {
  if (event.kind !== 'time.corrected') return [];
  const { from, seconds } = bodyOf(event);
  if (typeof from !== 'number' || typeof seconds !== 'number') return [];
  const doubts: TimeQuestion[] = [];
  if (openedAt !== undefined && snapshot !== null && dayIn(snapshot.clinic.zone, from) !== dayIn(snapshot.clinic.zone, openedAt))
    doubts.push('other-day');
  if (from + seconds * 1000 > receivedAt + toleranceOf(event)) doubts.push('future');
  return doubts;
}

/**
 * The event, of those just received, after which more one-on-one time counts than lies between the visit's opening and its
 * receipt, or that ends a span longer than that by the device's own clock; null where there is none. Time entered by hand
 * counts with the rest.
 * @param now the visit as it stands with the fresh events, folded to the receipt
 * @param isDoubted whether a writer's times are in question already: then its spans say nothing new
 */
export function longerThanPossible(
  all: readonly Envelope[],
  fresh: readonly Envelope[],
  now: Visit,
  receivedAt: number,
  isDoubted: (writer: string) => boolean,
): Envelope | null {
  const judged = fresh.filter(({ kind }) => measuredKinds.has(kind));
  const last = judged.findLast(({ kind }) => kind === 'time.corrected') ?? judged.at(-1);
  if (last === undefined) return null;
  const possible = receivedAt - now.opened.at + toleranceOf(last);
  const seconds = now.activities
    .flatMap(({ credits }) => credits)
    .reduce((sum, credit) => sum + (credit.mode === 'one-on-one' ? credit.seconds : 0), 0);
  if (seconds * 1000 > possible) return last;
  const isTooLong = (event: Envelope): boolean =>
    endKinds.has(event.kind) && spanTo(all, event) > receivedAt - now.opened.at + toleranceOf(event);
  return judged.find((event) => !isDoubted(event.writer) && isTooLong(event)) ?? null;
}

/** Ms from the start that an event ends, as its writer's clock had both. */
function spanTo(all: readonly Envelope[], end: Envelope): number {
  const { activityId } = bodyOf(end);
  const start = all.findLast(
    (event) =>
      event.writer === end.writer &&
      event.seq < end.seq &&
      startKinds.has(event.kind) &&
      (activityId === undefined || bodyOf(event)['activityId'] === activityId),
  );
  return start === undefined ? 0 : end.at - start.at;
}
