import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../example.ts';
import { readLog, type Upcasts, upcast } from '../index.ts';
import { composeNote } from '../note/index.ts';

const { envelopes } = exampleVisit({ events: 50 });
const pain = envelopes.find((envelope) => envelope.kind === 'pain.rated');
if (pain === undefined) throw new Error('The example has no pain rating.');

// A made-up past: version 1 called the score `nprs`, version 2 counted it from 0 to 100.
const table: Upcasts = {
  'pain.rated': [
    { from: 1, up: (body) => ({ hundred: (body as { nprs: number }).nprs * 10, when: 'before' }) },
    { from: 2, up: (body) => ({ score: (body as { hundred: number }).hundred / 10, when: 'before' }) },
  ],
};

describe('upcast(envelope, table, version)', () => {
  it('climbs every step from the version that the event was written in', () => {
    expect(upcast({ ...pain, v: 1, body: { nprs: 4 } }, table, 3).event).toMatchObject({
      v: 3,
      body: { score: 4, when: 'before' },
    });
    expect(upcast({ ...pain, v: 2, body: { hundred: 40 } }, table, 3).event?.body).toEqual({ score: 4, when: 'before' });
    expect(upcast({ ...pain, v: 3, body: { score: 4, when: 'before' } }, table, 3).event?.body).toEqual({
      score: 4,
      when: 'before',
    });
  });

  it('leaves the envelope as it was sent', () => {
    const old = Object.freeze({ ...pain, v: 1, body: Object.freeze({ nprs: 4 }) });
    upcast(old, table, 3);
    expect(old.body).toEqual({ nprs: 4 });
  });

  it('says why it cannot read a newer version, an unknown kind, or a body that fits no step', () => {
    expect(upcast({ ...pain, v: 4 }, table, 3).unread).toBe('newer');
    expect(upcast({ ...pain, kind: 'dream.told' }).unread).toBe('unknown-kind');
    expect(upcast({ ...pain, body: { score: 'much' } }).unread).toBe('unfit-body');
  });
});

describe('readLog(envelopes) with what it cannot read', () => {
  it('keeps the event, counts it as received, and blocks the signature until a newer program reads it', () => {
    const last = envelopes.at(-1);
    if (last === undefined) throw new Error('The example is empty.');
    const foreign = {
      ...last,
      id: '01900000-0000-7000-8000-000000000001',
      seq: last.seq + 1,
      kind: 'dream.told',
      body: { of: 'flying' },
    };
    const log = readLog([...envelopes, foreign]);
    expect(log.unknown).toEqual([foreign]);
    expect(log.all).toContain(foreign);
    expect(log.heads[last.writer]).toBe(last.seq + 1);
    const blocks = composeNote(log, { locale: 'en' }).findings.filter((finding) => finding.severity === 'blocks');
    expect(blocks.map((finding) => finding.text)).toEqual([
      '1 entry of kind “dream.told” cannot be read: this program does not know its kind. It is kept; open the visit with the newest program.',
    ]);
  });
});
