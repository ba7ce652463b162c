import { type Envelope, type EventKind, type NewBodies, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter, seededNumbers } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';

const first = 1_795_364_100_000;
const day = 86_400_000;
const recording = '018f4e2a-0000-7000-8000-000000000002';

export const snapshot = exampleSnapshot(first, seededNumbers(3));
/** The first activity of the example program: practice on a signal. */
export const activityId = snapshot.program.items[0]?.id ?? '';

/** One thing that happened, and how many ms after the thing before. Without an activity named, it is the first one's. */
type Happened = { [K in EventKind]: readonly [kind: K, body: Omit<NewBodies[K], 'activityId'>, afterMs?: number] }[EventKind];

/** A visit on the given day of a plan, folded from its log: the activity runs from the first to the last happening. */
export function visitOf(dayNumber: number, happened: readonly Happened[]): Visit {
  const startedAt = first + dayNumber * day;
  const shared = {
    clinicId: snapshot.clinic.id,
    visitId: `018f4e2a-0000-7000-8000-${String(dayNumber).padStart(12, '0')}`,
    userId: 'one',
    zone: snapshot.clinic.zone,
    startedAt,
  };
  const server = exampleWriter({ ...shared, number: 1 });
  const tab = exampleWriter({ ...shared, number: 2 });
  let at = startedAt;
  const log: Envelope[] = [
    server.write(at, 'visit.opened', { snapshot }),
    tab.write(at, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
  ];
  for (const [kind, body, after = 1000] of happened) {
    at += after;
    const named = kind === 'pain.rated' || kind.startsWith('stop.') ? body : { activityId, ...body };
    log.push(tab.write(at, kind, named as never));
  }
  log.push(tab.write(at + 1000, 'activity.stopped', { activityId }));
  return foldVisit(readLog(log));
}

/** Taps of repetitions: `x` held, anything else not. */
export function taps(marks: string, seconds?: number): Happened[] {
  return [...marks].map((mark) => [
    'repetition.done',
    { held: mark === 'x', ...(seconds === undefined ? {} : { holdSeconds: seconds }) },
  ]);
}

/** Repetitions that a sensor saw, two seconds each. */
export function seen(marks: string, params: { readonly phase: 'practice' | 'probe'; readonly feedback: string }): Happened[] {
  return [...marks].map((mark, i) => [
    'repetition.done',
    {
      held: mark === 'x',
      holdSeconds: 1,
      measured: { recording, from: 4 * i, to: 4 * i + 2, algorithm: 'coach', version: '1', params },
    },
    4000,
  ]);
}
