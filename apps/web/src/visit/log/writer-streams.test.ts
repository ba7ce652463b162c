import type { Envelope } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { WriterStreams } from './writer-streams.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const [example] = exampleVisit({ visitId, events: 60 }).envelopes;
const userId = (example as Envelope).by.userId;
const event = (writer: string, seq: number, id = `${writer}${seq}`) => ({ ...(example as Envelope), writer, seq, id });
const run = (writer: string, count: number) => Array.from({ length: count }, (_, i) => event(writer, i + 1));
const count = (events: readonly Envelope[], writer: string) => events.filter((one) => one.writer === writer).length;

describe('WriterStreams', () => {
  it('an event that two tabs recorded again under its id leaves no gap in either stream, and is shown once', () => {
    const streams = new WriterStreams();
    streams.add([event('mine', 1, 'E')]);
    expect(streams.add([event('winner', 1, 'E')])).toHaveLength(1);
    streams.add([event('winner', 2, 'stop')]);
    expect(streams.heads()).toEqual({ mine: 1, winner: 2 });
    expect(streams.shown().map(({ id }) => id)).toEqual(['E', 'stop']);
  });

  it('an event beyond a gap is shown as soon as it has a place without one, and not again when the gap is filled', () => {
    const streams = new WriterStreams();
    streams.add([event('dead', 2, 'E')]);
    expect(streams.shown()).toEqual([]);
    streams.add([event('mine', 1, 'E')]);
    expect(streams.shown().map(({ id }) => id)).toEqual(['E']);
    streams.add([event('dead', 1)]);
    expect(
      streams
        .shown()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['E', 'dead1']);
  });

  it('drop(writer, from) forgets the end of a stream, and nothing of it waits or is stranded', () => {
    const streams = new WriterStreams();
    streams.add([...run('a', 3), event('a', 5)]);
    streams.drop('a', 2);
    expect(streams.heads()).toEqual({ a: 1 });
    expect(streams.waiting({ a: 1 })).toBe(0);
    expect(streams.stranded({ a: 1 })).toEqual([]);
    expect(streams.shown().map(({ id }) => id)).toEqual(['a1']);
  });

  it('unsent() gives every stream a place beside a long one, and fills the batch', () => {
    const streams = new WriterStreams();
    streams.add([...run('long', 500), ...run('short', 3), ...run('other', 500)]);
    const batch = streams.unsent({}, userId, 200);
    expect(['long', 'short', 'other'].map((writer) => count(batch, writer))).toEqual([99, 3, 98]);
  });

  it('unsent() gives the streams in last only what the others leave', () => {
    const streams = new WriterStreams();
    streams.add([...run('stuck', 500), ...run('healthy', 150)]);
    const batch = streams.unsent({}, userId, 200, new Set(['stuck']));
    expect(['healthy', 'stuck'].map((writer) => count(batch, writer))).toEqual([150, 50]);
  });
});
