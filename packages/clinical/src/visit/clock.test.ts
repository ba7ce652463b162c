import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, readLog } from '../index.ts';
import { foldVisit, minutesOf } from './index.ts';

const t0 = 1_795_364_100_000;
const snapshot = exampleSnapshot();
const [first, second] = snapshot.program.items;
if (first === undefined || second === undefined) throw new Error('The example has two activities.');
const [A, B] = [first.id, second.id];
const visitId = '01900000-0000-7000-8000-0000000000aa';

function log() {
  const pen = (number: number) =>
    exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'u', zone: 'UTC', number, startedAt: t0 });
  const server = pen(1);
  const tab = pen(2);
  const events: Envelope[] = [server.write(t0, 'visit.opened', { snapshot })];
  const at = (minute: number) => t0 + minute * 60_000;
  const self = {
    start: (
      minute: number,
      activityId: string,
      by: 'therapist' | 'assistant' | 'aide' | 'none' = 'therapist',
      mode: 'one-on-one' | 'group' | 'unattended' = 'one-on-one',
    ) => self.say(minute, 'activity.started', { activityId, by, mode }),
    say: (minute: number, kind: Parameters<typeof tab.write>[1], body: object) => {
      events.push(tab.write(at(minute), kind, body as never));
      return self;
    },
    judged: (minute: number, kind: Parameters<typeof server.write>[1], body: object) => {
      events.push({ ...server.write(at(minute), kind, body as never), source: 'server' });
      return self;
    },
    id: () => events.at(-1)?.id ?? '',
    fold: (now?: number) => foldVisit(readLog(events), now === undefined ? undefined : at(now)),
    minutes: (now?: number) => self.fold(now).activities.map((a) => a.seconds / 60),
  };
  return self;
}

