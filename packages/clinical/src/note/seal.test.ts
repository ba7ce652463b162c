import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Envelope, logThrough, readLog } from '../index.ts';
import {
  bookOf,
  composeNote,
  isSecondSignature,
  type Note,
  phrasesVersion,
  type SignedNote,
  sealNote,
  sealSecondSignature,
  sealSignature,
  verifySeal,
} from './index.ts';
import { strokeStory } from './story.fixture.ts';

const versions = { release: '0.1.0', catalogue: '2026.11', phrases: phrasesVersion, log: 1 };

function signed() {
  const story = strokeStory();
  const note = composeNote(story.log, { locale: 'en-US' });
  const unsealed: SignedNote = {
    id: '01900000-0000-7000-8000-0000000000cc',
    visitId: story.events[0]?.sessionId ?? '',
    kind: 'treatment',
    note,
    versions,
    signedBy: { userId: 'u', name: 'D. Rivera', credentials: 'PT, NCS' },
    signedAt: 1_795_367_000_000,
    hash: sealNote(story.log, note, versions),
  };
  return { story, note, unsealed, seal: { ...unsealed, seal: sealSignature(unsealed) } };
}

/** The same value as a database gives it back: other key order, other objects. */
function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reordered(v)]),
  ) as T;
}
const codeOf = (log: readonly Envelope[], seal: SignedNote) => {
  const result = verifySeal(readLog(log), seal);
  return result.ok ? 'ok' : result.error.code;
};
const edited = (note: Note, edit: (text: string) => string): Note => ({
  ...note,
  sections: note.sections.map((s, i) =>
    i === 1 ? { ...s, sentences: s.sentences.map((x, j) => (j === 3 ? { ...x, text: edit(x.text) } : x)) } : s,
  ),
});

describe('sealNote(log, note, versions)', () => {
  it('is SHA-256 in hexadecimal and does not depend on the order of keys or of arrival', () => {
    const { story, note, seal } = signed();
    expect(seal.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealNote(readLog(reordered(story.events).toReversed()), reordered(note), reordered(versions))).toBe(seal.hash);
  });

  it('holds a vector: this story, these versions, this seal', () => {
    expect(signed().seal.hash).toMatchInlineSnapshot(`"4d2341981179377840e0086ef272229592fd982ad41490a84904232ebb4d6735"`);
  });

  it('gives the same seal to numbers that went through JSON text', () => {
    const { story, note, seal } = signed();
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.001, max: 1e9 }), (value) => {
        const events = story.events.map((e) =>
          e.kind === 'reference.set' ? { ...e, body: { ...(e.body as object), value } } : e,
        );
        const again = JSON.parse(JSON.stringify(events)) as Envelope[];
        expect(sealNote(readLog(again), note, versions)).toBe(sealNote(readLog(events), note, versions));
      }),
      { numRuns: 50 },
    );
    expect(sealNote(story.log, note, { ...versions, release: '0.1.1' })).not.toBe(seal.hash);
  });

  it('is not moved by what comes after the signature', () => {
    const { story, note, seal } = signed();
    story.record(60, 'remark.written', { section: 'response', text: 'Later.' });
    expect(sealNote(story.log, note, versions)).toBe(seal.hash);
    expect(composeNote(logThrough(story.log, note.through), { locale: 'en-US' })).toEqual(note);
    expect(verifySeal(story.log, seal)).toEqual({ ok: true, value: { hash: seal.hash, covers: 'signature' } });
  });
});

