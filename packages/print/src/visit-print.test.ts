import { readLog } from '@eupraxia/clinical';
import { exampleVisit, exampleWriter } from '@eupraxia/clinical/example';
import type { SignedNote } from '@eupraxia/clinical/note';
import { describe, expect, it } from 'vitest';
import { signedPrint } from './note.fixture.ts';
import { visitPrint } from './visit-print.ts';

const { envelopes, visitId, snapshot } = exampleVisit({ events: 80 });
const log = readLog(envelopes);
const signed: SignedNote = signedPrint().note;
const startedAt = log.opened?.at ?? 0;
const later = exampleWriter({
  clinicId: snapshot.clinic.id,
  visitId,
  userId: 'example-therapist',
  zone: snapshot.clinic.zone,
  number: 99,
  startedAt,
});
const longer = later.write(startedAt + 3_600_000, 'time.corrected', {
  activityId: snapshot.program.items[0]?.id ?? '',
  seconds: 3000,
  reason: 'The clock was started late.',
});
const chosen = later.write(startedAt + 3_700_000, 'units.chosen', { remainder: 11, codes: ['97530', '97112'] });

describe('visitPrint(log, signed)', () => {
  it('is the draft while nothing is signed, and null before the visit is opened', () => {
    const print = visitPrint(log, []);
    expect(print?.note).toMatchObject({ kind: 'treatment', events: 80 });
    expect(print?.late).toBe(0);
    expect(visitPrint(readLog([]), [])).toBeNull();
  });

  it('keeps entries after the signature out of the units, and counts them', () => {
    const before = visitPrint(log, [signed]);
    const after = visitPrint(readLog([...envelopes, longer]), [signed]);
    expect(after).toMatchObject({ note: signed, late: 1, coding: before?.coding });
    expect(visitPrint(readLog([...envelopes, longer]), [])?.coding).not.toEqual(before?.coding);
  });

  it('takes a choice of units that was made after the signature', () => {
    const print = visitPrint(readLog([...envelopes, { ...longer, kind: 'units.chosen', body: chosen.body, id: chosen.id }]), [
      signed,
    ]);
    expect(print?.late).toBe(0);
    expect(print?.coding).toMatchObject({ ok: true, value: { choice: null } });
  });
});
