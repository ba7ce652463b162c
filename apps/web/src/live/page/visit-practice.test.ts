import { type Envelope, type EventKind, kindVersion, type NewBodies, type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleId, exampleSnapshot, seededNumbers } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { feedbackPolicies } from '@eupraxia/coach';
import { openRecording } from '@eupraxia/formats';
import { err, ok } from '@eupraxia/kernel';
import { loggedPractices, replayPractice } from '@eupraxia/practice';
import { describe, expect, it } from 'vitest';
import { webFault } from '../../app/errors.ts';
import type { LiveRecordings } from '../../recording/live-recordings.ts';
import type { Message } from '../protocol.ts';
import { WoundClock } from '../worker/engine.fixture.ts';
import { Engine } from '../worker/engine.ts';
import { LiveSession, type Wire } from './live-session.ts';
import { VisitPractice } from './visit-practice.ts';

const visitId = '018f4e2a-0000-7000-8000-00000000000b';
const script = { every: 2.4, holds: 1.5, weakest: 0.15, strongest: 0.75, coactivation: 0.25 };

/** A visit on one tab: journal, session, engine and coach, on a clock that the test winds. */
function station(seed: number, change: (snapshot: NewSnapshot) => NewSnapshot = (snapshot) => snapshot) {
  const numbers = seededNumbers(seed);
  const snapshot = change(exampleSnapshot());
  const clock = new WoundClock();
  const envelopes: Envelope[] = [];
  const start = 1.7e12;
  const write = <K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}): Envelope => {
    const at = start + Math.round(clock.now());
    const event = {
      v: kindVersion(kind),
      id: exampleId(at, numbers),
      clinicId: snapshot.clinic.id,
      sessionId: visitId,
      writer: '018f4e2a-0000-7000-8000-0000000000aa',
      seq: envelopes.length + 1,
      at,
      mono: clock.now(),
      tz: 'UTC',
      recordedAt: at,
      by: { userId: 'pt', role: 'therapist' },
      kind,
      body: JSON.parse(JSON.stringify(body)),
      ...more,
    } as Envelope;
    envelopes.push(event);
    return event;
  };
  write('visit.opened', { snapshot });
  const pieces = new Map<string, Uint8Array[]>();
  const recordings: LiveRecordings = {
    piece: (id, number, bytes) => {
      const list = pieces.get(id) ?? [];
      list[number] = bytes;
      pieces.set(id, list);
    },
    finish: async () => undefined,
    recover: async () => 0,
  };
  let wire: Wire | null = null;
  const live = new LiveSession(() => {
    const made: Wire = { postMessage: () => undefined, terminate: () => undefined, onmessage: null, onerror: null };
    const engine = new Engine(
      (message: Message) => made.onmessage?.({ data: structuredClone(message) } as MessageEvent<Message>),
      clock,
    );
    made.postMessage = (command) => engine.receive(structuredClone(command));
    wire = made;
    return made;
  }, []);
  const journal = {
    append: async <K extends EventKind>(kind: K, body: NewBodies[K], more: object = {}) => ok(write(kind, body, more)),
  };
  const practice = new VisitPractice(live, journal, recordings);
  live.onEvent = (event) => {
    practice.log.take(event);
    if (event.kind === 'lost') practice.lost();
  };
  const item = snapshot.program.items.find((i) => i.target !== undefined);
  if (item === undefined) throw new Error('the example aims at nothing');
  const follow = (id = item.id) => {
    const log = readLog(envelopes);
    const visit = foldVisit(log);
    return practice.follow(visit, log, visit.activities.find((a) => a.item.id === id) ?? null);
  };
  const replayed = async () => {
    await practice.log.written();
    const all = new Map();
    for (const [id, list] of pieces) {
      const opened = await openRecording(
        (async function* () {
          yield* list;
        })(),
      );
      if (!opened.ok) throw new Error(opened.error.message);
      const data: number[][] = opened.value.channels.map(() => []);
      for await (const block of opened.value.blocks())
        for (const [c, samples] of block.data.entries()) (data[c] as number[]).push(...samples);
      const { rate, channels } = opened.value;
      all.set(id, { rate, channels, data: data.map((d) => Float32Array.from(d)) });
    }
    return loggedPractices(readLog(envelopes)).map((one) => replayPractice(one, all));
  };
  return {
    live,
    clock,
    practice,
    recordings,
    envelopes,
    write,
    follow,
    replayed,
    item,
    numbers,
    crash: () => wire?.onerror?.({ message: 'gone' } as ErrorEvent),
  };
}