describe('foldVisit(log, now): the session clock', () => {
  it('counts from start to stop without the pauses, and to now while it runs', () => {
    const visit = log().start(0, A).say(5, 'activity.paused', { activityId: A }).say(8, 'activity.resumed', { activityId: A });
    expect(visit.minutes(10)).toEqual([7, 0]);
    expect(visit.fold(10)).toMatchObject({ running: A, activities: [{ state: 'running' }, { state: 'not-started' }] });
    expect(visit.fold(10).activities[0]?.bouts.map((b) => [b.from, b.to])).toEqual([
      [t0, t0 + 300_000],
      [t0 + 480_000, null],
    ]);
    expect(visit.say(12, 'activity.stopped', { activityId: A }).minutes(60)).toEqual([9, 0]);
  });

  it('never counts a now that lies before the start', () => {
    expect(log().start(5, A).minutes(1)).toEqual([0, 0]);
  });

  it('pauses everything at the instant of STOP, and nothing runs until it is cleared and resumed', () => {
    const visit = log().start(0, A).say(4, 'stop.pressed', { from: 'patient' });
    const stop = visit.id();
    visit.say(5, 'activity.resumed', { activityId: A });
    expect(visit.fold(9)).toMatchObject({
      stop: { id: stop, from: 'patient' },
      running: null,
      contradictions: [{ what: 'started-under-stop' }],
    });
    visit.say(6, 'stop.explained', { stop, why: 'pain', text: 'sharp' });
    expect(visit.fold(9).stop).toMatchObject({ why: 'pain', text: 'sharp' });
    visit.say(7, 'stop.cleared', { stop });
    expect(visit.minutes(9)).toEqual([4, 0]);
    expect(visit.say(10, 'activity.resumed', { activityId: A }).minutes(13)).toEqual([7, 0]);
    expect(visit.fold(13).stop).toBeNull();
  });

  it('gives no time to a refused start, and counts from a later resumption that was allowed', () => {
    const visit = log().start(0, A);
    const start = visit.id();
    visit.judged(1, 'start.refused', { of: start, findings: [{ rule: 'pain-limit', severity: 'block' }] });
    expect(visit.fold().activities[0]?.state).toBe('not-started');
    visit.say(10, 'activity.resumed', { activityId: A }).say(40, 'activity.stopped', { activityId: A });
    expect(visit.minutes()).toEqual([30, 0]);
    expect(visit.fold().contradictions).toEqual([{ id: start, what: 'start-refused' }]);
  });

  it('credits nobody after a refused start that handed a running activity over', () => {
    const visit = log().start(0, A).start(4, A, 'aide');
    visit.judged(5, 'start.refused', { of: visit.id(), findings: [{ rule: 'pain-limit', severity: 'block' }] });
    expect(visit.say(38, 'activity.stopped', { activityId: A }).minutes()).toEqual([4, 0]);
  });

  it('clears a STOP whatever the clock of the clearing device said, from the instant of the STOP at the earliest', () => {
    const pen = exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'u', zone: 'UTC', number: 9, startedAt: t0 });
    const tab = exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'u', zone: 'UTC', number: 8, startedAt: t0 });
    const at = (minute: number) => t0 + minute * 60_000;
    const opened = tab.write(at(0), 'visit.opened', { snapshot });
    const started = tab.write(at(0), 'activity.started', { activityId: A, by: 'therapist', mode: 'one-on-one' });
    const pressed = tab.write(at(4), 'stop.pressed', { from: 'patient' });
    const events = [
      opened,
      started,
      pressed,
      pen.write(at(2), 'stop.cleared', { stop: pressed.id, text: 'well again' }),
      tab.write(at(6), 'activity.resumed', { activityId: A }),
    ];
    for (const order of [events, events.toReversed()]) {
      const folded = foldVisit(readLog(order), at(9));
      expect(folded).toMatchObject({ stop: null, running: A, contradictions: [] });
      expect(folded.stops).toMatchObject([{ at: at(4), cleared: { at: at(4), text: 'well again' } }]);
      expect(folded.activities[0]?.seconds).toBe(420);
    }
  });

  it('stops everything when the visit is finished', () => {
    expect(log().start(0, A).start(3, B).say(9, 'visit.finished', {}).fold(60)).toMatchObject({
      status: 'finished',
      running: null,
      activities: [
        { state: 'stopped', seconds: 180 },
        { state: 'stopped', seconds: 360 },
      ],
    });
  });

  it('credits a second once: the activity begun last has it, and the first gets the rest', () => {
    const overlap = log()
      .start(0, A)
      .start(6, B)
      .say(8, 'activity.stopped', { activityId: B })
      .say(10, 'activity.stopped', { activityId: A });
    expect(overlap.minutes()).toEqual([8, 2]);
    expect(overlap.fold().activities[0]?.bouts).toHaveLength(2);
  });

  it('credits attended before unattended time, whichever was begun last', () => {
    expect(
      log()
        .start(0, A)
        .start(2, B, 'none', 'unattended')
        .say(9, 'activity.stopped', { activityId: A })
        .say(12, 'visit.finished', {})
        .minutes(),
    ).toEqual([9, 3]);
  });

  it('splits a bout where another person takes over, and counts only skilled one-on-one minutes as timed', () => {
    const visit = log().start(0, A).say(10, 'attention.changed', { activityId: A, by: 'assistant', mode: 'one-on-one' });
    visit
      .say(15, 'attention.changed', { activityId: A, by: 'aide', mode: 'one-on-one' })
      .say(18, 'attention.changed', { activityId: A, by: 'therapist', mode: 'group' });
    const folded = visit.say(20, 'activity.stopped', { activityId: A }).fold();
    expect(folded.activities[0]?.credits.map((c) => [c.by, c.mode, c.seconds])).toEqual([
      ['therapist', 'one-on-one', 600],
      ['assistant', 'one-on-one', 300],
      ['aide', 'one-on-one', 180],
      ['therapist', 'group', 120],
    ]);
    expect(minutesOf(folded)).toMatchObject({
      timed: 15,
      total: 15,
      uncounted: [
        { by: 'aide', seconds: 180 },
        { mode: 'group', seconds: 120 },
      ],
    });
  });

  it('takes the corrected time with its reason, and keeps the shares of those who furnished it', () => {
    const visit = log()
      .start(0, A)
      .say(9, 'attention.changed', { activityId: A, by: 'assistant', mode: 'one-on-one' })
      .say(12, 'activity.stopped', { activityId: A });
    visit.say(13, 'time.corrected', { activityId: A, seconds: 1200, reason: 'started late' });
    visit.say(14, 'time.corrected', { activityId: B, seconds: 300, reason: 'clock forgotten' });
    const [a, b] = visit.fold().activities;
    expect(a).toMatchObject({ seconds: 1200, measuredSeconds: 720, corrected: { seconds: 1200, reason: 'started late' } });
    expect(a?.credits.map((c) => [c.by, c.seconds])).toEqual([
      ['therapist', 900],
      ['assistant', 300],
    ]);
    expect(b?.credits).toMatchObject([{ by: 'therapist', mode: 'one-on-one', seconds: 300 }]);
  });

  it('adds to a corrected time what is practised after the correction, by whom it was', () => {
    const visit = log()
      .start(0, A)
      .say(20, 'activity.paused', { activityId: A })
      .say(21, 'time.corrected', { activityId: A, seconds: 480, reason: 'left running' })
      .say(25, 'activity.resumed', { activityId: A })
      .say(35, 'attention.changed', { activityId: A, by: 'assistant', mode: 'one-on-one' })
      .say(40, 'activity.stopped', { activityId: A });
    expect(visit.fold().activities[0]).toMatchObject({
      seconds: 1380,
      measuredSeconds: 2100,
      corrected: { seconds: 480, at: t0 + 21 * 60_000, replacedSeconds: 1200, laterSeconds: 900 },
      credits: [
        { by: 'therapist', seconds: 480 + 600 },
        { by: 'assistant', seconds: 300 },
      ],
    });
    expect(minutesOf(visit.fold()).timed).toBe(23);
    const early = log()
      .say(1, 'time.corrected', { activityId: A, seconds: 300, reason: 'clock forgotten' })
      .start(5, A, 'assistant');
    expect(early.say(7, 'activity.stopped', { activityId: A }).fold().activities[0]?.credits).toMatchObject([
      { by: 'assistant', seconds: 120 },
      { by: 'therapist', seconds: 300 },
    ]);
  });

  it('replaces a running clock up to the correction, and goes on from there', () => {
    const visit = log().start(0, A).say(10, 'time.corrected', { activityId: A, seconds: 120, reason: 'started too early' });
    expect(visit.minutes(13)).toEqual([5, 0]);
  });

  it('floors seconds to minutes once per code', () => {
    const visit = log().start(0, A).say(7.5, 'activity.paused', { activityId: A }).say(8, 'activity.resumed', { activityId: A });
    expect(minutesOf(visit.say(15.6, 'activity.stopped', { activityId: A }).fold()).codes).toMatchObject([
      { code: '97112', seconds: 906, minutes: 15 },
    ]);
  });

  it('ignores a resume before any start, a second start, and taps that change nothing', () => {
    const visit = log()
      .say(0, 'activity.resumed', { activityId: A })
      .start(1, A)
      .start(2, A)
      .say(3, 'activity.paused', { activityId: A })
      .say(4, 'activity.paused', { activityId: A });
    expect(visit.minutes()).toEqual([2, 0]);
    expect(visit.fold().contradictions.map((c) => c.what)).toEqual(['resumed-before-start']);
  });
});

