import { bodySchemas, type Envelope, linkOf, parseEvent, readLog } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { composeNote } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsToday } from './releases.fixture.ts';
import { linked, visitOfToday } from './tomorrow.fixture.ts';

const start = 1_795_364_100_000;
const snapshot = exampleSnapshot();
const [one, two] = snapshot.program.items.map(({ id }) => id) as [string, string];
const uuid = (group: number, n: number) => `01900000-${String(group).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`;

/** Who writes: the server, a tab of the first release, one of today and one of a release to come. */
const writers = ['server', 'first', 'today', 'tomorrow'] as const;
type Writer = (typeof writers)[number];

interface Said {
  readonly writer: Writer;
  /** Seconds after the opening. */
  readonly at: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Streams as the four write them, each in the envelope of its release; ids follow from writer and place. */
function logOf(said: readonly Said[]): readonly Envelope[] {
  const places = new Map<Writer, number>();
  const events = said.map(({ writer, at, kind, body }): Envelope => {
    const group = writers.indexOf(writer);
    const seq = (places.get(writer) ?? 0) + 1;
    places.set(writer, seq);
    const frame = {
      v: writer === 'tomorrow' ? 7 : 1,
      id: uuid(group, seq),
      clinicId: snapshot.clinic.id,
      sessionId: uuid(9, 1),
      writer: uuid(8, group),
      seq,
      at: start + at * 1000,
      mono: at * 1000,
      tz: 'America/Chicago',
      recordedAt: start + at * 1000,
      by: { userId: writer, role: writer === 'tomorrow' ? 'physician' : 'therapist' },
      kind,
      body,
    };
    if (writer === 'first') return frame;
    const known = { ...frame, source: kind === 'stop.pressed' ? 'station' : 'person', release: '0.2.0' };
    return writer === 'tomorrow'
      ? ({ ...known, release: '9.0.0', weather: 'rain', body: { ...body, weather: 'rain' } } as Envelope)
      : known;
  });
  const linkedOnes = linked(events.filter(({ writer }) => writer !== uuid(8, writers.indexOf('first'))));
  const byId = new Map(linkedOnes.map((event) => [event.id, event]));
  return events.map((event) => byId.get(event.id) ?? event);
}

const opening: Said = { writer: 'server', at: 0, kind: 'visit.opened', body: { snapshot } };
const activity = fc.constantFrom(one, two);
const stopOf = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 8 })).map(([group, n]) => uuid(group, n));
const attention = {
  by: fc.constantFrom('therapist', 'assistant', 'robot'),
  mode: fc.constantFrom('one-on-one', 'group', 'hologram'),
};

/** What any of the tabs may say. */
const action: fc.Arbitrary<Omit<Said, 'writer'>> = fc
  .tuple(
    fc.integer({ min: 1, max: 3600 }),
    fc.oneof(
      fc.record({ kind: fc.constant('activity.started'), body: fc.record({ activityId: activity, ...attention }) }),
      fc.record({
        kind: fc.constantFrom('activity.paused', 'activity.resumed', 'activity.stopped', 'set.finished'),
        body: fc.record({ activityId: activity }),
      }),
      fc.record({
        kind: fc.constant('stop.pressed'),
        body: fc.record({ from: fc.constantFrom('therapist', 'patient', 'ring') }),
      }),
      fc.record({ kind: fc.constant('stop.cleared'), body: fc.record({ stop: stopOf }) }),
      fc.record({ kind: fc.constantFrom('visit.finished', 'visit.reopened'), body: fc.constant({}) }),
      fc.record({ kind: fc.constant('repetition.done'), body: fc.record({ activityId: activity, held: fc.boolean() }) }),
      fc.record({ kind: fc.constant('dream.told'), body: fc.record({ of: fc.string() }) }),
    ),
  )
  .map(([at, said]) => ({ at, ...said }));

const visit = fc
  .array(fc.tuple(fc.constantFrom<Writer>('first', 'today', 'tomorrow'), action), { minLength: 1, maxLength: 40 })
  .map((all): readonly Said[] => [opening, ...all.map(([writer, rest]) => ({ writer, ...rest })).sort((a, b) => a.at - b.at)]);

const noteOf = (events: readonly Envelope[]) => JSON.stringify(composeNote(readLog(events), { locale: 'en' }));

describe('a visit in which three releases write', () => {
  it('folds to the same in every order and repetition of arrival', () => {
    fc.assert(
      fc.property(visit, fc.infiniteStream(fc.nat()), (said, numbers) => {
        const events = logOf(said);
        const [facts, note] = [factsToday(events), noteOf(events)];
        const take = (below: number) => Number(numbers.next().value) % below;
        const arrived: Envelope[] = [];
        for (const event of [...events, ...events.filter(() => take(4) === 0)])
          arrived.splice(take(arrived.length + 1), 0, event);
        expect(factsToday(arrived)).toEqual(facts);
        expect(noteOf(arrived.map((event) => structuredClone(event)))).toBe(note);
      }),
      { seed: 92, numRuns: 60 },
    );
  });

  it('is stopped by whoever pressed STOP, whatever their release, and stays so until all that were pressed are cleared', () => {
    fc.assert(
      fc.property(visit, fc.constantFrom<Writer>('first', 'today', 'tomorrow'), (said, writer) => {
        const last: Said = { writer, at: 3601, kind: 'stop.pressed', body: { from: 'ring' } };
        const after = (['first', 'today', 'tomorrow'] as const).map(
          (other): Said => ({ writer: other, at: 3602, kind: 'activity.resumed', body: { activityId: one } }),
        );
        // A clearance may name a STOP that its writer's slow clock puts later; none names this one.
        const own = uuid(writers.indexOf(writer), said.filter((one) => one.writer === writer).length + 1);
        const others = said.map((one) => (one.body['stop'] === own ? { ...one, body: { stop: uuid(9, 9) } } : one));
        const events = logOf([...others, last, ...after]);
        const { running, stop, activities } = foldVisit(readLog(events));
        expect(running).toBeNull();
        expect(stop).not.toBeNull();
        expect(activities.filter(({ state }) => state === 'running')).toEqual([]);
      }),
      { seed: 93, numRuns: 60 },
    );
  });
});