describe('a note that phrase book en-6 was signed with', () => {
  const { events, signed: stored } = JSON.parse(readFileSync(new URL('./signed-en-6.fixture.json', import.meta.url), 'utf8')) as {
    readonly events: readonly Envelope[];
    readonly signed: SignedNote;
  };

  it('verifySeal(log, signed) still verifies it, with its own locale', () => {
    expect([stored.note.locale, stored.versions.phrases]).toEqual(['en', 'en-6']);
    expect(verifySeal(readLog(events), stored)).toEqual({ ok: true, value: { hash: stored.hash, covers: 'signature' } });
  });

  it('verifySeal(log, signed) renders none of its sentences anew: their parameters are of another book', () => {
    expect(codeOf(events, { ...stored, note: edited(stored.note, () => 'All is well.') })).toBe(
      'EUP_CLINICAL_SEAL_EVENT_CHANGED',
    );
    const foreign = { ...stored.note, locale: 'xx' };
    expect(codeOf(events, { ...stored, note: foreign })).toBe('EUP_CLINICAL_SEAL_EVENT_CHANGED');
  });

  it('takes an addendum in the language of today, and bookOf("en") reads as en-US', () => {
    expect(bookOf('en')).toBe(bookOf('en-US'));
    expect(() => bookOf('xx')).toThrow(RangeError);
    expect(composeNote(readLog(events), { locale: 'en' }).locale).toBe('en');
  });
});

describe('verifySeal(log, signed)', () => {
  it('names a missing event, a changed event and a changed text, each by its code', () => {
    const { story, note, seal } = signed();
    expect(codeOf(reordered(story.events), reordered(seal))).toBe('ok');
    expect(
      codeOf(
        story.events.filter((_, i) => i !== 20),
        seal,
      ),
    ).toBe('EUP_CLINICAL_SEAL_EVENT_MISSING');
    expect(codeOf([], seal)).toBe('EUP_CLINICAL_SEAL_EVENT_MISSING');
    expect(
      codeOf(
        story.events.map((e, i) => (i === 20 ? { ...e, at: e.at + 1 } : e)),
        seal,
      ),
    ).toBe('EUP_CLINICAL_SEAL_EVENT_CHANGED');
    expect(codeOf(story.events, { ...seal, note: edited(note, () => 'All is well.') })).toBe('EUP_CLINICAL_SEAL_TEXT_CHANGED');
    expect(codeOf(story.events, { ...seal, note: { ...note, findings: [], sections: note.sections.slice(1) } })).toBe(
      'EUP_CLINICAL_SEAL_TEXT_CHANGED',
    );
    expect(codeOf(story.events, { ...seal, hash: '0'.repeat(64) })).toBe('EUP_CLINICAL_SEAL_EVENT_CHANGED');
  });

  it('names a changed signature: another signer, time, visit, kind or id, and a seal that is gone', () => {
    const { story, seal, unsealed } = signed();
    const changes: readonly Partial<SignedNote>[] = [
      { signedBy: { ...seal.signedBy, name: 'Someone else' } },
      { signedBy: { ...seal.signedBy, credentials: 'PTA' } },
      { signedAt: seal.signedAt + 1 },
      { visitId: seal.id },
      { kind: 'addendum' },
      { id: seal.visitId },
      { seal: '0'.repeat(64) },
    ];
    for (const change of changes)
      expect(codeOf(story.events, { ...seal, ...change })).toBe('EUP_CLINICAL_SEAL_SIGNATURE_CHANGED');
    expect(codeOf(story.events, unsealed)).toBe('EUP_CLINICAL_SEAL_SIGNATURE_CHANGED');
    expect(seal.seal).toMatchInlineSnapshot(`"6f98e30316a67e5f095fa610cd5efa06a0d0ca18b3c809d1bb79cad4fcace75d"`);
  });

  it('vouches for the content alone of a note that an older program signed without sealing the signature', () => {
    const { story, note, unsealed } = signed();
    const older = { ...versions, phrases: 'en-2' };
    const hash = sealNote(story.log, note, older);
    expect(verifySeal(story.log, { ...unsealed, versions: older, hash })).toEqual({
      ok: true,
      value: { hash, covers: 'content' },
    });
  });

  it('asks for the seal of a signature that phrase book en-3 was signed with', () => {
    const { story, note, unsealed } = signed();
    const earlier = { ...versions, phrases: 'en-3' };
    const bare: SignedNote = { ...unsealed, versions: earlier, hash: sealNote(story.log, note, earlier) };
    expect(codeOf(story.events, bare)).toBe('EUP_CLINICAL_SEAL_SIGNATURE_CHANGED');
    expect(codeOf(story.events, { ...bare, seal: sealSignature(bare) })).toBe('ok');
  });

  it('verifies an addendum against what it adds to', () => {
    const { story, note } = signed();
    story.record(60, 'remark.written', { section: 'response', text: 'Later.' });
    const addendum = composeNote(story.log, { locale: 'en-US', since: note.through });
    const unsealed: SignedNote = {
      ...signed().unsealed,
      kind: 'addendum',
      note: addendum,
      hash: sealNote(story.log, addendum, versions),
    };
    const seal = { ...unsealed, seal: sealSignature(unsealed) };
    expect(codeOf(story.events, seal)).toBe('ok');
    expect(codeOf(story.events, { ...seal, note: { ...addendum, title: 'Another' } })).toBe('EUP_CLINICAL_SEAL_TEXT_CHANGED');
  });

  it('survives a stored note of a phrase book that it does not know', () => {
    const { story, note, seal } = signed();
    const foreign = {
      ...note,
      sections: note.sections.map((s) => ({ ...s, sentences: s.sentences.map((x) => ({ ...x, key: 'toString' })) })),
    };
    expect(codeOf(story.events, { ...seal, note: foreign, versions: { ...versions, phrases: 'en-unknown' } })).toBe(
      'EUP_CLINICAL_SEAL_EVENT_CHANGED',
    );
  });
});

