import type { NoteSignature } from '@eupraxia/clinical/note';
import { describe, expect, it } from 'vitest';
import { signedPrint } from './note.fixture.ts';
import { lateEntry, signedRows } from './signature-rows.ts';

const { note, openedAt } = signedPrint();
const zone = 'America/Chicago';
const hour = 3_600_000;
const rivera = {
  userId: 'example-therapist',
  name: 'D. Rivera',
  credentials: 'PT, NCS',
  level: 'therapist',
  seconds: 900,
} as const;
const adeyemi = { userId: 'pta', name: 'K. Adeyemi', credentials: 'PTA', level: 'assistant', seconds: 600 } as const;
const facts = (rows: string[][]) => rows.filter(([name]) => name !== 'Seal (SHA-256)' && name !== 'Versions');

describe('signedRows(note, zone, signatures)', () => {
  it('say who signed, as what and when with the zone, who treated, and what is due', () => {
    const both = {
      ...note,
      capacity: 'treating',
      treatedBy: [rivera, adeyemi],
      due: [{ capacity: 'second-clinician', userId: 'pta' }],
    } as const;
    expect(facts(signedRows(both, zone, []))).toEqual([
      ['Signed by', 'D. Rivera, PT, NCS, as treating clinician'],
      ['Signed at', 'Nov 22, 2026, 10:45 (America/Chicago)'],
      ['Treated by', 'D. Rivera, PT, NCS; K. Adeyemi, PTA'],
      ['Due', 'signature of K. Adeyemi, PTA'],
    ]);
    const second: NoteSignature = {
      ...{ id: 'x', visitId: note.visitId, noteId: note.id, capacity: 'second-clinician', hash: note.hash, seal: '' },
      signedBy: { userId: 'pta', name: 'K. Adeyemi', credentials: 'PTA' },
      signedAt: note.signedAt + hour,
    };
    expect(facts(signedRows(both, zone, [second, { ...second, noteId: 'another' }])).slice(2)).toEqual([
      ['Treated by', 'D. Rivera, PT, NCS; K. Adeyemi, PTA'],
      ['Second signature', 'K. Adeyemi, PTA, as second clinician, Nov 22, 2026, 11:45 (America/Chicago)'],
    ]);
  });

  it('say of a note of an earlier release what they said then', () => {
    expect(signedRows(note, zone, []).map(([name]) => name)).toEqual(['Signed by', 'Signed at', 'Seal (SHA-256)', 'Versions']);
  });
});

describe('lateEntry(zone, openedAt, signedAt)', () => {
  it('labels what was signed 72 hours after the visit or later, with both days', () => {
    expect(lateEntry(zone, openedAt, openedAt + 72 * hour - 1)).toEqual([]);
    expect(lateEntry(zone, openedAt, openedAt + 96 * hour)).toEqual([
      'Late entry: written Nov 26, 2026 for the visit of Nov 22, 2026',
    ]);
  });
});
