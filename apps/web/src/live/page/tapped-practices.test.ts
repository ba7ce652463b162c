import { type Envelope, type EventKind, type NewBodies, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { ok } from '@eupraxia/kernel';
import { loggedPractices, replayPractice } from '@eupraxia/practice';
import { describe, expect, it } from 'vitest';
import type { LiveRecordings } from '../../recording/live-recordings.ts';
import type { Journal } from '../../visit/log/journal.ts';
import { PracticeLog } from './practice-log.ts';
import { TappedPractices } from './tapped-practices.ts';

const start = 1.7e12;
const none: LiveRecordings = { piece: () => undefined, finish: async () => undefined, recover: async () => 0 };

/** A visit on a tab that taps; `other` is a second tab that sees the same log. */
function station() {
  const example = exampleSnapshot();
  const items = example.program.items.slice(0, 2).map(({ target: _target, ...item }) => item);
  const [one, two] = items.map(({ id }) => id) as [string, string];
  const envelopes: Envelope[] = [];
  let now = start;
  const tabOf = (number: number) => {
    const tab = exampleWriter({
      clinicId: example.clinic.id,
      visitId: '018f4e2a-0000-7000-8000-00000000000b',
      userId: 'pt',
      zone: 'UTC',
      number,
      startedAt: start,
    });
    const write = <K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}): Envelope => {
      now += 1000;
      const event = { ...(JSON.parse(JSON.stringify(tab.write(now, kind, body))) as Envelope), ...more };
      envelopes.push(event);
      return event;
    };
    const journal = {
      writer: tab.writer,
      clock: { now: () => now },
      append: async <K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}) => ok(write(kind, body, more)),
    } as unknown as Journal;
    const log = new PracticeLog(journal, none);
    const taps = new TappedPractices(journal, log);
    const follow = async () => {
      // Once for what people did, once for what was begun or written by it.
      for (let i = 0; i < 3; i++) {
        const read = readLog(envelopes);
        taps.follow(foldVisit(read), read);
        await log.written();
      }
    };
    return { taps, write, follow };
  };
  const mine = tabOf(1);
  mine.write('visit.opened', { snapshot: { ...example, program: { ...example.program, items } } });
  const count = (kind: string) => envelopes.filter((event) => event.kind === kind).length;
  return { one, two, envelopes, mine, other: tabOf(2), count };
}

describe('TappedPractices', () => {
  it('follow() begins one coach for an activity that runs, on the tablet on which it was started', async () => {
    const { one, mine, other, count } = station();
    await mine.follow();
    expect(count('coach.started')).toBe(0);
    mine.write('activity.started', { activityId: one, by: 'therapist', mode: 'one-on-one' });
    await other.follow();
    expect(count('coach.started')).toBe(0);
    await mine.follow();
    expect(count('coach.started')).toBe(1);
    mine.write('repetition.done', { activityId: one, held: true });
    mine.write('repetition.done', { activityId: one, held: false });
    await mine.follow();
    expect(mine.taps.of(one)?.view).toMatchObject({ lastTen: ['held', 'missed'], success: 0.5, policy: 'faded', given: 'live' });
    await other.follow();
    expect(other.taps.of(one)?.view.lastTen).toEqual(['held', 'missed']);
  });

  it('follow() stands every coach still at a STOP by rule, writes none itself, and the visit replays', async () => {
    const { one, two, mine, count, envelopes } = station();
    mine.write('pain.rated', { score: 1, when: 'before' });
    for (const activityId of [one, two]) {
      mine.write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
      await mine.follow();
    }
    mine.write('repetition.done', { activityId: two, held: false, lostBalance: true });
    await mine.follow();
    expect(mine.taps.of(two)?.cues.map(({ key }) => key)).toEqual(['easier']);
    const pain = mine.write('pain.rated', { score: 4, when: 'during', activityId: two });
    await mine.follow();
    expect(count('stop.pressed')).toBe(0);
    mine.write('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { source: 'station', evidence: [pain.id] });
    await mine.follow();
    expect([mine.taps.of(one)?.view.stopped, mine.taps.of(two)?.view.stopped]).toEqual(['rule', 'rule']);
    const replayed = loggedPractices(readLog(envelopes)).map((practice) => replayPractice(practice, new Map()));
    expect(replayed.map(({ difference }) => difference)).toEqual([null, null]);
  });

  it('probe() and choose() are words of the log, and what they lead to is written once', async () => {
    const { one, mine, count, envelopes } = station();
    mine.write('activity.started', { activityId: one, by: 'therapist', mode: 'one-on-one' });
    await mine.follow();
    mine.write('repetition.done', { activityId: one, held: true });
    await mine.follow();
    mine.taps.choose(one, 'summary');
    mine.taps.probe(one, 'begin');
    await mine.follow();
    expect(mine.taps.of(one)?.view).toMatchObject({ policy: 'summary', phase: 'probe', given: 'none' });
    for (let i = 0; i < 5; i++) mine.write('repetition.done', { activityId: one, held: i > 1 });
    await mine.follow();
    expect(count('feedback.changed')).toBe(1);
    expect(count('probe.ended')).toBe(1);
    const probe = envelopes.find((event) => event.kind === 'probe.ended');
    expect(probe?.body).toMatchObject({ label: 'performance', held: 3, of: 5, complete: true });
    expect(probe?.evidence).toHaveLength(5);
    expect(mine.taps.of(one)?.view.lastTen).toEqual(['held']);
  });
});
