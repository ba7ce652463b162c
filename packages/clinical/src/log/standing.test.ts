import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, fallenIds, forRelease1, type NewBodies, readLog } from '../index.ts';
import { judge } from '../judge/judge.ts';
import { foldVisit } from '../visit/index.ts';

const t0 = 1_795_364_100_000;
const snapshot = exampleSnapshot();
const [item] = snapshot.program.items;
if (item === undefined) throw new Error('The example has no program.');
const activityId = item.id;
const visitId = '01900000-0000-7000-8000-0000000000aa';
const writerOf = (number: number) =>
  exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'u', zone: 'UTC', number, startedAt: t0 });

/** A visit with a start at minute 0 and a stop at minute 30, and both its streams. */
function treated(opening: object = { snapshot }) {
  const [server, tab] = [writerOf(1), writerOf(2)];
  const opened = { ...server.write(t0, 'visit.opened', { snapshot }), source: 'server', body: opening };
  const start = tab.write(t0, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
  const stop = tab.write(t0 + 1_800_000, 'activity.stopped', { activityId });
  return { server, tab, start, events: [opened, start, stop] as Envelope[] };
}
const secondsOf = (events: readonly Envelope[]) => foldVisit(readLog(events)).activities[0]?.seconds;

describe('what the server judged', () => {
  it('stands whatever a person takes back: a refused start gives no time', () => {
    const { server, tab, start, events } = treated();
    const refused = server.write(t0 + 1_800_000, 'start.refused', {
      of: start.id,
      findings: [{ rule: 'pain-limit', severity: 'block' }],
    });
    const undo = tab.write(t0 + 1_900_000, 'event.retracted', {}, { corrects: refused.id });
    expect(secondsOf(events)).toBe(1800);
    expect(secondsOf([...events, refused])).toBe(0);
    expect(secondsOf([...events, refused, undo])).toBe(0);
    expect(fallenIds(readLog([...events, refused, undo]).events)).toEqual(new Set());
  });

  it('stands where the time was given to another visit', () => {
    const { server, tab, events } = treated();
    const elsewhere = server.write(t0 + 1_800_000, 'attention.elsewhere', { intervals: [{ from: t0, to: t0 + 1_800_000 }] });
    const undo = tab.write(t0 + 1_900_000, 'event.retracted', {}, { corrects: elsewhere.id });
    expect(foldVisit(readLog([...events, elsewhere, undo])).elsewhere).toEqual(
      foldVisit(readLog([...events, elsewhere])).elsewhere,
    );
    expect(foldVisit(readLog([...events, elsewhere])).elsewhere).toHaveLength(1);
  });

  it('is nothing of a start whose visit cannot be read, and no error either', () => {
    const { start, events } = treated({ snapshot: 'lost' });
    expect(readLog(events).opened).toBeNull();
    expect(judge(events, [start], t0)).toEqual([]);
  });
});

describe('fallenIds(events)', () => {
  it('lets an event fall once, however often it is taken back, and stand again where each undo is undone', () => {
    const { tab, start, events } = treated();
    const undos = Array.from({ length: 3000 }, (_, i) =>
      tab.write(t0 + 1_900_000 + i, 'event.retracted', {}, { corrects: start.id }),
    );
    const redos = undos.map((undo, i) => tab.write(t0 + 2_000_000 + i, 'event.retracted', {}, { corrects: undo.id }));
    expect(fallenIds(readLog([...events, ...undos]).events)).toEqual(new Set([start.id]));
    expect(fallenIds(readLog([...events, ...undos, ...redos]).events)).toEqual(new Set(undos.map(({ id }) => id)));
    expect(fallenIds(readLog([...events, ...undos, ...redos.slice(1)]).events).has(start.id)).toBe(true);
  });

  it('lets an event fall by an undo whose body a later release changed', () => {
    const { tab, start, events } = treated();
    const undo = {
      ...tab.write(t0 + 1_900_000, 'event.retracted', {}, { corrects: start.id }),
      v: 2,
      body: { reason: { of: 'x' } },
    };
    expect(secondsOf([...events, undo])).toBe(0);
  });
});

describe('what safety rests on', () => {
  const yes = { question: 'fresh-repair', answer: 'yes' } as const;
  const order = { kind: 'diet', id: visitId, value: 'NPO', from: '2026-11-01', until: null, by: 'Dr. Ortega' } as const;
  const stop = '01900000-0000-7000-8000-0000000000ac';
  const guardedBodies = {
    'screen.answered': yes,
    'order.recorded': { order },
    'vitals.taken': { when: 'during', systolic: 190, diastolic: 90 },
    'pain.rated': { score: 9, when: 'during' },
    'traits.recorded': { activityId, traits: { exertion: 3 } },
    'rule.reasoned': { rule: 'falls', text: 'Guarded with a belt' },
    'reason.confirmed': { of: stop },
    'consent.agreed': { what: 'treatment', by: 'patient', mode: 'oral' },
    'stop.explained': { stop, why: 'fatigue' },
    'stop.cleared': { stop },
  } as const satisfies Partial<NewBodies>;
  /** Three people: the therapist, an assistant and another assistant. */
  const people = () => {
    const writer = (number: number, userId: string, role: 'therapist' | 'assistant') =>
      exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId, role, zone: 'UTC', number, startedAt: t0 });
    return {
      therapist: writer(5, 'therapist', 'therapist'),
      assistant: writer(6, 'assistant', 'assistant'),
      other: writer(7, 'other', 'assistant'),
    };
  };
  const fallen = (...events: readonly Envelope[]) => [...fallenIds(readLog([...treated().events, ...events]).events)];

  it('is taken back by a therapist or by who recorded it', () => {
    for (const [kind, body] of Object.entries(guardedBodies) as [keyof typeof guardedBodies, never][]) {
      const { therapist, assistant, other } = people();
      const [own, theirs] = [assistant.write(t0 + 1, kind, body), therapist.write(t0 + 1, kind, body)];
      const takeBack = (by: typeof other, event: Envelope) => by.write(t0 + 1000, 'event.retracted', {}, { corrects: event.id });
      expect([kind, fallen(theirs, takeBack(assistant, theirs))]).toEqual([kind, []]);
      expect([kind, fallen(own, takeBack(other, own))]).toEqual([kind, []]);
      expect([kind, fallen(own, takeBack(assistant, own))]).toEqual([kind, [own.id]]);
      expect([kind, fallen(own, takeBack(therapist, own))]).toEqual([kind, [own.id]]);
      expect([kind, fallen(theirs, takeBack(therapist, theirs))]).toEqual([kind, [theirs.id]]);
    }
  });

  it('keeps a sign of an emergency that was named until a therapist takes it back, and lets a STOP replace nothing but a STOP', () => {
    const { therapist, assistant } = people();
    const named = assistant.write(t0 + 1, 'stop.explained', { stop: treated().events[0]?.id ?? '', why: 'chest-pain' });
    const back = assistant.write(t0 + 1000, 'event.retracted', {}, { corrects: named.id });
    expect(fallen(named, back)).toEqual([]);
    expect(fallen(named, therapist.write(t0 + 2000, 'event.retracted', {}, { corrects: named.id }))).toEqual([named.id]);
    const remark = therapist.write(t0 + 1, 'remark.written', { section: 'response', text: 'A slip.' });
    expect(fallen(remark, therapist.write(t0 + 2, 'stop.pressed', { from: 'therapist' }, { corrects: remark.id }))).toEqual([]);
  });

  it('is not replaced by another person either, and an answer that loosens does not count by naming it', () => {
    const { therapist, assistant } = people();
    const said = therapist.write(t0 + 1, 'screen.answered', yes);
    const no = assistant.write(t0 + 1000, 'screen.answered', { ...yes, answer: 'no' }, { corrects: said.id });
    const remark = assistant.write(t0 + 2000, 'remark.written', { section: 'response', text: 'A slip.' }, { corrects: said.id });
    expect(fallen(said, no, remark)).toEqual([]);
    const visit = foldVisit(readLog([...treated().events, said, no, remark]));
    expect(visit.screened.map(({ id }) => id)).toEqual([said.id]);
  });

  it('is not restored by undoing what a therapist took back, through however many corrections', () => {
    const { therapist, assistant } = people();
    const no = therapist.write(t0 + 1, 'screen.answered', { ...yes, answer: 'no' });
    const back = therapist.write(t0 + 1000, 'event.retracted', {}, { corrects: no.id });
    const undo = assistant.write(t0 + 2000, 'event.retracted', {}, { corrects: back.id });
    expect(fallen(no, back, undo)).toEqual([no.id]);
    const redo = therapist.write(t0 + 2000, 'event.retracted', {}, { corrects: back.id });
    const again = assistant.write(t0 + 3000, 'event.retracted', {}, { corrects: redo.id });
    expect(fallen(no, back, redo, again)).toEqual([back.id]);
  });

  it('leaves every other kind to anybody', () => {
    const { therapist, assistant } = people();
    const remark = therapist.write(t0 + 1, 'remark.written', { section: 'response', text: 'Tired today.' });
    const back = assistant.write(t0 + 1000, 'event.retracted', {}, { corrects: remark.id });
    expect(fallen(remark, back)).toEqual([remark.id]);
  });
});

