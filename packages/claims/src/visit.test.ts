import { type EventKind, type NewBodies, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, minutesOf, type Visit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { codingOf, timedUnits, whyText } from './index.ts';

const startsAt = 1_795_364_100_000;
const snapshot = exampleSnapshot(startsAt);
const [wrist, chair] = snapshot.program.items.map((item) => item.id) as [string, string];

/** A visit from events at minutes after its opening. */
function visitOf(events: readonly (readonly [minute: number, kind: EventKind, body: unknown])[]): Visit {
  const writer = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: snapshot.program.id,
    userId: snapshot.clinician.userId,
    zone: snapshot.clinic.zone,
    number: 1,
    startedAt: startsAt,
  });
  const write = (minute: number, kind: EventKind, body: unknown) =>
    writer.write(startsAt + minute * 60_000, kind, body as NewBodies[EventKind]);
  return foldVisit(
    readLog([write(0, 'visit.opened', { snapshot }), ...events.map(([minute, kind, body]) => write(minute, kind, body))]),
  );
}

const start = (activityId: string, by = 'therapist', mode = 'one-on-one') => ({ activityId, by, mode });
const counted = (visit: Visit) => {
  const coding = timedUnits(codingOf(visit));
  if (!coding.ok) throw new Error(coding.error.message);
  return coding.value;
};
const secondsBy = (visit: Visit) => codingOf(visit).bouts.map((bout) => [bout.code, Math.round(bout.seconds), bout.by]);

describe('codingOf(visit)', () => {
  it('takes date, discipline and payer from the snapshot and the minutes from the clock', () => {
    const visit = visitOf([
      [1, 'activity.started', start(wrist)],
      [24, 'activity.stopped', { activityId: wrist }],
      [24, 'activity.started', start(chair)],
      [39, 'activity.stopped', { activityId: chair }],
    ]);
    expect(codingOf(visit)).toMatchObject({
      date: '2026-11-22',
      discipline: 'PT',
      payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
    });
    const coding = counted(visit);
    expect(coding.lines.map((line) => [line.code, line.minutes, line.units])).toEqual([
      ['97112', 23, 2],
      ['97530', 15, 1],
    ]);
    expect(coding.why.map((one) => whyText(one, 'en-US'))[0]).toBe(
      '38 timed minutes give 3 units: 2 quarters of an hour and 8 minutes, enough for one more (8 are needed).',
    );
    expect(coding.timedMinutes).toBe(minutesOf(visit).timed);
  });

  it('counts one-on-one time only for a timed code: group and unattended time are nobody’s', () => {
    const visit = visitOf([
      [0, 'activity.started', start(wrist)],
      [10, 'attention.changed', start(wrist, 'therapist', 'group')],
      [20, 'attention.changed', start(wrist, 'none', 'unattended')],
      [25, 'activity.stopped', { activityId: wrist }],
    ]);
    expect(secondsBy(visit)).toEqual([
      ['97112', 600, 'therapist'],
      ['97112', 600, 'none'],
      ['97112', 300, 'none'],
    ]);
    expect(counted(visit)).toMatchObject({ timedMinutes: 10, totalMinutes: 10, billableUnits: 1 });
  });

  it('puts a corrected time in the place of the measured one, in the shares of those who furnished it', () => {
    const visit = visitOf([
      [0, 'activity.started', start(wrist)],
      [10, 'attention.changed', start(wrist, 'assistant')],
      [30, 'activity.stopped', { activityId: wrist }],
      [31, 'time.corrected', { activityId: wrist, seconds: 900, reason: 'left running' }],
    ]);
    expect(secondsBy(visit)).toEqual([
      ['97112', 300, 'therapist'],
      ['97112', 600, 'assistant'],
    ]);
    expect(counted(visit).timedMinutes).toBe(15);
  });

  it('leaves out the time in which the clinician was with another patient', () => {
    const at = (minute: number) => startsAt + minute * 60_000;
    const visit = visitOf([
      [0, 'activity.started', start(wrist)],
      [20, 'activity.stopped', { activityId: wrist }],
      [
        21,
        'attention.elsewhere',
        {
          intervals: [
            { from: at(5), to: at(10) },
            { from: at(8), to: at(12) },
            { from: at(19), to: at(40) },
          ],
        },
      ],
    ]);
    expect(secondsBy(visit)).toEqual([
      ['97112', 720, 'therapist'],
      ['97112', 480, 'elsewhere'],
    ]);
  });

  it('passes a choice on for the tie that it was made for, and for no other', () => {
    const tied = (remainder: number) =>
      visitOf([
        [0, 'activity.started', start(wrist)],
        [20, 'activity.stopped', { activityId: wrist }],
        [20, 'activity.started', start(chair)],
        [40, 'activity.stopped', { activityId: chair }],
        [41, 'units.chosen', { remainder, codes: ['97530', '97112'] }],
      ]);
    expect(counted(tied(5)).lines.map((line) => [line.code, line.units])).toEqual([
      ['97112', 1],
      ['97530', 2],
    ]);
    expect(counted(tied(6)).choice).toEqual({ remainder: 5, codes: ['97112', '97530'], pick: 1 });
  });

  it('passes on how many units the clinician says carry the assistant’s modifier, for these minutes and no others', () => {
    const shared = (...chosen: readonly object[]) =>
      visitOf([
        [0, 'activity.started', start(wrist)],
        [14, 'attention.changed', start(wrist, 'assistant')],
        [22, 'activity.stopped', { activityId: wrist }],
        [22, 'activity.started', start(chair)],
        [38, 'activity.stopped', { activityId: chair }],
        ...chosen.map((body, i) => [39 + i, 'units.chosen', body] as const),
      ]);
    const asked = { code: '97112', therapistMinutes: 14, assistantMinutes: 8 };
    const linesOf = (visit: Visit) => counted(visit).lines.map((line) => [line.code, line.units, line.modifiers.join(' ')]);
    expect(counted(shared()).choice).toMatchObject({
      codes: ['97112'],
      pick: 2,
      assistant: { therapistMinutes: 14, assistantMinutes: 8 },
    });
    expect(linesOf(shared({ modified: [{ ...asked, units: 1 }] }))).toEqual([
      ['97112', 1, 'GP'],
      ['97112', 1, 'GP CQ'],
      ['97530', 1, 'GP'],
    ]);
    // The newest answer to one question holds; an answer to another one leaves it standing.
    const twice = shared(
      { modified: [{ ...asked, units: 1 }] },
      { modified: [{ ...asked, units: 2 }] },
      { remainder: 3, codes: ['97530'] },
    );
    expect(linesOf(twice)).toEqual([
      ['97112', 2, 'GP CQ'],
      ['97530', 1, 'GP'],
    ]);
    expect(twice.unitsChosen).toMatchObject({ remainder: 3, modified: [{ units: 2 }] });
    for (const other of [{ therapistMinutes: 13 }, { assistantMinutes: 9 }, { code: '97530' }]) {
      expect(counted(shared({ modified: [{ ...asked, units: 1, ...other }] })).choice).not.toBeNull();
    }
  });
});
