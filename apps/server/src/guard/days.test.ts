import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { possibleBirth, possibleDays } from './days.ts';

const now = Date.UTC(2026, 10, 22, 15);
const id = '016f5e66-e800-7b49-b06e-8af3974c5e8d';
const measured = (takenOn: string): NewChartEntry => ({
  id,
  kind: 'measurement',
  body: { id, measureId: 'arat', name: 'ARAT', value: 3, unit: 'points', better: 'higher', takenOn },
});
const goal = (by: string): NewChartEntry => ({ id, kind: 'goal', body: { id, text: 'Reach a cup', by } });
const why = (entries: readonly NewChartEntry[]) => {
  const result = possibleDays(entries, now);
  return result.ok ? null : result.error.message;
};

describe('possibleDays(entries, now)', () => {
  it('takes what happened up to today, wherever on earth that is, and what is to come within a life', () => {
    expect(why([measured('2026-11-22'), measured('2026-11-23'), measured('1950-01-01'), goal('2027-02-01')])).toBe(null);
    expect(why([{ id, kind: 'precaution', body: { id, text: 'Falls', source: 'chart' } }])).toBe(null);
    expect(
      why([
        {
          id,
          kind: 'guardian',
          body: { id, name: 'A', relation: 'mother', scope: ['treatment'], from: '2026-01-01', until: null },
        },
      ]),
    ).toBe(null);
  });

  it('refuses a measurement of the day after tomorrow, an onset in the year 202, a goal for the year 9999', () => {
    expect(why([measured('2026-11-20'), measured('2026-11-24')])).toBe(
      'The field entries.1.body.takenOn is not as expected: it is 2026-11-24; a day from 1896-11-23 to 2026-11-23 is expected.',
    );
    expect(
      why([{ id, kind: 'condition', body: { id, conditionId: 'stroke', name: 'Stroke', side: 'left', onset: '0202-06-01' } }]),
    ).toMatch(/entries\.0\.body\.onset is not as expected: it is 0202-06-01;/);
    expect(why([goal('9999-12-31')])).toMatch(/body\.by .* it is 9999-12-31; a day from 1896-11-23 to 2156-11-23 is expected/);
  });
});

describe('possibleBirth(patient, now)', () => {
  it('refuses whoever is not yet born, or was 130 years ago', () => {
    const born = (bornOn: string) => possibleBirth({ id, name: 'A', bornOn }, now).ok;
    expect(['2026-11-23', '1926-02-28', '1896-11-23'].map(born)).toEqual([true, true, true]);
    expect(['2026-11-24', '9999-12-31', '1896-11-22', '0001-01-01'].map(born)).toEqual([false, false, false, false]);
  });
});
