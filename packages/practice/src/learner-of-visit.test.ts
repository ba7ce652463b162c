import { type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { learnerOfVisit } from './learner-of-visit.ts';
import { tappedPlanFor } from './plan.ts';

const opened = Date.UTC(2026, 10, 22, 21, 30);

function visitOf(change: Partial<NewSnapshot>) {
  const snapshot = { ...exampleSnapshot(), ...change };
  const ids = { clinicId: snapshot.clinic.id, visitId: snapshot.program.id, userId: 'pt', zone: 'UTC' };
  const tab = exampleWriter({ ...ids, number: 1, startedAt: opened });
  return foldVisit(readLog([tab.write(opened, 'visit.opened', { snapshot })]));
}

const coded = (icd10: string): Partial<NewSnapshot> => {
  const { program } = exampleSnapshot();
  return { conditions: [{ id: program.id, conditionId: 'other', name: 'Coded', side: 'midline', onset: '2026-05-01', icd10 }] };
};
const rowsOf = (change: Partial<NewSnapshot>): readonly string[] => learnerOfVisit(visitOf(change)).rows.map(({ id }) => id);

describe('learnerOfVisit(visit)', () => {
  it('finds depression and severe loss of memory by the codes of the chart, and neither by a symptom', () => {
    expect(rowsOf(coded('F33.1'))).toContain('depression');
    expect(rowsOf(coded('F04'))).toContain('amnesia');
    expect(rowsOf(coded('R41.3'))).not.toContain('amnesia');
    expect(rowsOf(coded('F41.1'))).not.toContain('depression');
  });

  it('has a child rate effort in words and pictures from 8 years, and not below', () => {
    const { patient } = exampleSnapshot();
    const scaleAt = (bornOn: string) => learnerOfVisit(visitOf({ patient: { ...patient, bornOn } })).effortScale;
    expect([scaleAt('2019-11-23'), scaleAt('2018-11-22'), scaleAt('2000-01-01')]).toEqual([null, 'OMNI', 'CR10']);
  });

  it('leaves load that lengthens a working muscle out for a dystrophy', () => {
    const { program } = exampleSnapshot();
    const dystrophy = {
      id: program.id,
      conditionId: 'muscular-dystrophy',
      name: 'DMD',
      side: 'midline',
      onset: '2020-01-01',
    } as const;
    expect(learnerOfVisit(visitOf({ conditions: [dystrophy] })).noEccentric).toBe(true);
    expect(learnerOfVisit(visitOf({})).noEccentric).toBe(false);
  });
});

describe('tappedPlanFor(visit, activity) of somebody with severe loss of memory', () => {
  it('practices without errors where nobody ordered otherwise', () => {
    const plain = exampleSnapshot();
    const errorsOf = (errors: 'errorful' | undefined) => {
      const items = plain.program.items.map((item) => (errors === undefined ? item : { ...item, practice: { errors } }));
      const visit = visitOf({ ...coded('F04'), program: { ...plain.program, items } });
      const activity = visit.activities[0];
      return activity === undefined ? null : tappedPlanFor(visit, activity).errors;
    };
    expect([errorsOf(undefined), errorsOf('errorful')]).toEqual(['errorless', 'errorful']);
  });
});
