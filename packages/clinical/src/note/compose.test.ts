import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent, readLog } from '../index.ts';
import { foldVisit, minutesOf } from '../visit/index.ts';
import {
  bookOf,
  composeNote,
  lateEvents,
  phrase,
  phrasesVersion,
  type SignedNote,
  sealNote,
  sealSignature,
  verifySeal,
} from './index.ts';
import { opening, tap, told } from './taps.fixture.ts';

describe('composeNote(log), whatever was tapped', () => {
  it('rests every sentence on known events, renders it from key and parameters, states the folded minutes, and seals', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 40 }), fc.nat(40), (taps, signedAfter) => {
        const events = told(taps);
        for (const event of events) expect(parseEvent(event).ok).toBe(true);
        const log = readLog(events);
        const early = readLog(events.slice(0, 1 + signedAfter));
        const note = composeNote(early, { locale: 'en-US' });
        const versions = { release: 'r', catalogue: 'c', phrases: phrasesVersion, log: 1 };
        const unsealed: SignedNote = {
          id: opening,
          visitId: opening,
          kind: 'treatment',
          note,
          versions,
          signedBy: { userId: 'u', name: 'n', credentials: 'PT' },
          signedAt: 0,
          hash: sealNote(early, note, versions),
        };
        const signed = { ...unsealed, seal: sealSignature(unsealed) };
        expect(verifySeal(log, JSON.parse(JSON.stringify(signed)) as SignedNote).ok).toBe(true);
        const addendum = composeNote(log, { locale: 'en-US', since: note.through });
        const late = lateEvents(log, [signed]);
        const known = new Set(events.map((event) => event.id));
        for (const sentence of [...note.sections, ...addendum.sections].flatMap((section) => section.sentences)) {
          expect(sentence.from.length).toBeGreaterThan(0);
          expect(sentence.from.every((id) => known.has(id))).toBe(true);
          expect(String(phrase(bookOf('en-US'), sentence.key, JSON.parse(JSON.stringify(sentence.params))))).toBe(sentence.text);
          expect(sentence.text).not.toMatch(/undefined|NaN|\[object|Infinity/);
        }
        const mentioned = new Set(addendum.sections.flatMap((section) => section.sentences).flatMap((sentence) => sentence.from));
        expect(late.every((event) => mentioned.has(event.id))).toBe(true);
        const minutes = minutesOf(foldVisit(early));
        const total = note.sections.flatMap((section) => section.sentences).find((sentence) => sentence.key === 'time.total');
        if (total !== undefined) expect(total.params).toEqual({ timed: minutes.timed, total: minutes.total });
      }),
      { numRuns: 250 },
    );
  });
});