describe('a value of a later release', () => {
  const [first, ...others] = snapshot.program.items;
  const opened = (change: object) => {
    const { events } = treated({
      snapshot: { ...snapshot, program: { ...snapshot.program, items: [{ ...first, ...change }, ...others] } },
    });
    return foldVisit(readLog(events));
  };

  it('beyond the bounds of a target leaves the visit readable and that target uncoached', () => {
    const target = { ...(first?.target as object), ceiling: 450 };
    expect(opened({ target }).snapshot.program.items[0]?.target).toEqual({ ...target, unfit: true });
    expect(opened({ target }).activities[0]?.seconds).toBe(1800);
  });

  it('in a known kind of dose leaves its sets', () => {
    const dose = { kind: 'repetitions', sets: 3, perSide: false, repetitions: { least: 5, most: 8 } };
    expect(opened({ dose }).snapshot.program.items[0]?.dose).toEqual({ kind: 'unlisted', sets: 3, perSide: false });
  });
});

describe('forRelease1(envelope)', () => {
  it('keeps the effect of a STOP or a start with any body, and only the place of what cannot be read', () => {
    const { tab, start } = treated();
    const stop = tab.write(t0, 'stop.pressed', { from: 'patient' });
    const zone = tab.write(t0, 'zone.set', {
      activityId,
      metric: 'emg-amplitude',
      floor: 30,
      ceiling: 60,
      holdSeconds: 2,
    } as never);
    for (const body of [null, 'x', 7, [], {}]) {
      expect(forRelease1({ ...stop, body })).toMatchObject({ kind: 'stop.pressed', body: { from: 'therapist' } });
      for (const unfit of [start, zone])
        expect(forRelease1({ ...unfit, body })).toMatchObject({ seq: unfit.seq, kind: 'entry.unread', body: {} });
      expect(forRelease1({ ...stop, kind: 'visit.opened', body })).toMatchObject({ kind: 'entry.unread' });
    }
    expect(forRelease1({ ...start, body: { activityId, by: 7 } }).body).toEqual({ activityId, by: 'none', mode: 'unattended' });
  });
});
