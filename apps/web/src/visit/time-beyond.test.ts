import { type EventKind, type NewBodies, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { timeBeyondVisit } from './time-beyond.ts';

const startsAt = 1_795_364_100_000;
const snapshot = exampleSnapshot(startsAt);
const activityId = snapshot.program.items[0]?.id ?? '';

/** A visit of ten minutes with what was entered after it; `of` is the id of the entry before. */
function beyond(...entries: readonly ((of: string) => readonly [EventKind, object])[]): boolean {
  const writer = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: snapshot.program.id,
    userId: snapshot.clinician.userId,
    zone: snapshot.clinic.zone,
    number: 1,
    startedAt: startsAt,
  });
  const write = (minute: number, kind: EventKind, body: object) =>
    writer.write(startsAt + minute * 60_000, kind, body as NewBodies[EventKind]);
  const events = [
    write(0, 'visit.opened', { snapshot }),
    write(1, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
    write(10, 'activity.stopped', { activityId }),
  ];
  for (const [place, entry] of entries.entries()) events.push(write(11 + place, ...entry(events.at(-1)?.id ?? '')));
  const log = readLog(events);
  return timeBeyondVisit(log, foldVisit(log));
}

const corrected = (more: object) => (): readonly [EventKind, object] => [
  'time.corrected',
  { activityId, seconds: 600, reason: 'started late', ...more },
];
const questioned = (of: string): readonly [EventKind, object] => [
  'time.questioned',
  { of, why: 'longer-than-possible', receivedAt: startsAt + 3_600_000 },
];

describe('timeBeyondVisit(log, visit)', () => {
  it('is false of a correction inside the visit, and of one that a later correction replaced', () => {
    expect(beyond()).toBe(false);
    expect(beyond(corrected({}))).toBe(false);
    expect(beyond(corrected({ from: startsAt - 3_600_000 }), corrected({}))).toBe(false);
  });

  it('is true of a correction that names when it began, and of an entry that the server questioned for its length', () => {
    expect(beyond(corrected({ from: startsAt - 3_600_000 }))).toBe(true);
    expect(beyond(corrected({}), questioned)).toBe(true);
  });
});
