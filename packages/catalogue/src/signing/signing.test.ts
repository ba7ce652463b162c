import { describe, expect, it } from 'vitest';
import { disciplineIds, levels } from '../disciplines.ts';
import { findSigningRow, type SigningCase } from './find-signing-row.ts';
import { signedDocuments } from './row.ts';
import { signedDocumentRows, signingRows } from './rows.ts';

const ask = (over: Partial<SigningCase>): ReturnType<typeof findSigningRow> =>
  findSigningRow({
    ...{
      document: 'treatment-note',
      level: 'assistant',
      discipline: 'PT',
      state: null,
      program: 'medicare-b',
      day: '2026-11-30',
    },
    ...over,
  });

describe('the rows of signing', () => {
  it('have an id of their own, a source, and a state by its two letters', () => {
    expect(new Set(signingRows.map(({ id }) => id)).size).toBe(signingRows.length);
    for (const { source, state, effectiveFrom } of signingRows) {
      expect(source.length).toBeGreaterThan(20);
      expect(state ?? 'OH').toMatch(/^[A-Z]{2}$/);
      expect(effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('say of each document whether this program makes it, and know those that it does not make yet', () => {
    expect(signedDocumentRows.map(({ id }) => id).toSorted()).toEqual(signedDocuments.toSorted());
    expect(signedDocumentRows.filter(({ exists }) => exists).map(({ id }) => id)).toEqual(['treatment-note', 'addendum']);
  });

  it('have one that holds for every document, level and discipline', () => {
    for (const document of signedDocuments)
      for (const level of levels)
        for (const discipline of disciplineIds)
          expect(ask({ document, level, discipline }), `${document} ${level} ${discipline}`).not.toBeNull();
  });
});

describe('findSigningRow', () => {
  it('takes the row of the state before the general one', () => {
    expect(ask({ state: 'OH' })?.cosign).toBe('each-note');
    expect(ask({ state: 'OH', discipline: 'OT' })?.cosign).toBe('none');
    expect(ask({ state: 'SC' })?.cosign).toEqual({ treatmentDays: 8, days: 60 });
    expect(ask({ state: 'AK' })?.measurements).toBe(false);
    expect(ask({ state: 'TX' })?.id).toBe('assistant-notes');
    expect(ask({ state: null })?.id).toBe('assistant-notes');
  });

  it('gives no row before any was in force', () => {
    expect(ask({ day: '1899-01-01' })).toBeNull();
  });
});