const kind = fc.constantFrom(
  'activity.started',
  'activity.paused',
  'activity.resumed',
  'activity.stopped',
  'attention.changed',
  'stop.pressed',
  'stop.cleared',
  'visit.finished',
  'event.retracted',
);
const step = fc.record({
  kind,
  writer: fc.nat(2),
  activityId: fc.constantFrom(A, B),
  by: fc.constantFrom('therapist', 'assistant', 'both', 'student', 'aide', 'none'),
  mode: fc.constantFrom('one-on-one', 'group', 'unattended'),
  // Clocks of the writers jump, backwards too.
  after: fc.integer({ min: -120_000, max: 600_000 }),
  of: fc.nat(),
});

describe('the session clock, whatever is tapped', () => {
  it('never counts below zero nor more than the wall, overlaps no bouts, and does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (steps, chance) => {
        const pens = [1, 2, 3, 4].map((number) =>
          exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'u', zone: 'UTC', number, startedAt: t0 }),
        );
        const events: Envelope[] = [pens[3]?.write(t0, 'visit.opened', { snapshot }) as Envelope];
        let at = t0;
        for (const s of steps) {
          at = Math.max(t0, at + s.after);
          const pen = pens[s.writer];
          const stop = events.filter((e) => e.kind === 'stop.pressed').at(-1)?.id ?? events[0]?.id ?? '';
          const body =
            s.kind === 'stop.pressed'
              ? { from: 'rule' }
              : s.kind === 'stop.cleared'
                ? { stop }
                : s.kind === 'visit.finished' || s.kind === 'event.retracted'
                  ? {}
                  : s.kind === 'activity.started' || s.kind === 'attention.changed'
                    ? { activityId: s.activityId, by: s.by, mode: s.mode }
                    : { activityId: s.activityId };
          const corrects = s.kind === 'event.retracted' ? { corrects: events[s.of % events.length]?.id ?? '' } : {};
          events.push(pen?.write(at, s.kind as 'visit.finished', body as Record<string, never>, corrects) as Envelope);
        }
        const log = readLog(events);
        const visit = foldVisit(log);
        const wall = Math.max(...log.events.map((e) => e.at)) - t0;
        const bouts = visit.activities
          .flatMap((a) => a.bouts.map((b) => [b.from, b.to ?? t0 + wall] as const))
          .sort((a, b) => a[0] - b[0]);
        for (const [i, [from, to]] of bouts.entries()) {
          expect(to).toBeGreaterThanOrEqual(from);
          expect(from).toBeGreaterThanOrEqual(bouts[i - 1]?.[1] ?? t0);
        }
        const seconds = visit.activities.reduce((sum, a) => sum + a.seconds, 0);
        expect(visit.activities.every((a) => a.seconds >= 0)).toBe(true);
        expect(seconds).toBeLessThanOrEqual(wall / 1000 + 1e-6);
        for (const a of visit.activities) expect(a.credits.reduce((sum, c) => sum + c.seconds, 0)).toBeCloseTo(a.seconds, 6);
        const shuffled = events
          .map((e) => ({ e, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ e }) => e);
        expect(foldVisit(readLog(shuffled))).toEqual(visit);
      }),
      { numRuns: 300 },
    );
  });
});