const kinds = (envelopes: readonly Envelope[], kind: string) => envelopes.filter((e) => e.kind === kind);

describe('VisitPractice', () => {
  it('follow() says what is lacking, coaches once nothing is, and begins anew only for another plan', async () => {
    const { live, clock, practice, envelopes, write, follow, item, recordings } = station(1);
    expect(follow()).toBe('source');
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: 1, mains: 'none' });
    expect(follow()).toBe('reference');
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV' });
    expect(follow()).toBeNull();
    live.play();
    await clock.pass(6000);
    await practice.log.written();
    expect(kinds(envelopes, 'coach.started')).toHaveLength(1);
    expect(live.state().coach).toMatchObject({ policy: 'faded', given: 'live', zone: { floor: item.target?.floor } });
    // A new reference is a new stretch of the same coach; a watched antagonist is another plan.
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 200, unit: 'µV' });
    follow();
    await clock.pass(100);
    practice.choose({ antagonistReferences: new Map([['Antagonist (synthetic)', { value: 180 }]]) });
    follow();
    await clock.pass(100);
    live.freeze();
    await practice.log.written();
    expect(kinds(envelopes, 'coach.started')).toHaveLength(2);
    expect(kinds(envelopes, 'feedback.started').map((e) => (e.body as NewBodies['feedback.started']).agonist.reference)).toEqual([
      160, 200, 200,
    ]);
    expect(kinds(envelopes, 'feedback.stopped')).toHaveLength(3);
    // Another tab life finds what was measured.
    const next = new VisitPractice(live, { append: async () => err(webFault('EUP_WEB_UNREACHED')) }, recordings);
    const log = readLog(envelopes);
    next.follow(foldVisit(log), log, null);
    expect(next.choices.antagonistReferences?.get('Antagonist (synthetic)')).toEqual({ value: 180 });
  });

  it('choose() is about the activity that is coached and the channel that was measured: the next has its own', async () => {
    const twice = (snapshot: NewSnapshot): NewSnapshot => {
      const items = snapshot.program.items.flatMap((one) =>
        one.target === undefined
          ? [one]
          : [one, { ...one, id: snapshot.program.id, target: { ...one.target, feedback: 'bandwidth' } }],
      );
      return { ...snapshot, program: { ...snapshot.program, items } };
    };
    const { live, clock, practice, envelopes, write, follow, item } = station(2, twice);
    const second = exampleSnapshot().program.id;
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: 1, mains: 'none' });
    for (const activityId of [item.id, second])
      write('reference.set', { activityId, kind: 'submaximal', value: 160, unit: 'µV' });
    expect(follow()).toBeNull();
    await clock.pass(100);
    practice.choose({
      feedback: 'terminal',
      antagonistReferences: new Map([['Antagonist (synthetic)', { value: 180 }]]),
      antagonistLimit: 35,
    });
    expect(follow(second)).toBeNull();
    await practice.log.written();
    const begun = kinds(envelopes, 'coach.started').map((e) => (e.body as NewBodies['coach.started']).plan);
    expect(begun.at(-1)).toMatchObject({ feedback: 'bandwidth', antagonist: { channel: 'Antagonist (synthetic)' } });
    // The other way round nothing is known of what is now the antagonist.
    live.choose({ agonist: 1, antagonist: 0, mains: 'none' });
    expect(follow(second)).toBeNull();
    await practice.log.written();
    const turned = kinds(envelopes, 'coach.started').at(-1)?.body as NewBodies['coach.started'];
    expect(turned.plan['antagonist']).toBeNull();
  });

  it('openQuestions() hold practice that goes down up until each was answered so that it may begin, in this tab and the next', async () => {
    const down = (snapshot: NewSnapshot): NewSnapshot => ({
      ...snapshot,
      conditions: [{ id: visitId, conditionId: 'facial-palsy', name: 'Facial palsy', side: 'right', onset: '2026-05-01' }],
      program: {
        ...snapshot.program,
        items: snapshot.program.items.map((one) =>
          one.target === undefined
            ? one
            : { ...one, target: { ...one.target, direction: 'down', floor: null, ceiling: 20, holdSeconds: 2 } },
        ),
      },
    });
    const { live, clock, practice, envelopes, write, follow, item, recordings } = station(5, down);
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV' });
    const open = (one: VisitPractice): readonly string[] => {
      const log = readLog(envelopes);
      const visit = foldVisit(log);
      const activity = visit.activities.find((a) => a.item.id === item.id);
      return activity === undefined ? ['no activity'] : one.openQuestions(visit, log, activity);
    };
    follow();
    expect(open(practice)).toEqual(['flaccid-muscle']);
    const answer = async (mayBegin: boolean): Promise<void> => {
      practice.answer('flaccid-muscle', mayBegin);
      await clock.pass(50);
      await practice.log.written();
      follow();
    };
    await answer(false);
    expect(open(practice)).toEqual(['flaccid-muscle']);
    await answer(true);
    expect(open(practice)).toEqual([]);
    const heard = kinds(envelopes, 'coach.heard').map((e) => e.body as NewBodies['coach.heard']);
    expect(heard.map(({ what, said }) => [what, said?.['question']])).toEqual([
      ['answered', 'flaccid-muscle: not now'],
      ['answered', 'flaccid-muscle'],
    ]);
    const next = new VisitPractice(live, { append: async () => err(webFault('EUP_WEB_UNREACHED')) }, recordings);
    expect(open(next)).toEqual([]);
    expect(kinds(envelopes, 'coach.started')).toHaveLength(1);
  });

  it('another rest with 100 % begins another coach, which has it, and the log says what the antagonist’s 100 % is', async () => {
    const { live, clock, practice, envelopes, write, follow, item } = station(6);
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: 1, mains: 'none' });
    practice.choose({ antagonistReferences: new Map([['Antagonist (synthetic)', { value: 180, kind: 'rest' }]]) });
    const rest = { mean: 4, sd: 2, noise: 1.6 };
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV', rest });
    follow();
    live.play();
    await clock.pass(1000);
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV', rest: { ...rest, mean: 8 } });
    follow();
    await clock.pass(100);
    await practice.log.written();
    const begun = kinds(envelopes, 'coach.started').map((e) => (e.body as NewBodies['coach.started']).plan);
    expect(begun.map(({ rest: level, noise }) => [level, noise])).toEqual([
      [{ mean: 2.5, sd: 1.25 }, 1],
      [{ mean: 5, sd: 1.25 }, 1],
    ]);
    const [first] = kinds(envelopes, 'feedback.started').map((e) => e.body as NewBodies['feedback.started']);
    expect(first?.antagonist).toEqual({ channel: 'Antagonist (synthetic)', unit: 'µV', reference: 180, kind: 'rest' });
  });

  it('a visit lived through LiveSession, Engine and VisitPractice replays to the same log, whatever was done', async () => {
    let repetitions = 0;
    for (const seed of [3, 14, 159, 2653]) {
      const { live, clock, practice, envelopes, write, follow, replayed, item, numbers } = station(seed);
      const chance = (most: number): number => Math.floor(numbers() * most);
      write('reference.set', { activityId: item.id, kind: 'submaximal', value: 170, unit: 'µV' });
      follow();
      live.openSynthetic({ rate: 1000, script, seed });
      live.choose({ agonist: 0, antagonist: 1, mains: 60 });
      if (chance(2) === 0)
        practice.choose({ antagonistReferences: new Map([['Antagonist (synthetic)', { value: 180 }]]), antagonistLimit: 35 });
      follow();
      live.play();
      for (let turn = 0; turn < 60; turn++) {
        if (chance(12) === 0) clock.sleep(chance(3000));
        await clock.pass(chance(1500));
        switch (chance(14)) {
          case 0:
            write('pain.rated', { score: chance(8), when: 'during', activityId: item.id });
            break;
          case 1:
            write('effort.rated', { activityId: item.id, score: chance(11), scale: 'CR10' });
            break;
          case 2:
            write('zone.set', {
              activityId: item.id,
              floor: 15 + chance(20),
              ceiling: 60 + chance(40),
              holdSeconds: chance(3) / 2,
            });
            break;
          case 3:
            write('set.finished', { activityId: item.id });
            break;
          case 4:
            live.freeze();
            write('stop.pressed', { from: 'therapist' });
            break;
          case 5:
            practice.choose({ feedback: feedbackPolicies[chance(feedbackPolicies.length)] ?? 'faded' });
            break;
          case 6:
            practice.probe(chance(3) === 0 ? 'end' : 'begin');
            break;
          case 7:
            practice.asked();
            break;
          case 8:
            live.disturb(chance(2) === 0 ? 'artefact' : 'stall');
            break;
          case 9:
            write('cue.given', { activityId: item.id, channel: 'verbal', level: 'some' });
            break;
          case 10: {
            const last = kinds(envelopes, chance(2) === 0 ? 'repetition.done' : 'zone.set').at(-1);
            if (last !== undefined) write('event.retracted', {}, { corrects: last.id });
            break;
          }
          default:
        }
        follow();
        await practice.log.written();
        const stop = foldVisit(readLog(envelopes)).stop;
        if (stop !== null && chance(2) === 0) {
          write('stop.cleared', { stop: stop.id });
          follow();
        }
        if (live.state().motion !== 'playing') live.play();
      }
      live.finish();
      await clock.pass(200);
      const [found] = await replayed();
      expect(found?.difference, JSON.stringify(found)).toBeNull();
      expect(found?.events).toBeGreaterThan(0);
      expect(foldVisit(readLog(envelopes)).contradictions).toEqual([]);
      repetitions += kinds(envelopes, 'repetition.done').length;
    }
    expect(repetitions).toBeGreaterThan(40);
  });

  it('a STOP by a rule of pain stands the coach still and eases, on the evidence of that STOP', async () => {
    const { live, clock, practice, envelopes, write, follow, item } = station(5);
    write('pain.rated', { score: 1, when: 'before' });
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV' });
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    follow();
    live.play();
    await clock.pass(3000);
    const pain = write('pain.rated', { score: 4, when: 'during', activityId: item.id });
    const stop = write('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { source: 'station', evidence: [pain.id] });
    follow();
    expect(live.state().coach).toMatchObject({ stopped: 'rule', given: 'none' });
    await practice.log.written();
    expect(kinds(envelopes, 'stop.pressed')).toHaveLength(1);
    expect(kinds(envelopes, 'zone.set')).toMatchObject([{ evidence: [stop.id] }]);
  });

  it('follow() tells the trace which repetition was taken back', async () => {
    const { live, clock, practice, envelopes, write, follow, item } = station(6);
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV' });
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    follow();
    live.play();
    await clock.pass(12_000);
    live.freeze();
    await practice.log.written();
    follow();
    const back: number[] = [];
    live.onTakenBack((at) => back.push(at));
    const [repetition] = kinds(envelopes, 'repetition.done');
    write('event.retracted', {}, { corrects: repetition?.id });
    follow();
    expect(back).toEqual([(repetition?.body as NewBodies['repetition.done'] | undefined)?.measured?.to]);
  });

  it('a worker that breaks off loses neither visit nor log: the stretch ends where it was heard last, and a new coach begins', async () => {
    const { live, clock, practice, envelopes, write, follow, replayed, item, crash } = station(8);
    write('reference.set', { activityId: item.id, kind: 'submaximal', value: 160, unit: 'µV' });
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    follow();
    live.play();
    await clock.pass(8000);
    crash();
    expect(live.state()).toMatchObject({ phase: 'none', fault: { code: 'EUP_WEB_LIVE_WORKER' } });
    await practice.log.written();
    expect(kinds(envelopes, 'feedback.stopped')).toMatchObject([{ body: { to: live.at } }]);
    expect(follow()).toBe('source');
    live.openSynthetic({ rate: 1000, script });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    follow();
    live.play();
    await clock.pass(8000);
    live.freeze();
    expect((await replayed()).map(({ difference, runs }) => ({ difference, runs }))).toEqual([{ difference: null, runs: 2 }]);
  });
});
