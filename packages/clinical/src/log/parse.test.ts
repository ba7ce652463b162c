import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../example.ts';
import { checkBody, clinicalErrors, eventBounds, parseEvent, readLog } from '../index.ts';
import { foldVisit } from '../visit/index.ts';

const { envelopes } = exampleVisit({ events: 60 });
const example = (kind: string) => {
  const found = envelopes.find((envelope) => envelope.kind === kind);
  if (found === undefined) throw new Error(`The example has no ${kind}.`);
  return structuredClone(found) as unknown as Record<string, unknown> & { body: Record<string, unknown> };
};
const refusal = (input: unknown) => {
  const parsed = parseEvent(input);
  if (parsed.ok) throw new Error('It was let in.');
  return parsed.error;
};

describe('parseEvent(input)', () => {
  it('names path, found and expected of an envelope that does not fit', () => {
    expect(refusal({ ...example('pain.rated'), seq: '1' })).toMatchObject({
      code: 'EUP_CLINICAL_EVENT_SHAPE',
      status: 422,
      message: 'The event does not fit: seq is "1"; expected a value of type number.',
    });
    expect(refusal(null).message).toContain('the event is null');
  });

  it('keeps fields, roles and sources of later releases, any body, and any instant: the server judges, it does not refuse', () => {
    const later = { ...example('cue.given'), source: 'glove', seal: { by: 'x' }, at: 0 };
    later.body['channel'] = 'olfactory';
    later.body['scent'] = 'mint';
    const envelope = { ...later, by: { userId: 'u', role: 'prosthetist', ward: 3 } };
    expect(parseEvent(envelope)).toEqual({ ok: true, value: envelope });
    const pain = example('pain.rated');
    pain.body['score'] = 11;
    expect(parseEvent(pain)).toEqual({ ok: true, value: pain });
    expect(readLog([...envelopes.filter(({ id }) => id !== pain['id']), pain as never]).unknown).toEqual([pain]);
  });

  it('keeps unknown kinds and newer versions as they came', () => {
    for (const change of [
      { kind: 'dream.told', body: { any: [1, null] } },
      { v: 7, body: { score: 'high' } },
    ]) {
      const envelope = { ...example('pain.rated'), ...change };
      expect(parseEvent(envelope)).toEqual({ ok: true, value: envelope });
    }
  });

  it('does not take a kind from the prototype of an object', () => {
    for (const kind of ['toString', 'constructor', '__proto__'])
      expect(parseEvent({ ...example('pain.rated'), kind }).ok).toBe(true);
  });

  it('refuses an event without a body, and one that corrects itself', () => {
    const { body: _, ...bare } = example('pain.rated');
    expect(refusal({ ...bare, kind: 'dream.told' }).message).toContain('body is missing');
    const retraction: Record<string, unknown> = { ...example('pain.rated'), kind: 'event.retracted', body: {} };
    expect(refusal({ ...retraction, corrects: retraction['id'] }).code).toBe('EUP_CLINICAL_EVENT_CORRECTS');
    const nothing = parseEvent(retraction);
    if (!nothing.ok) throw new Error('An undo of nothing is kept.');
    expect(foldVisit(readLog([...envelopes.filter(({ id }) => id !== retraction['id']), nothing.value])).status).toBe('finished');
  });

  it('refuses field names that reach the prototype, at any depth', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify({ ...example('pain.rated'), kind: 'x', body: { a: [{ b: 1 }] } }).replace(
        '"b"',
        JSON.stringify(key),
      );
      expect(refusal(JSON.parse(text)).code).toBe('EUP_CLINICAL_EVENT_KEY');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses depth, breadth and length beyond the bounds without running out of stack', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    const huge = 'x'.repeat(eventBounds.characters + 1);
    for (const body of [deep, circle, { huge }, { many: Array.from({ length: 30_000 }, () => 0) }, new Array(4_000_000_000)]) {
      expect(refusal({ ...example('pain.rated'), kind: 'x', body }).code).toBe('EUP_CLINICAL_EVENT_SIZE');
    }
  });

  it('refuses what JSON, its canonical form or the database cannot hold', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      Symbol('s'),
      undefined,
      new Date(0),
      new Map(),
      '\ud800',
      'a\0b',
    ]) {
      expect(refusal({ ...example('pain.rated'), kind: 'x', body: { value } }).code).toBe('EUP_CLINICAL_EVENT_NOT_JSON');
    }
    expect(
      refusal({
        ...example('pain.rated'),
        kind: 'x',
        body: {
          get a() {
            throw new Error('read');
          },
        },
      }).code,
    ).toBe('EUP_CLINICAL_EVENT_NOT_JSON');
  });

  it('answers anything with a value or a coded fault, never with an exception', () => {
    const anything = fc.anything({
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withBigInt: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, (input) => {
        const parsed = parseEvent(input);
        if (!parsed.ok) expect(Object.hasOwn(clinicalErrors, parsed.error.code)).toBe(true);
      }),
    );
  });

  it('lets in only what the log can be read and folded with, whatever replaces a piece of a valid event', () => {
    const path = fc.constantFrom('kind', 'at', 'seq', 'writer', 'body', 'corrects', 'v', 'by', 'mono');
    fc.assert(
      fc.property(
        fc.nat(envelopes.length - 1),
        path,
        fc.oneof(fc.jsonValue(), fc.constantFrom(...envelopes.map((e) => e.kind))),
        (i, key, value) => {
          const parsed = parseEvent({ ...(envelopes[i] as object), [key]: value });
          if (!parsed.ok) {
            expect(parsed.error.code).toMatch(/^EUP_CLINICAL_/);
            return;
          }
          const log = readLog([...envelopes.filter((_, j) => j !== i || i === 0), parsed.value]);
          if (log.opened !== null) expect(foldVisit(log).snapshot.patient.name).not.toBe('');
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('checkBody(kind, body)', () => {
  const refused = (kind: Parameters<typeof checkBody>[0], body: unknown) => {
    const checked = checkBody(kind, body);
    return checked.ok ? 'taken' : checked.error.message;
  };

  it('is strict: it names path, found and expected of what this program may not write', () => {
    const { body } = example('pain.rated');
    expect(refused('pain.rated', body)).toBe('taken');
    expect(refused('pain.rated', { ...body, score: 11 })).toBe('The event does not fit: body.score is 11; expected at most 10.');
    expect(refused('pain.rated', { ...body, extra: 1 })).toContain('body.extra is an unknown field');
    expect(refused('cue.given', { ...example('cue.given').body, channel: 'telepathic' })).toContain(
      'body.channel is "telepathic"; expected one of "verbal", "tactile", "visual"',
    );
  });

  it('refuses a zone whose floor lies above its ceiling', () => {
    expect(refused('zone.set', { ...example('zone.set').body, floor: 90 })).toBe(
      'The event does not fit: body is an object; expected a floor below the ceiling.',
    );
  });
});
