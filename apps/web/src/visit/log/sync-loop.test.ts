import type { SyncReply } from '@eupraxia/api';
import type { Envelope, Heads } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { visitFault } from '../errors.ts';
import { sessionClock } from './session-clock.ts';
import { SyncLoop } from './sync-loop.ts';
import type { VisitConnection } from './visit-connection.ts';
import { WriterStreams } from './writer-streams.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const example = exampleVisit({ visitId, events: 60 }).envelopes[0] as Envelope;
const event = (writer: string, seq: number): Envelope => ({ ...example, writer, seq, id: `${writer}${seq}` });
const stop = (writer: string, seq: number): Envelope => ({
  ...event(writer, seq),
  kind: 'stop.pressed',
  body: { from: 'patient' },
});
const stuck = Array.from({ length: 500 }, (_, i) => event('stuck', i + 1));

/** A loop against a server that takes nothing of the writer `stuck`: refused event by event, or the whole call with it. */
function loopWith(refuses: 'events' | 'calls', notes = 0, replied: () => Promise<void> = async () => undefined) {
  const closing = new AbortController();
  const streams = new WriterStreams();
  const sent: Envelope[][] = [];
  let acknowledged: Heads = {};
  const reply = (more: Partial<SyncReply> = {}) => ({
    kind: 'reply' as const,
    value: { acknowledged, events: [], more: false, serverTime: 0, status: 'open' as const, notes: [], ...more },
    sent: 0,
    received: 0,
  });
  const door: VisitConnection = {
    open: async () => reply(),
    async sync(_visit, events) {
      sent.push([...events]);
      const bad = events.filter(({ writer }) => writer === 'stuck');
      if (refuses === 'calls' && bad.length > 0)
        return { kind: 'refused', fault: visitFault('EUP_VISIT_REFUSED', { why: 'a test' }) };
      const heads = { ...acknowledged };
      for (const { writer, seq } of events) if (writer !== 'stuck') heads[writer] = Math.max(heads[writer] ?? 0, seq);
      acknowledged = heads;
      const refused = bad.map(({ id, writer, seq }) => ({ id, writer, seq, code: 'EUP_STORE_EVENT_FOREIGN', message: 'no' }));
      return reply(refused.length > 0 ? { refused } : {});
    },
    keepKey: async () => undefined,
    upload: async () => ({ kind: 'away' }),
  };
  const replies: SyncReply[] = [];
  const clock = sessionClock({ wall: () => 0, mono: () => 0 });
  const loop = new SyncLoop(
    {
      visitId,
      userId: example.by.userId,
      door,
      streams,
      clock: () => clock,
      acknowledged: () => acknowledged,
      notes: () => notes,
      shownBy: () => null,
      pace: () => 'unwatched',
      random: (count) => new Uint8Array(count),
      // The first pause ends the loop.
      wait: async () => closing.abort(),
      closing: closing.signal,
    },
    {
      replied: async (value) => {
        replies.push(value);
        await replied();
      },
      refused: async () => undefined,
      caughtUp: async () => true,
      link: () => undefined,
      fault: () => undefined,
      attempted: () => undefined,
    },
  );
  return { loop, streams, sent, replies, acknowledged: () => acknowledged };
}

describe('SyncLoop', () => {
  it('a stream of 500 events that are all refused does not keep the STOP of another stream waiting', async () => {
    const { loop, streams, sent, acknowledged } = loopWith('events');
    streams.add(stuck);
    for (let round = 0; round < 3; round++) await loop.once();
    streams.add([stop('healthy', 1)]);
    await loop.once();
    expect(sent.at(-1)?.[0]?.kind).toBe('stop.pressed');
    expect(acknowledged()).toEqual({ healthy: 1 });
  });

  it('a long healthy stream goes whole before what was refused, its STOP with it', async () => {
    const { loop, streams, sent } = loopWith('events');
    streams.add(stuck);
    for (let round = 0; round < 2; round++) await loop.once();
    streams.add([...Array.from({ length: 199 }, (_, i) => event('healthy', i + 1)), stop('healthy', 200)]);
    await loop.once();
    expect(sent.at(-1)?.at(-1)?.kind).toBe('stop.pressed');
  });

  it('a stream for which the server refuses whole calls lets another one through by itself', async () => {
    const { loop, streams, sent, acknowledged } = loopWith('calls');
    streams.add([...stuck, event('healthy', 1)]);
    for (let round = 0; round < 4; round++) await loop.once();
    expect(acknowledged()).toEqual({ healthy: 1 });
    streams.add([stop('healthy', 2)]);
    await loop.once();
    expect(sent.at(-1)?.map(({ kind }) => kind)).toEqual(['stop.pressed']);
    expect(acknowledged()).toEqual({ healthy: 2 });
  });

  it('run() sends at once what came while the exchange that it joins was under way, instead of waiting for the next round', async () => {
    let reached: () => void = () => undefined;
    let go: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (reached = resolve));
    const absorbed = new Promise<void>((resolve) => (go = resolve));
    const { loop, streams, sent } = loopWith('events', 0, () => {
      reached();
      return absorbed;
    });
    const opening = loop.once();
    await answered;
    streams.add([event('healthy', 1)]);
    const running = loop.run();
    go();
    await Promise.all([opening, running]);
    expect(sent.flat().map(({ id }) => id)).toEqual(['healthy1']);
  });

  it('take() of a held answer that is older than the last exchange keeps what is acknowledged and the notes that are here', async () => {
    const { loop, streams, replies, acknowledged } = loopWith('events', 2);
    await loop.once();
    streams.add([event('healthy', 1)]);
    await loop.once();
    expect(acknowledged()).toEqual({ healthy: 1 });
    const note = (id: string) => ({ id }) as SyncReply['notes'][number];
    const held = { acknowledged: { other: 1 }, events: [], more: false, serverTime: 0, status: 'open' as const };
    // Asked for while one note was here; a second has come by an exchange.
    await loop.take({ ...held, notes: [note('second'), note('third')] }, 1);
    expect(replies.at(-1)).toMatchObject({ acknowledged: { other: 1, healthy: 1 }, notes: [{ id: 'third' }] });
  });
});
