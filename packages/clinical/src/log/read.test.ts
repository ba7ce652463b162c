import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleVisit, exampleWriter } from '../example.ts';
import { type Envelope, logThrough, readLog } from '../index.ts';
import { composeNote } from '../note/index.ts';
import { foldVisit } from '../visit/index.ts';

const { envelopes, visitId, snapshot } = exampleVisit({ events: 60 });
const [item] = snapshot.program.items;
if (item === undefined) throw new Error('The example has no program.');
const writerOf = (number: number) =>
  exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId,
    userId: 'u',
    zone: snapshot.clinic.zone,
    number,
    startedAt: 1_795_364_100_000,
  });
const t0 = 1_795_364_100_000;

// A second tablet that undoes, redoes, repeats a place in its stream, and whose clock runs back.
const tablet = writerOf(77);
const target = envelopes.find((e) => e.kind === 'cue.given');
const undo = tablet.write(t0 + 900_000, 'event.retracted', {}, { corrects: target?.id ?? '' });
const redo = tablet.write(t0 + 901_000, 'event.retracted', {}, { corrects: undo.id });
const back = tablet.write(t0 + 500_000, 'effort.rated', { activityId: item.id, score: 3, scale: 'CR10' });
const rival: Envelope = {
  ...back,
  id: '01900000-0000-7000-8000-000000000009',
  body: { activityId: item.id, score: 9, scale: 'CR10' },
};
const other: Envelope = {
  ...back,
  sessionId: '01900000-0000-7000-8000-00000000000a',
  id: '01900000-0000-7000-8000-00000000000b',
};
const changed: Envelope = { ...back, at: back.at + 5 };
const hard = [...envelopes, undo, redo, back, rival, other, changed];

describe('readLog(envelopes)', () => {
  it('gives the same log, visit and note for every order and repetition of arrival', () => {
    const whole = readLog(hard);
    const visit = foldVisit(whole);
    const note = composeNote(whole, { locale: 'en-US' });
    const arrival = fc
      .shuffledSubarray(hard, { minLength: hard.length })
      .chain((once) =>
        fc.array(fc.constantFrom(...hard), { maxLength: 30 }).map((again) => [...again, ...once].map((e) => structuredClone(e))),
      );
    fc.assert(
      fc.property(arrival, (arrived) => {
        const log = readLog(arrived);
        expect(log).toEqual(whole);
        expect(foldVisit(log)).toEqual(visit);
        expect(composeNote(log, { locale: 'en-US' })).toEqual(note);
      }),
      { numRuns: 60 },
    );
  });

  it('acknowledges the contiguous part of each stream and names the gap', () => {
    const tab = envelopes[1]?.writer ?? '';
    const log = readLog(envelopes.filter((e) => !(e.writer === tab && (e.seq === 5 || e.seq === 6))));
    expect(log.heads[tab]).toBe(4);
    expect(log.gaps).toEqual([{ writer: tab, after: 4, before: 7 }]);
    expect(composeNote(log, { locale: 'en-US' }).findings).toContainEqual(
      expect.objectContaining({
        key: 'gap',
        severity: 'blocks',
        text: '2 entries of a device that took part are missing from this log. Export the visit again; if a device still keeps entries, open the visit there first.',
      }),
    );
    expect(readLog(envelopes.filter((e) => e.seq !== 1 || e.writer !== tab)).heads[tab]).toBe(0);
  });

  it('reads the first made of two events that claim one place, keeps the other aside, and blocks the signature', () => {
    const log = readLog([...envelopes, undo, redo, back, rival]);
    expect(log.conflicts).toEqual([{ of: 'seq', kept: rival.id, other: back }]);
    expect(foldVisit(log).activities[0]?.effort.at(-1)?.score).toBe(9);
    expect(composeNote(log, { locale: 'en-US' }).findings.some((f) => f.key === 'conflict' && f.severity === 'blocks')).toBe(
      true,
    );
  });

  it('holds the clock of a writer whose time ran back, and says by how much', () => {
    const log = readLog([...envelopes, undo, redo, back]);
    expect(log.skewed).toEqual([{ id: back.id, writer: back.writer, byMs: 401_000 }]);
    expect(log.events.find((e) => e.id === back.id)?.at).toBe(redo.at);
    expect(log.all).toContain(back);
  });

  it('believes what the server judges from the stream that opened the visit alone', () => {
    const started = envelopes.find(({ kind }) => kind === 'activity.started');
    const body = { of: started?.id ?? '', findings: [{ rule: 'any', severity: 'block' as const }] };
    const forged = writerOf(80).write(t0 + 950_000, 'start.refused', body);
    const log = readLog([...envelopes, forged]);
    expect(log.unknown).toEqual([forged]);
    expect(foldVisit(log).activities.map(({ seconds }) => seconds)).toEqual(
      foldVisit(readLog(envelopes)).activities.map(({ seconds }) => seconds),
    );
    const [opening] = envelopes;
    const judged: Envelope = { ...forged, writer: opening?.writer ?? '', seq: 2 };
    expect(foldVisit(readLog([...envelopes, judged])).contradictions).toContainEqual({ id: started?.id, what: 'start-refused' });
  });

  it('holds one visit: what belongs to another is set aside', () => {
    expect(readLog([...envelopes, other]).conflicts.map((c) => c.of)).toEqual(['visit']);
  });

  it('counts heads from nothing for an empty log', () => {
    expect(readLog([])).toMatchObject({ events: [], heads: {}, opened: null });
    expect(() => foldVisit(readLog([]))).toThrow('no visit.opened');
  });
});

