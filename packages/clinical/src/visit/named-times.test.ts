import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, readLog } from '../index.ts';
import { namedTimes } from './named-times.ts';
import { foldVisit } from './visit.ts';

const t0 = 1_795_364_100_000;
const base = exampleSnapshot();
const activityId = base.program.items[0]?.id ?? '';
const at = (minute: number) => t0 + minute * 60_000;

/** A visit of two therapists, an assistant and a student with a tablet each; the server opened it for the first. */
function story() {
  const people = [
    { userId: 'first', name: 'First', credentials: 'PT', discipline: 'PT', level: 'therapist' },
    { userId: 'second', name: 'Second', credentials: 'PT', discipline: 'PT', level: 'therapist' },
    { userId: 'helper', name: 'Helper', credentials: 'PTA', discipline: 'PT', level: 'assistant' },
    { userId: 'young', name: 'Young', credentials: 'SPT', discipline: 'PT', level: 'student' },
  ] as const;
  const penOf = (number: number, userId: string, role: 'therapist' | 'assistant' = 'therapist') =>
    exampleWriter({ clinicId: base.clinic.id, visitId: base.clinic.id, userId, role, zone: 'UTC', number, startedAt: t0 });
  const [server, first, second] = [penOf(1, 'first'), penOf(2, 'first'), penOf(3, 'second')];
  const [helper, young] = [penOf(4, 'helper', 'assistant'), penOf(5, 'young', 'assistant')];
  const clinician = { ...base.clinician, userId: 'first' };
  const events: Envelope[] = [
    { ...server.write(t0, 'visit.opened', { snapshot: { ...base, clinician, clinicians: [...people] } }), source: 'server' },
  ];
  return { events, first, second, helper, young };
}
const start = { activityId, by: 'therapist', mode: 'one-on-one' } as const;
const found = (events: readonly Envelope[]) =>
  namedTimes(foldVisit(readLog(events))).map(({ person, why, confirmed }) => ({ person, why, confirmed: confirmed?.by ?? null }));

describe('namedTimes(visit)', () => {
  it('asks for the word of a person in whose name somebody else recorded time, until they record something themselves', () => {
    const { events, first, second } = story();
    events.push(
      second.write(at(1), 'remark.written', { section: 'response', text: 'Before' }),
      first.write(at(2), 'activity.started', start),
      first.write(at(5), 'attention.changed', { ...start, person: 'second' }),
      first.write(at(20), 'activity.stopped', { activityId }),
    );
    expect(found(events)).toEqual([{ person: 'second', why: 'word', confirmed: null }]);
    events.push(second.write(at(21), 'remark.written', { section: 'response', text: 'Treated from 10:20' }));
    expect(found(events)).toEqual([]);
  });

  it('takes the word of a therapist other than who recorded it', () => {
    const { events, first, helper, second } = story();
    const handed = first.write(at(0), 'activity.started', { ...start, by: 'assistant', person: 'helper' });
    const confirm = { of: handed.id, reason: 'The assistant treated in my sight' };
    events.push(handed, first.write(at(20), 'activity.stopped', { activityId }));
    events.push(first.write(at(21), 'time.confirmed', confirm));
    expect(found(events)).toEqual([{ person: 'helper', why: 'word', confirmed: null }]);
    expect(found([...events, second.write(at(22), 'time.confirmed', confirm)])).toEqual([
      { person: 'helper', why: 'word', confirmed: 'second' },
    ]);
    expect(found([...events, helper.write(at(22), 'remark.written', { section: 'response', text: 'Done' })])).toEqual([]);
  });

  it('asks about time beyond the level on record, and not about a therapist who puts an assistant’s time right', () => {
    const student = story();
    student.events.push(
      student.young.write(at(0), 'activity.started', { ...start, by: 'assistant' }),
      student.young.write(at(20), 'activity.stopped', { activityId }),
    );
    expect(found(student.events)).toEqual([{ person: 'young', why: 'level', confirmed: null }]);
    const assisted = story();
    assisted.events.push(
      assisted.helper.write(at(10), 'activity.started', { ...start, by: 'assistant' }),
      assisted.helper.write(at(20), 'activity.stopped', { activityId }),
      assisted.first.write(at(25), 'time.corrected', { activityId, seconds: 900, reason: 'started late' }),
    );
    expect(found(assisted.events)).toEqual([]);
  });
});
