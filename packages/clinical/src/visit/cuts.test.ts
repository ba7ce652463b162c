import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, type EventKind, type NewBodies, readLog } from '../index.ts';
import { composeNote } from '../note/index.ts';
import { foldVisit } from './index.ts';

const t0 = 1_795_364_100_000;
const snapshot = exampleSnapshot();
const [A = '', B = ''] = snapshot.program.items.map(({ id }) => id);
const visitId = '01900000-0000-7000-8000-0000000000aa';
const minute = (n: number) => t0 + n * 60_000;

function story() {
  const pen = (number: number, userId = 'first') =>
    exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId, zone: 'UTC', number, startedAt: t0 });
  const [server, tab, other] = [pen(1), pen(2), pen(3, 'second')];
  const events: Envelope[] = [server.write(t0, 'visit.opened', { snapshot })];
  const write =
    (from: typeof tab) =>
    <K extends EventKind>(at: number, kind: K, body: NewBodies[K], more?: { corrects: string }) => {
      const event = from.write(minute(at), kind, body, more);
      events.push(event);
      return event.id;
    };
  return { tab: write(tab), other: write(other), log: () => readLog(events), fold: () => foldVisit(readLog(events)) };
}

const start = (activityId: string, more: Partial<NewBodies['activity.started']> = {}) =>
  ({ activityId, by: 'therapist', mode: 'one-on-one', ...more }) as const;

describe('a pause that names the last sign of treatment', () => {
  it('cuts the clock there, and the note says so', () => {
    const { tab, fold, log } = story();
    tab(0, 'activity.started', start(A));
    const paused = tab(14, 'activity.paused', { activityId: A, cause: 'sign-out', since: minute(4) });
    tab(20, 'visit.finished', {});
    expect(fold().activities[0]).toMatchObject({ seconds: 240 });
    expect(fold().cuts).toEqual([{ id: paused, from: minute(4), to: minute(14), cause: 'sign-out' }]);
    const text = composeNote(log(), { locale: 'en-US' })
      .sections.flatMap(({ sentences }) => sentences)
      .find(({ key }) => key === 'time.cut')?.text;
    expect(text).toMatch(
      /^The clock was paused at \d{1,2}:\d\d [AP]M after 10 min without an entry \(signed out\); 10 min not counted\.$/,
    );
  });

  it('never cuts below the start of the stretch, above the pause, or what does not run', () => {
    const { tab, fold } = story();
    tab(0, 'activity.started', start(A));
    tab(5, 'activity.paused', { activityId: A });
    tab(6, 'activity.resumed', { activityId: A });
    tab(10, 'activity.paused', { activityId: A, cause: 'idle', since: minute(-60) });
    tab(11, 'activity.paused', { activityId: A, cause: 'idle', since: minute(2) });
    tab(12, 'activity.resumed', { activityId: A });
    tab(15, 'activity.paused', { activityId: A, cause: 'idle', since: minute(90) });
    expect(fold().activities[0]?.seconds).toBe(8 * 60);
    expect(fold().cuts.map(({ from, to }) => [(from - t0) / 60_000, (to - t0) / 60_000])).toEqual([[6, 10]]);
  });

  it('tells a second once that two pauses cut, and none that another activity counts', () => {
    const { tab, fold } = story();
    tab(0, 'activity.started', start(A));
    tab(1, 'activity.started', start(B));
    tab(10, 'activity.paused', { activityId: A, cause: 'left', since: minute(4) });
    tab(10, 'activity.paused', { activityId: B, cause: 'left', since: minute(6) });
    expect(fold().cuts.map(({ from, to }) => [(from - t0) / 60_000, (to - t0) / 60_000])).toEqual([[6, 10]]);
    expect(fold().activities.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(360);
  });

  it('is held where somebody takes it back, until a therapist confirms the time', () => {
    const { tab, log, fold } = story();
    tab(0, 'activity.started', start(A));
    const paused = tab(14, 'activity.paused', { activityId: A, cause: 'idle', since: minute(4) });
    const undo = tab(15, 'event.retracted', {}, { corrects: paused });
    tab(20, 'visit.finished', {});
    const keys = () => composeNote(log(), { locale: 'en-US' }).findings.map(({ key, severity }) => `${key} ${severity}`);
    expect(fold().activities[0]?.seconds).toBe(1200);
    expect(keys()).toContain('pause-restored blocks');
    tab(21, 'time.confirmed', { of: undo, reason: 'yes' });
    expect(keys()).toContain('pause-restored blocks');
    tab(22, 'time.confirmed', { of: undo, reason: 'I treated without tapping' });
    expect(keys()).not.toContain('pause-restored blocks');
    expect(keys()).toContain('pause-confirmed attention');
  });
});

describe('whose time a stretch is', () => {
  it('changes with a start by another person of the same profession, and with attention that names one', () => {
    const { tab, other, fold } = story();
    tab(0, 'activity.started', start(A));
    other(10, 'activity.started', start(A));
    other(20, 'attention.changed', start(A, { person: 'third' }));
    other(30, 'activity.stopped', { activityId: A });
    expect(fold().activities[0]?.bouts.map(({ from, person }) => [(from - t0) / 60_000, person])).toEqual([
      [0, 'first'],
      [10, 'second'],
      [20, 'third'],
    ]);
  });

  it('is nobody’s after a start by a colleague that came under a STOP: who treated handed over', () => {
    const { tab, other, fold } = story();
    tab(0, 'activity.started', start(A));
    const stop = tab(5, 'stop.pressed', { from: 'therapist' });
    other(6, 'activity.started', start(A));
    tab(7, 'stop.cleared', { stop });
    other(8, 'activity.resumed', { activityId: A });
    other(10, 'activity.stopped', { activityId: A });
    expect(fold().activities[0]?.bouts.map(({ person }) => person)).toEqual(['first', 'second']);
  });
});