describe('a STOP between two releases, in every order of arrival', () => {
  const said: readonly Said[] = [
    opening,
    { writer: 'first', at: 60, kind: 'activity.started', body: { activityId: one, by: 'therapist', mode: 'one-on-one' } },
    { writer: 'tomorrow', at: 90, kind: 'activity.started', body: { activityId: two, by: 'robot', mode: 'hologram' } },
    { writer: 'tomorrow', at: 100, kind: 'dream.told', body: { of: 'flying' } },
    { writer: 'tomorrow', at: 120, kind: 'stop.pressed', body: { from: 'ring' } },
    { writer: 'first', at: 130, kind: 'activity.resumed', body: { activityId: one } },
  ];
  const events = logOf(said);

  it('stands in each of the 720, and in each part of the log that holds it', () => {
    const orders = permutations(events);
    expect(orders).toHaveLength(720);
    for (const order of orders) {
      const { running, stop, activities } = foldVisit(readLog(order));
      expect([running, stop?.id, activities.map(({ state }) => state)]).toEqual([null, uuid(3, 3), ['paused', 'paused']]);
    }
    for (let through = 5; through <= events.length; through++)
      expect(foldVisit(readLog(events.slice(0, through))).stop?.id).toBe(uuid(3, 3));
  });
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first, n) => permutations(all.toSpliced(n, 1)).map((rest) => [first, ...rest]));
}

describe('an event with a body that no release knows', () => {
  const events = visitOfToday();
  const last = events.findLast(({ writer }) => writer !== events[0]?.writer) as Envelope;

  it('is kept as it came, whatever its kind, folds with the rest, and lets a STOP behind it stop', () => {
    const running = events.findIndex(({ kind }) => kind === 'stop.pressed');
    const before = events.slice(0, running);
    const { writer, seq } = before.findLast((event) => event.writer === last.writer) as Envelope;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(bodySchemas), 'dream.told'),
        fc.jsonValue({ maxDepth: 4 }),
        fc.nat(120),
        (kind, body, v) => {
          const at = (before.at(-1) as Envelope).at;
          const odd = { ...last, v: v + 1, id: uuid(7, 1), writer, seq: seq + 1, at, kind, body };
          const sent = parseEvent(JSON.parse(JSON.stringify(odd)));
          // Names that reach an object's prototype are refused, by whoever wrote them.
          fc.pre(sent.ok || sent.error.code === 'EUP_CLINICAL_EVENT_KEY');
          if (!sent.ok) return;
          expect(linkOf(sent.value)).toBe(linkOf(JSON.parse(JSON.stringify(odd)) as Envelope));
          const stop = { ...last, id: uuid(7, 2), writer, seq: seq + 2, at: at + 1000, kind: 'stop.pressed', body: {} };
          const log = [...before, sent.value, stop];
          if (kind !== 'visit.opened') factsToday(log);
          const read = readLog(log);
          expect(read.all).toContain(sent.value);
          composeNote(read, { locale: 'en' });
          expect(foldVisit(read)).toMatchObject({ running: null, stop: { id: stop.id } });
        },
      ),
      { seed: 94, numRuns: 100 },
    );
  });
});

describe('one event whose time is wrong', () => {
  const said: Said[] = [opening];
  for (let n = 1; n <= 78; n++) {
    const [kind, body] =
      n % 13 === 1
        ? ['activity.started', { activityId: n % 2 ? one : two, by: 'therapist', mode: 'one-on-one' }]
        : n % 13 === 0
          ? ['activity.stopped', { activityId: n % 2 ? two : one }]
          : ['repetition.done', { activityId: n % 2 ? one : two, held: true }];
    said.push({ writer: n % 5 === 0 ? 'first' : 'today', at: n * 20, kind: kind as string, body: body as Said['body'] });
  }
  const events = logOf(said);
  const times = new Map(readLog(events).events.map(({ id, at }) => [id, at]));

  it.each([
    ['the year 2100', Date.UTC(2100, 0, 1)],
    ['1970', 0],
  ])('%s moves that event alone, wherever it stands', (_, wrong) => {
    for (const [place, event] of events.entries()) {
      if (place === 0) continue;
      const { writer, seq, at } = event;
      const received = { writer, from: seq, to: seq, receivedAt: at + 400 };
      const told = {
        ...(events[0] as Envelope),
        id: uuid(6, place),
        seq: 2,
        at: at + 400,
        kind: 'events.received',
        body: received,
      };
      const log = readLog([...events.with(place, { ...event, at: wrong }), { ...told, source: 'server' }]);
      const moved = log.events.filter(({ id, at: now }) => times.has(id) && times.get(id) !== now).map(({ id }) => id);
      expect(moved.filter((id) => id !== event.id)).toEqual([]);
      expect(log.skewed.map(({ id }) => id)).toEqual([event.id]);
      const now = log.events.find(({ id }) => id === event.id)?.at ?? 0;
      expect(Math.abs(now - at), `event ${place}`).toBeLessThanOrEqual(100_000);
    }
  });
});
