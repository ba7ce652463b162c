import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../../example.ts';
import { checkBody, type Envelope, forRelease1, isPartlyRead, upcast } from '../../index.ts';
import { kinds } from '../bodies.ts';
import { moments, vitalPositions, vitalSymptoms } from '../vocabulary.ts';

const vitals = kinds['vitals.taken'].body;
const taken = (body: object): Envelope => {
  const one = exampleVisit({ events: 30 }).envelopes.find(({ kind }) => kind === 'vitals.taken');
  return { ...(one as Envelope), source: 'person', body };
};

/** Any vital signs as a person may record them. */
const anyVitals = fc
  .record(
    {
      when: fc.constantFrom(...moments),
      pressure: fc.record({ systolic: fc.integer({ min: 30, max: 300 }), diastolic: fc.integer({ min: 10, max: 200 }) }),
      heartRate: fc.integer({ min: 10, max: 300 }),
      spo2: fc.integer({ min: 30, max: 100 }),
      position: fc.constantFrom(...vitalPositions),
      positionMinutes: fc.integer({ min: 0, max: 60 }),
      afterRestMinutes: fc.integer({ min: 0, max: 60 }),
      map: fc.integer({ min: 20, max: 200 }),
      glucose: fc.integer({ min: 10, max: 1000 }),
      temperature: fc.integer({ min: 850, max: 1150 }).map((tenths) => tenths / 10),
      respirations: fc.integer({ min: 0, max: 80 }),
      symptoms: fc.subarray([...vitalSymptoms]),
    },
    { requiredKeys: ['when', 'symptoms'] },
  )
  .map(({ pressure, ...rest }) => ({ ...rest, ...pressure }));

describe('vitals.taken', () => {
  it('reads as it was written, whatever was measured and in which position', () => {
    fc.assert(
      fc.property(anyVitals, (body) => {
        const written = checkBody('vitals.taken', body);
        const { when: _when, position: _position, positionMinutes: _for, afterRestMinutes: _after, symptoms, ...signs } = body;
        expect(written.ok).toBe(symptoms.length > 0 || Object.keys(signs).length > 0);
        if (!written.ok) return;
        expect(written.value).toEqual(body);
        expect(vitals.reader.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
      }),
      { numRuns: 200 },
    );
  });

  it('needs a number or a symptom, and a pair for blood pressure', () => {
    const said = (body: object) => vitals.writer.safeParse({ when: 'before', ...body }).success;
    for (const body of [{ map: 78 }, { glucose: 64 }, { temperature: 100.4 }, { respirations: 0 }, { symptoms: ['shaky'] }])
      expect(said(body), JSON.stringify(body)).toBe(true);
    for (const body of [
      {},
      { position: 'supine', positionMinutes: 3 },
      { symptoms: [] },
      { systolic: 120 },
      { diastolic: 70, symptoms: ['unwell'] },
      { glucose: 64.5 },
      { temperature: 100.44 },
      { heartRate: 70, symptoms: ['hungry'] },
      { heartRate: 70, positionMinutes: 61 },
    ])
      expect(said(body), JSON.stringify(body)).toBe(false);
  });

  it('is read where a later release knows more symptoms and positions: a symptom stays one, a position is left out', () => {
    const later = taken({ when: 'during', heartRate: 80, symptoms: ['itching', 'dizziness'], position: 'prone' });
    expect(upcast(later).event?.body).toEqual({ when: 'during', heartRate: 80, symptoms: ['unwell', 'dizziness'] });
    expect(isPartlyRead(later)).toBe(true);
  });

  it('reaches a page of the first release with what that release knew, and keeps no more than its place without it', () => {
    const { body } = forRelease1(taken({ when: 'before', systolic: 186, diastolic: 96, position: 'sitting', symptoms: [] }));
    expect(body).toEqual({ when: 'before', systolic: 186, diastolic: 96 });
    expect(forRelease1(taken({ when: 'before', glucose: 62, symptoms: ['shaky'] }))).toMatchObject({
      kind: 'entry.unread',
      body: {},
    });
  });
});