describe('logThrough(log, heads)', () => {
  it('gives the log as it was when the heads were these', () => {
    const whole = readLog(envelopes);
    const part = readLog(envelopes.slice(0, 30));
    expect(logThrough(whole, part.heads)).toEqual(part);
    expect(logThrough(whole, {})).toEqual(readLog([]));
  });
});

describe('retraction', () => {
  it('takes an event back, a retraction of it restores, and neither deletes anything', () => {
    const cues = (list: readonly Envelope[]) => foldVisit(readLog(list)).activities[0]?.cues.length;
    expect(cues(envelopes)).toBe(1);
    expect(cues([...envelopes, undo])).toBe(0);
    expect(cues([...envelopes, undo, redo])).toBe(1);
    const third = tablet.write(t0 + 902_000, 'event.retracted', {}, { corrects: redo.id });
    expect(cues([...envelopes, undo, redo, back, third])).toBe(0);
    expect(readLog([...envelopes, undo]).events.some((e) => e.id === target?.id)).toBe(true);
    expect(foldVisit(readLog([...envelopes, undo])).journal.some((row) => row.id === target?.id)).toBe(false);
  });

  it('replaces an event by one that names it in corrects', () => {
    const pen = writerOf(78);
    const pain = envelopes.find((e) => e.kind === 'pain.rated');
    const better = pen.write(t0 + 950_000, 'pain.rated', { score: 3, when: 'before' }, { corrects: pain?.id ?? '' });
    const scores = foldVisit(readLog([...envelopes, better])).pain.map((p) => `${p.score} ${p.when}`);
    expect(scores).toEqual(['3 before', '1 after']);
  });

  it('leaves the opening and a pressed STOP standing, and survives circles and long chains', () => {
    const pen = writerOf(79);
    const stop = pen.write(t0 + 100_000, 'stop.pressed', { from: 'patient' });
    const noStop = pen.write(t0 + 101_000, 'event.retracted', {}, { corrects: stop.id });
    const noVisit = pen.write(t0 + 102_000, 'event.retracted', {}, { corrects: envelopes[0]?.id ?? '' });
    expect(foldVisit(readLog([...envelopes, stop, noStop, noVisit])).stop?.id).toBe(stop.id);
    const a = pen.write(t0 + 103_000, 'event.retracted', {}, { corrects: stop.id });
    const chain = [{ ...a, corrects: undo.id }];
    for (let i = 0; i < 5000; i++)
      chain.push(pen.write(t0 + 104_000, 'event.retracted', {}, { corrects: chain.at(-1)?.id ?? '' }) as (typeof chain)[number]);
    const circle = { ...undo, corrects: chain.at(-1)?.id ?? '' };
    expect(() => foldVisit(readLog([...envelopes, stop, noStop, noVisit, ...chain, circle]))).not.toThrow();
  });
});
