import { codeOn } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type EventKind, type NewBodies, readLog } from '../index.ts';
import { creditedTimes, creditedTo } from './credited.ts';
import { foldVisit } from './index.ts';

const day = '2026-11-22';
const [timed, group, unattended, evaluation] = ['97112', '97150', 'G0283', '97161'].map((code) => codeOn(code, day));

describe('creditedTo(by, mode, service)', () => {
  it.each([
    ['therapist', 'therapist', 'therapist', 'therapist'],
    ['both', 'therapist', 'therapist', 'therapist'],
    ['assistant', 'assistant', 'assistant', 'assistant'],
    ['student', null, null, null],
    ['aide', null, null, null],
    ['none', null, null, 'therapist'],
    ['robot', null, null, null],
  ])('gives one-on-one time of %s to %s, in a group service to %s, in an unattended one to %s', (by, one, many, alone) => {
    expect([timed, group, unattended].map((row) => creditedTo(by, 'one-on-one', row))).toEqual([one, many, alone]);
  });

  it('counts group time for a group service, and for no one-on-one service', () => {
    expect([timed, group, unattended].map((row) => creditedTo('therapist', 'group', row))).toEqual([
      null,
      'therapist',
      'therapist',
    ]);
  });

  it.each(['unattended', 'by-video', ''])('takes the mode "%s" as unattended: only an unattended service counts it', (mode) => {
    expect([timed, group, unattended].map((row) => creditedTo('therapist', mode, row))).toEqual([null, null, 'therapist']);
  });

  it('counts no evaluation of an assistant', () => {
    expect(creditedTo('assistant', 'one-on-one', evaluation)).toBeNull();
    expect(creditedTo('therapist', 'one-on-one', evaluation)).toBe('therapist');
  });

  it('takes a code that the catalogue does not know as one-on-one', () => {
    expect(creditedTo('assistant', 'one-on-one', undefined)).toBe('assistant');
    expect(creditedTo('therapist', 'group', undefined)).toBeNull();
  });
});

describe('creditedTimes(activity, service, elsewhere)', () => {
  const startsAt = 1_795_364_100_000;
  const snapshot = exampleSnapshot(startsAt);
  const wrist = snapshot.program.items[0]?.id ?? '';
  const at = (minute: number) => startsAt + minute * 60_000;
  const activityOf = (...events: readonly (readonly [minute: number, kind: EventKind, body: object])[]) => {
    const writer = exampleWriter({
      clinicId: snapshot.clinic.id,
      visitId: snapshot.program.id,
      userId: snapshot.clinician.userId,
      zone: snapshot.clinic.zone,
      number: 1,
      startedAt: startsAt,
    });
    const log = [[0, 'visit.opened', { snapshot }] as const, ...events].map(([minute, kind, body]) =>
      writer.write(at(minute), kind, body as NewBodies[EventKind]),
    );
    const visit = foldVisit(readLog(log));
    return { activity: visit.activities[0] as NonNullable<(typeof visit.activities)[0]>, elsewhere: visit.elsewhere };
  };
  const start = (by: string, mode: string) => ({ activityId: wrist, by, mode });

  it('splits off what is nobody’s, says why, and keeps every second', () => {
    const { activity, elsewhere } = activityOf(
      [0, 'activity.started', start('therapist', 'one-on-one')],
      [10, 'attention.changed', start('therapist', 'group')],
      [15, 'attention.changed', start('aide', 'one-on-one')],
      [20, 'activity.stopped', { activityId: wrist }],
      [21, 'attention.elsewhere', { intervals: [{ from: at(8), to: at(12) }] }],
    );
    const times = creditedTimes(activity, timed, elsewhere);
    expect(times.map(({ by, mode, seconds, to, lost }) => [by, mode, seconds, to, lost])).toEqual([
      ['therapist', 'one-on-one', 480, 'therapist', null],
      ['therapist', 'one-on-one', 120, null, 'elsewhere'],
      ['therapist', 'group', 300, null, 'attention'],
      ['aide', 'one-on-one', 300, null, 'person'],
    ]);
    expect(times.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(activity.seconds);
    expect(times.every(({ events }) => events.length > 0)).toBe(true);
  });

  it('takes nothing from a service that needs no one for itself, wherever the clinician was', () => {
    const { activity, elsewhere } = activityOf(
      [0, 'activity.started', start('none', 'unattended')],
      [20, 'activity.stopped', { activityId: wrist }],
      [21, 'attention.elsewhere', { intervals: [{ from: at(0), to: at(20) }] }],
    );
    expect(creditedTimes(activity, unattended, elsewhere)).toMatchObject([{ seconds: 1200, to: 'therapist', lost: null }]);
  });
});
