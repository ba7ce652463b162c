import { type Envelope, type EventKind, type NewBodies, readLog, type SessionEvent, upcast } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { type Cue, coachVersion } from '@eupraxia/coach';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loggedPractices } from './logged.ts';
import { tappedPlanFor } from './plan.ts';
import { replayPractice } from './replay.ts';
import { isTapped, livedBy, tappedPractice } from './tapped.ts';
import { chainVersion } from './version.ts';

const clinicId = '018f4e2a-0000-7000-8000-00000000000a';
const visitId = '018f4e2a-0000-7000-8000-00000000000b';
const start = 1.7e12;
const runOf = (number: number) => `018f4e2a-0000-7000-8000-0000000000d${number}`;

/** A visit in which two activities are tapped; what their coaches say is written as a tab does it. */
function visit() {
  const example = exampleSnapshot();
  const items = example.program.items.slice(0, 2).map(({ target: _target, ...item }) => item);
  const snapshot = { ...example, program: { ...example.program, items }, falls: 'no' as const };
  const [one, two] = items;
  if (one === undefined || two === undefined) throw new Error('the example has no two activities');
  const tab = exampleWriter({ clinicId, visitId, userId: 'pt', zone: 'UTC', number: 3, startedAt: start });
  const envelopes: Envelope[] = [];
  let now = start;
  const put = <K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}): Envelope => {
    now += 1500;
    const event = { ...(JSON.parse(JSON.stringify(tab.write(now, kind, body))) as Envelope), ...more };
    expect(upcast(event).unread, JSON.stringify(event)).toBeNull();
    envelopes.push(event);
    return event;
  };
  put('visit.opened', { snapshot });
  const log = () => readLog(envelopes);
  const begun = () => log().events.filter((event) => event.kind === 'coach.started' && isTapped(event)) as Started[];
  const practices = () => begun().map((started) => tappedPractice(started, livedBy(started, log().events)));
  const written = new Set<string>();
  return {
    one: one.id,
    two: two.id,
    envelopes,
    log,
    practices,
    begin(activityId: string, run: string) {
      const folded = foldVisit(log());
      const activity = folded.activities.find(({ item }) => item.id === activityId);
      if (activity === undefined) throw new Error('no such activity');
      const plan = JSON.parse(JSON.stringify(tappedPlanFor(folded, activity))) as Record<string, never>;
      put('coach.started', { activityId, run, plan, coach: coachVersion, chain: 'none' });
    },
    write<K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}): Envelope {
      const cause = put(kind, body, more);
      for (const { events } of practices()) {
        for (const { event, cause: of } of events) {
          if (of.id !== cause.id) continue;
          const key = JSON.stringify([event.kind, event.body]);
          if (written.has(key)) continue;
          written.add(key);
          put(event.kind, event.body as never, {
            source: 'coach',
            ...(event.from.events.length === 0 ? {} : { evidence: [...event.from.events] }),
          });
        }
      }
      return cause;
    },
  };
}

type Started = Extract<SessionEvent, { kind: 'coach.started' }>;
const keysOf = (cues: readonly Cue[]) => cues.map(({ key }) => key);

