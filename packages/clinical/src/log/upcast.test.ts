import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleVisit } from '../example.ts';
import { isPartlyRead, readLog, upcast } from '../index.ts';
import { changedKind, kind, shape } from './shape.ts';

const { envelopes } = exampleVisit({ events: 50 });
const pain = envelopes.find((envelope) => envelope.kind === 'pain.rated');
const cue = envelopes.find((envelope) => envelope.kind === 'cue.given');
if (pain === undefined || cue === undefined) throw new Error('The example has no pain rating or no cue.');

// A made-up past: version 1 called the score `nprs`, version 2 counted it from 0 to 100.
const body = shape({ score: z.number().max(10), when: z.string() });
const table = {
  'pain.rated': changedKind(body, [
    (old) => ({ hundred: (old as { nprs: number }).nprs * 10, when: 'before' }),
    (old) => ({ score: (old as { hundred: number }).hundred / 10, when: 'before' }),
  ]),
};

describe('upcast(envelope, table)', () => {
  it('climbs every step from the version that the event was written in', () => {
    expect(upcast({ ...pain, v: 1, body: { nprs: 4 } }, table).event).toMatchObject({ v: 3, body: { score: 4, when: 'before' } });
    expect(upcast({ ...pain, v: 2, body: { hundred: 40 } }, table).event?.body).toEqual({ score: 4, when: 'before' });
    expect(upcast({ ...pain, v: 3, body: { score: 4, when: 'before' } }, table).event?.body).toEqual({
      score: 4,
      when: 'before',
    });
  });

  it('leaves the envelope as it was sent', () => {
    const old = Object.freeze({ ...pain, v: 1, body: Object.freeze({ nprs: 4 }) });
    upcast(old, table);
    expect(old.body).toEqual({ nprs: 4 });
  });

  it('reads a newer version as far as it fits, and says why it cannot read an unknown kind or a body that fits no step', () => {
    expect(upcast({ ...pain, v: 4, body: { score: 3, when: 'before', side: 'left' } }, table).event?.body).toEqual({
      score: 3,
      when: 'before',
    });
    expect(upcast({ ...pain, v: 4, body: { mood: 3 } }, table).unread).toBe('newer');
    expect(upcast({ ...pain, kind: 'dream.told' }).unread).toBe('unknown-kind');
    expect(upcast({ ...pain, body: { score: 'much' } }).unread).toBe('unfit-body');
    expect(upcast({ ...pain, v: 1, body: null }, table).unread).toBe('unfit-body');
  });

  it('passes over a field and reads a value of a list that a later release added as unlisted', () => {
    const later = { ...cue, body: { ...(cue.body as object), channel: 'olfactory', scent: { of: 'mint' } } };
    expect(upcast(later).event?.body).toMatchObject({ channel: 'unlisted', level: 'some' });
    expect(isPartlyRead(later)).toBe(true);
    expect(isPartlyRead(cue)).toBe(false);
    expect(readLog([...envelopes.filter(({ id }) => id !== cue.id), later]).all).toContain(later);
  });

  it('takes the source from the envelope, and infers it for events of the first release alone', () => {
    expect(upcast(pain).event?.source).toBe('person');
    expect(upcast({ ...pain, source: 'device' }).event?.source).toBe('device');
    expect(upcast({ ...pain, source: 'robot' }).event?.source).toBe('unlisted');
    const stop = { ...pain, kind: 'stop.pressed', body: { from: 'rule', rule: 'pain-rise' } };
    expect(upcast(stop).event?.source).toBe('station');
    expect(upcast({ ...stop, body: { from: 'rule' } }).event?.source).toBe('coach');
    expect(upcast({ ...stop, source: 'person' }).event?.source).toBe('person');
  });
});

describe('the core of an event', () => {
  const activityId = (cue.body as { activityId: string }).activityId;

  it('keeps STOP, finish, start, pause, resume and stop whatever else they carry', () => {
    for (const [name, later] of [
      ['stop.pressed', { from: { who: 'wristband' } }],
      ['stop.pressed', null],
      ['visit.finished', { summary: 7 }],
      ['activity.started', { activityId, by: 4, mode: null }],
      ['activity.paused', { activityId, why: [] }],
      ['activity.resumed', { activityId, by: {} }],
      ['activity.stopped', { activityId, reason: 1 }],
    ] as const) {
      const read = upcast({ ...cue, kind: name, v: 9, body: later });
      expect(read.event?.kind, name).toBe(name);
    }
  });

  it('reads a start that it cannot read further as unattended and nobody’s, so that it bills nothing', () => {
    expect(upcast({ ...cue, kind: 'activity.started', v: 2, body: { activityId, by: ['x'] } }).event?.body).toEqual({
      activityId,
      by: 'unlisted',
      mode: 'unattended',
    });
  });

  it('reads no start without an activity', () => {
    expect(upcast({ ...cue, kind: 'activity.started', body: {} }).unread).toBe('unfit-body');
  });

  it('is a kind like any other for the writer: it is strict', () => {
    const strict = kind(shape({ a: z.number() }));
    expect(strict.body.writer.safeParse({ a: 1, b: 2 }).success).toBe(false);
    expect(strict.body.reader.safeParse({ a: 1, b: 2 }).data).toEqual({ a: 1 });
  });
});
