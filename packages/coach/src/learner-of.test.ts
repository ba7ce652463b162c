import { describe, expect, it } from 'vitest';
import { learnerOf } from './learner-of.ts';
import { coachPlan } from './plan.ts';
import { learnerNeedRows } from './rows/learners.ts';
import { parameterRows } from './rows/parameters.ts';

const source = { recording: 'r', channel: 'c', unit: 'µV', reference: 100, startsAt: 0 };
const zone = { floor: 40, ceiling: 70, holdSeconds: 2 };

describe('learnerOf(conditions, age, answers)', () => {
  it('takes effort by condition: moderate with multiple sclerosis, more once progressed, light where muscle or nerve tires', () => {
    expect(learnerOf(['multiple-sclerosis'], 44).parameters).toMatchObject({ effortLimit: 5, restLeast: 120, restMost: 240 });
    expect(learnerOf(['multiple-sclerosis'], 44, { progressed: true }).parameters.effortLimit).toBe(7);
    for (const id of ['guillain-barre', 'myasthenia', 'muscular-dystrophy', 'post-polio'])
      expect([id, learnerOf([id], 44).parameters.effortLimit]).toEqual([id, 3]);
    expect(learnerOf(['muscular-dystrophy'], 30).noEccentric).toBe(true);
    expect(learnerOf(['stroke'], 60).parameters).toEqual({});
  });

  it('fades feedback slowly for a child, in small sets, with the scale of pictures from eight years on', () => {
    const child = learnerOf(['cerebral-palsy'], 9);
    expect(child).toMatchObject({ child: true, effortScale: 'OMNI', repetitions: { least: 5, most: 8 } });
    expect(child.parameters).toMatchObject({ fadeAfter: 3, helpAfter: 3 });
    expect([learnerOf([], 6).effortScale, learnerOf([], 18).effortScale]).toEqual([null, 'CR10']);
  });

  it('makes practice errorless for severe memory loss alone: who cannot report is not taken for it', () => {
    expect(learnerOf([], 70, { amnesia: 'yes' }).errors).toBe('errorless');
    const aphasia = learnerOf(['stroke'], 70, { aphasia: 'yes', amnesia: 'unknown' });
    expect([aphasia.errors, aphasia.parameters]).toEqual(['errorful', { helpAfter: 3 }]);
  });

  it('holds the more careful number where several rows speak', () => {
    const both = learnerOf(['multiple-sclerosis', 'myasthenia'], 12, { firstSession: true });
    expect(both.parameters).toMatchObject({ effortLimit: 3, restLeast: 120, helpAfter: 3 });
    expect(both.rows.map(({ id }) => id)).toEqual(['multiple-sclerosis', 'myasthenia', 'child', 'first-session']);
  });

  it('gives numbers that a plan takes, whoever it is', () => {
    for (const [id, row] of Object.entries(learnerNeedRows)) {
      expect(() => coachPlan({ activityId: 'a', zone, source, parameters: row.parameters }), id).not.toThrow();
      for (const [name, value] of Object.entries(row.parameters)) {
        const { least, most } = parameterRows[name as keyof typeof parameterRows];
        expect([id, name, value >= least && value <= most]).toEqual([id, name, true]);
      }
    }
  });
});
