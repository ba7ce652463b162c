import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutOf, moreOf } from './audit-words.ts';

const chart = { patientId: 'p', chartNumber: '1042' };

describe('aboutOf()', () => {
  it.each([
    [
      { subject: 'patient:p', chart },
      { key: 'aboutChart', number: '1042' },
    ],
    [
      { subject: 'visit:v', chart },
      { key: 'aboutVisit', number: '1042' },
    ],
    [
      { subject: 'person:u', person: 'D. Rivera' },
      { key: 'aboutPerson', text: 'D. Rivera' },
    ],
    [{ subject: 'device:Tablet, Safari' }, { key: 'aboutDevice', text: 'Tablet, Safari' }],
    [{ subject: 'day:2026-11-30' }, { key: 'aboutDay', day: '2026-11-30' }],
    [{ subject: 'day:soon' }, { key: 'aboutOther', text: 'day:soon' }],
    [{ subject: 'clinic:c' }, null],
    [
      { subject: 'procedure:visit.row EUP_STORE_VISIT_UNKNOWN x57' },
      { key: 'aboutCall', call: 'visit.row', code: 'EUP_STORE_VISIT_UNKNOWN', more: 57 },
    ],
    [
      { subject: 'procedure:GET /api/visits/:visitId/note.pdf EUP_SERVER_ROLE' },
      { key: 'aboutCall', call: 'GET /api/visits/:visitId/note.pdf', code: 'EUP_SERVER_ROLE', more: 0 },
    ],
    [{ subject: 'procedure:?' }, { key: 'aboutOther', text: 'procedure:?' }],
    [{ subject: 'something new' }, { key: 'aboutOther', text: 'something new' }],
  ])('of %j is %j', (row, about) => {
    expect(aboutOf(row)).toEqual(about);
  });

  it('reads every text without failing', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        expect(aboutOf({ subject }) === null || 'key' in (aboutOf({ subject }) ?? {})).toBe(true);
        expect(moreOf(subject)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
