import { release } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../example.ts';
import { type Envelope, linkOf, readLog } from '../index.ts';
import { composeNote, partlyRead, unreadEntries, unreadHolding, unreadHoldsFor } from './index.ts';

const { envelopes } = exampleVisit({ events: 50 });
const last = envelopes.at(-1) as Envelope;
const foreign: Envelope = {
  ...last,
  id: '01900000-0000-7000-8000-000000000001',
  seq: last.seq + 1,
  kind: 'dream.told',
  release: '99.0.0',
  body: { of: 'flying' },
};
const after = (more: Partial<Envelope>): Envelope => ({
  ...last,
  id: '01900000-0000-7000-8000-000000000002',
  seq: last.seq + 2,
  ...more,
});
const named = after({ kind: 'unread.acknowledged', body: { of: foreign.id, hash: linkOf(foreign) } });

describe('what cannot be read', () => {
  it('unreadEntries(log) lists it with kind, writer, time and hash, and the note keeps the list and offers to go on without it', () => {
    const log = readLog([...envelopes, foreign]);
    const { id, kind, writer, at } = foreign;
    const entry = { id, kind, writer, at, hash: linkOf(foreign), why: 'unknown-kind', acknowledged: false };
    expect(unreadEntries(log)).toEqual([entry]);
    expect(log.heads[last.writer]).toBe(last.seq + 1);
    const note = composeNote(log, { locale: 'en-US' });
    expect(note.unread).toEqual([entry]);
    const finding = note.findings.find(({ key }) => key === 'unread');
    expect(finding).toMatchObject({
      severity: 'attention',
      event: foreign.id,
      mend: { label: 'Go on without it', kind: 'unread.acknowledged' },
    });
    expect(composeNote(readLog(envelopes), { locale: 'en-US' })).not.toHaveProperty('unread');
  });

  it('unreadHolding(log, now, release) holds for a day, and only what a newer program wrote', () => {
    const log = readLog([...envelopes, foreign]);
    const holds = (now: number, own?: string) => unreadHolding(log, now, own).length;
    expect(holds(foreign.at)).toBe(1);
    expect(holds(foreign.at + unreadHoldsFor - 1)).toBe(1);
    expect(holds(foreign.at + unreadHoldsFor)).toBe(0);
    expect(holds(foreign.at, '99.0.0')).toBe(0);
    const { release: _, ...nameless } = foreign;
    for (const wrote of [nameless, { ...foreign, release }, { ...foreign, release: 'tomorrow' }])
      expect(unreadHolding(readLog([...envelopes, wrote]), foreign.at)).toEqual([]);
  });

  it('holds nothing any more once a clinician has named it, and stays listed', () => {
    const log = readLog([...envelopes, foreign, named]);
    expect(unreadHolding(log, foreign.at)).toEqual([]);
    const note = composeNote(log, { locale: 'en-US' });
    expect(note.unread).toMatchObject([{ id: foreign.id, acknowledged: true }]);
    expect(note.findings.some(({ key }) => key === 'unread')).toBe(false);
    // A name with another hash names something else.
    const other = { ...named, body: { of: foreign.id, hash: '0'.repeat(64) } };
    expect(unreadHolding(readLog([...envelopes, foreign, other]), foreign.at)).toHaveLength(1);
  });

  it('holds again where the naming is taken back', () => {
    const undo = after({
      id: '01900000-0000-7000-8000-000000000003',
      seq: last.seq + 3,
      kind: 'event.retracted',
      body: {},
      corrects: named.id,
    });
    const log = readLog([...envelopes, foreign, named, undo]);
    expect(unreadHolding(log, foreign.at)).toMatchObject([{ id: foreign.id, acknowledged: false }]);
  });

  it('is timed as the log times it: an instant that no calendar has is shown as one, and holds no longer than its receipt says', () => {
    const broken = { ...foreign, at: Number.MAX_SAFE_INTEGER };
    const alone = readLog([...envelopes, broken]);
    expect(new Date(unreadEntries(alone)[0]?.at ?? Number.NaN).toISOString()).toBe('9999-12-31T23:59:59.999Z');
    expect(composeNote(alone, { locale: 'en-US' }).unread).toHaveLength(1);
    const opening = envelopes.find(({ kind }) => kind === 'visit.opened') as Envelope;
    const seq = Math.max(...envelopes.filter(({ writer }) => writer === opening.writer).map((one) => one.seq)) + 1;
    const receivedAt = last.at + 60_000;
    const body = { writer: broken.writer, from: broken.seq, to: broken.seq, receivedAt };
    const receipt: Envelope = {
      ...opening,
      id: '01900000-0000-7000-8000-000000000004',
      seq,
      at: receivedAt,
      kind: 'events.received',
      body,
    };
    const received = readLog([...envelopes, broken, receipt]);
    expect(unreadEntries(received)).toMatchObject([{ id: broken.id, at: receivedAt }]);
    expect(unreadHolding(received, receivedAt + unreadHoldsFor)).toEqual([]);
  });

  it('is taken back by its id alone', () => {
    const undo = after({ kind: 'event.retracted', body: {}, corrects: foreign.id });
    const log = readLog([...envelopes, foreign, undo]);
    expect(log.unknown).toEqual([]);
    expect(log.all).toContain(foreign);
    expect(composeNote(log, { locale: 'en-US' })).not.toHaveProperty('unread');
  });

  it('partlyRead(log) counts what a newer program wrote with parts left over', () => {
    const later = after({
      kind: 'pain.rated',
      body: { score: 2, when: 'after', mood: 'calm' },
      release: '99.0.0',
      seq: last.seq + 1,
    });
    expect(partlyRead(readLog([...envelopes, later]))).toBe(1);
    expect(partlyRead(readLog(envelopes))).toBe(0);
  });
});

describe('values that a later release added', () => {
  it('are said to be unknown in the note, and never as something else or as a key', () => {
    const changes: Readonly<Record<string, object>> = {
      'cue.given': { channel: 'olfactory', level: 'huge' },
      'assistance.set': { level: 'robot' },
      'resistance.set': { kind: 'water' },
      'pain.rated': { when: 'tomorrow' },
      'quote.said': { speaker: 'interpreter' },
      'activity.started': { by: 'robot' },
      'vitals.taken': { when: 'later' },
      'measurement.taken': { side: 'diagonal', better: 'middle' },
      'reference.set': { kind: 'dream' },
    };
    const later = envelopes.map((event) => ({ ...event, body: { ...(event.body as object), ...changes[event.kind] } }));
    const log = readLog(later);
    expect(log.unknown).toEqual([]);
    const { sections } = composeNote(log, { locale: 'en-US' });
    const text = sections.flatMap(({ sentences }) => sentences.map((sentence) => sentence.text)).join('\n');
    expect(text).not.toMatch(/unlisted|undefined|null|: ;| ,|olfactory|robot|water|dream|diagonal/i);
    expect(text).toContain('cue of another kind');
    expect(text).toContain('not known to this program');
  });
});
