import { type Envelope, forRelease1, readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldedOf, type LastReader, lastReader, logsOf, plain, releases } from './releases.fixture.ts';
import { linked, ofNewVersion, visitOfToday, withNewFields } from './tomorrow.fixture.ts';

let last: LastReader;
beforeAll(async () => {
  last = await lastReader();
});

/** What a page of the last release holds after the server's answer: what its own parser takes. */
function received(events: readonly Envelope[]): readonly unknown[] {
  return events.map((event) => {
    const read = last.parseEvent(JSON.parse(JSON.stringify(forRelease1(event))));
    if (!read.ok) throw new Error(`${event.kind}: ${JSON.stringify(read.error)}`);
    return read.value;
  });
}

/** The visit as either release folds it: what start, pause, resume, stop, finish and STOP do. */
function clockOf(visit: unknown) {
  const { status, running, stop, stops, activities } = visit as ReturnType<typeof foldVisit>;
  return {
    status,
    running,
    stop: stop?.id ?? null,
    stops: stops.map(({ id, at, from, cleared }) => ({ id, at, from, cleared: cleared?.id ?? null })),
    activities: activities.map(({ item, state, seconds, credits }) => ({
      id: item.id,
      state,
      seconds,
      credits: credits.map(({ by, mode, seconds: own }) => [by, mode, own]),
    })),
  };
}
const clockThen = (events: readonly Envelope[]) => clockOf(last.foldVisit(last.readLog(received(events) as never[]) as never));
const clockNow = (events: readonly Envelope[]) => clockOf(foldVisit(readLog(events)));

/** As today's program writes them: with source, release and links. */
const asToday = (events: readonly Envelope[]): readonly Envelope[] =>
  linked(events.map((event) => plain({ ...event, source: event.source ?? 'person', release: '0.2.0' })));

describe('the last release’s reader on today’s log, as the server answers it', () => {
  it('reads today’s example visit to the same clock', () => {
    const events = asToday(exampleVisit().envelopes);
    expect(clockThen(events)).toEqual(clockNow(events));
  });

  it('reads every kind and every field that today’s program writes to the same clock, and loses no place of a stream', () => {
    const events = visitOfToday().filter(({ kind }) => kind !== 'events.received');
    expect(clockThen(events)).toEqual(clockNow(events));
    const log = last.readLog(received(visitOfToday()) as never[]) as {
      readonly gaps: readonly unknown[];
      readonly all: readonly unknown[];
    };
    expect(log.gaps).toEqual([]);
    expect(log.all).toHaveLength(visitOfToday().length);
  });

  it.each(foldedOf(releases.at(-1) ?? '').filter(({ inLog }) => inLog))('reads $title as it always did', ({ visit }) => {
    const events = logsOf(releases.at(-1) ?? '').get(visit) ?? [];
    const own = clockOf(last.foldVisit(last.readLog(plain(events) as never[]) as never));
    expect(clockThen(events)).toEqual(own);
    expect(clockThen(asToday(events))).toEqual(own);
  });

  it('reads a core kind with fields of today alike, and takes what it does not know without losing what follows', () => {
    const events = visitOfToday();
    const clock = clockThen(events);
    for (const event of events
      .filter(({ kind }) => /^(activity\.|stop\.pressed|visit\.finished)/.test(kind))
      .filter((event, place, all) => all.findIndex(({ kind }) => kind === event.kind) === place))
      for (const { event: changed, what } of [...withNewFields(event), ofNewVersion(event)[0]].flatMap((one) => one ?? []))
        expect(clockThen(events.map((one) => (one.id === changed.id ? changed : one))), what).toEqual(clock);
    const [opened] = events;
    const started = events.find(({ kind }) => kind === 'activity.started') as Envelope;
    const robot = { ...started, body: { ...(started.body as object), by: 'robot', mode: 'hologram' } };
    const ring = { ...(events.find(({ kind }) => kind === 'stop.pressed') as Envelope), body: { from: 'ring' } };
    expect(received([opened as Envelope, robot, ring])).toHaveLength(3);
    const stop = events.find(({ kind }) => kind === 'stop.pressed') as Envelope;
    const dream = { ...stop, kind: 'dream.told', body: { of: 'flying' } };
    expect(received(events.map((one) => (one.id === stop.id ? dream : one)))).toHaveLength(events.length);
  });
});