describe('tappedPractice', () => {
  it('tappedPractice(started, lived) counts taps, and what is taken back no more', () => {
    const { one, begin, write, practices } = visit();
    begin(one, runOf(1));
    const first = write('repetition.done', { activityId: one, held: true });
    write('repetition.done', { activityId: one, held: false });
    expect(practices()[0]?.state.lastTen.map(({ outcome }) => outcome)).toEqual(['held', 'missed']);
    write('event.retracted', {}, { corrects: first.id });
    expect(practices()[0]?.state.lastTen.map(({ outcome }) => outcome)).toEqual(['missed']);
    write('repetition.done', { activityId: one, held: true });
    expect(practices()[0]?.state.lastTen.map(({ outcome }) => outcome)).toEqual(['missed', 'held']);
  });

  it('tappedPractice() eases after a lost balance and asks for a rest when effort reaches its limit', () => {
    const { one, begin, write, practices } = visit();
    begin(one, runOf(1));
    write('repetition.done', { activityId: one, held: false, holdSeconds: 4.2, lostBalance: true });
    expect(keysOf(practices()[0]?.cues ?? [])).toEqual(['easier']);
    write('effort.rated', { activityId: one, score: 9, scale: 'CR10' });
    expect(keysOf(practices()[0]?.cues ?? [])).toContain('rest');
  });

  it('a STOP by rule freezes every coach, eases where its row says so, and is cleared for all', () => {
    const { one, two, begin, write, log, practices } = visit();
    write('pain.rated', { score: 1, when: 'before' });
    begin(one, runOf(1));
    begin(two, runOf(2));
    const hurts = write('pain.rated', { score: 5, when: 'during', activityId: one });
    expect(practices().map(({ state }) => state.stopped)).toEqual([null, null]);
    const stop = write('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { source: 'station', evidence: [hurts.id] });
    expect(practices().map(({ state }) => [state.stopped, state.stopRule, state.hurting])).toEqual(
      Array(2).fill(['rule', 'stop-pain-rise', true]),
    );
    expect(practices().map(({ cues }) => keysOf(cues))).toEqual([['easier'], ['easier']]);
    write('stop.cleared', { stop: stop.id });
    expect(practices().map(({ state }) => state.stopped)).toEqual([null, null]);
    expect(loggedPractices(log()).map((one) => replayPractice(one, new Map()).difference)).toEqual([null, null]);
  });

  it('replayPractice() of taps finds the coach’s events again from the log alone, whatever was done and taken back', () => {
    let found = 0;
    const act = fc.record({ do: fc.nat({ max: 11 }), score: fc.nat({ max: 10 }), back: fc.nat({ max: 5 }) });
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
        const { one, two, begin, write, log, envelopes } = visit();
        begin(one, runOf(1));
        begin(two, runOf(2));
        for (const { do: what, score, back } of acts) {
          const activityId = score % 2 === 0 ? one : two;
          const run = score % 2 === 0 ? runOf(1) : runOf(2);
          const at = (envelopes.length * 1500) / 1000;
          if (what < 5) write('repetition.done', { activityId, held: score < 8, holdSeconds: score });
          else if (what === 5) write('set.finished', { activityId });
          else if (what === 6) write('pain.rated', { score, when: 'during' });
          else if (what === 7) write('effort.rated', { activityId, score, scale: 'CR10' });
          else if (what === 8) write('coach.heard', { activityId, run, at, what: 'probe-begin' });
          else if (what === 9) write('coach.heard', { activityId, run, at, what: 'feedback', said: { policy: 'terminal' } });
          else if (what === 10 && back < 3) write('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' });
          else if (what === 10) {
            const stop = envelopes.findLast(({ kind }) => kind === 'stop.pressed');
            if (stop !== undefined) write('stop.cleared', { stop: stop.id });
          } else {
            const gone = envelopes.at(-1 - back);
            if (gone !== undefined && /done|rated|finished/.test(gone.kind)) write('event.retracted', {}, { corrects: gone.id });
          }
        }
        for (const practice of loggedPractices(log())) {
          expect(replayPractice(practice, new Map()).difference).toBeNull();
          found += practice.coached.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it('isTapped(started) and replayPractice() take what is not a plan for no plan, and ignore inputs that they do not know', () => {
    const { one, begin, write, practices, log } = visit();
    write('coach.started', {
      activityId: one,
      run: runOf(7),
      plan: { measured: 'tap' },
      coach: coachVersion,
      chain: chainVersion,
    });
    expect(practices()).toEqual([]);
    expect(loggedPractices(log()).map((practice) => replayPractice(practice, new Map()).difference?.what)).toEqual(['no-plan']);
    begin(one, runOf(8));
    write('coach.heard', { activityId: one, run: runOf(8), at: 1, what: 'zone' });
    write('coach.heard', { activityId: one, run: runOf(8), at: 2, what: 'feedback', said: { policy: 'telepathic' } });
    expect(practices()[0]?.state.feedback).toBe('faded');
  });
});