describe('sealSignature(signed) and sealSecondSignature(signature)', () => {
  const bare = {
    id: '01900000-0000-7000-8000-0000000000d1',
    visitId: '01900000-0000-7000-8000-0000000000d2',
    kind: 'treatment',
    note: composeNote(strokeStory().log, { locale: 'en-US' }),
    versions: { release: '0.2.0', catalogue: '2026.11', phrases: phrasesVersion, log: 1 },
    signedBy: { userId: 'a', name: 'D. Rivera', credentials: 'PT' },
    signedAt: 1_795_364_100_000,
    hash: 'a'.repeat(64),
  } as const;

  it('keeps the digest of notes that say neither who treated nor in which capacity', () => {
    expect(sealSignature(bare)).toBe('923a0abb08419ac056ad04260e966680c2c0c82ac74666a4cfabf7d12bb54d66');
  });

  it('covers capacity, who treated and what was due', () => {
    const person = { userId: 'a', name: 'D. Rivera', credentials: 'PT', level: 'therapist', seconds: 60 } as const;
    const full = { ...bare, capacity: 'treating', treatedBy: [person], due: [] } as const;
    const seals = [
      full,
      { ...full, capacity: 'supervising' as const },
      { ...full, treatedBy: [{ ...person, seconds: 61 }] },
      { ...full, due: [{ capacity: 'co-signer' as const, userId: null }] },
      bare,
    ].map(sealSignature);
    expect(new Set(seals).size).toBe(seals.length);
  });

  it('ties a second signature to its note, its giver and its time', () => {
    const note = { ...bare, seal: sealSignature(bare) };
    const unsealed = {
      ...{ id: '01900000-0000-7000-8000-0000000000d3', visitId: note.visitId, noteId: note.id, capacity: 'co-signer' as const },
      ...{ signedBy: { userId: 'b', name: 'L. Okada', credentials: 'PT' }, signedAt: note.signedAt + 1, hash: note.hash },
    } as const;
    const signature = { ...unsealed, seal: sealSecondSignature(unsealed) };
    expect(isSecondSignature(note, signature)).toBe(true);
    for (const changed of [
      { signedAt: 1 },
      { capacity: 'second-clinician' as const },
      { noteId: bare.visitId },
      { hash: 'b'.repeat(64) },
      { signedBy: { ...unsealed.signedBy, name: 'X' } },
    ])
      expect(isSecondSignature(note, { ...signature, ...changed }), JSON.stringify(changed)).toBe(false);
  });
});
