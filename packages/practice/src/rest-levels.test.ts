import { type Envelope, type NewBodies, type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { questionsBefore } from '@eupraxia/coach';
import { describe, expect, it } from 'vitest';
import { planFor } from './plan.ts';

const opened = Date.UTC(2026, 10, 22, 21, 30);
const agonist = { channel: 'FCR', unit: 'µV', reference: 50 };
const source = { recording: '018f4e2a-0000-7000-8000-00000000000c', agonist, antagonist: null };
const place = 'Over the muscle';

type Rest = NewBodies['reference.set']['rest'];

/** The plan of the example's wrist after 100 % = 50 µV was set with a rest, and the rest of the visit before. */
function planOf(rest: Rest, before: { mean: number; sd: number } | null, down = false, placement = place) {
  const plain = exampleSnapshot();
  const target = { direction: 'down', floor: null, ceiling: 40, holdSeconds: 5 } as const;
  const snapshot: NewSnapshot = {
    ...plain,
    program: {
      ...plain.program,
      items: plain.program.items.map((item) =>
        item.target === undefined || !down ? item : { ...item, target: { ...item.target, ...target } },
      ),
    },
    previous:
      plain.previous === null || before === null
        ? null
        : {
            ...plain.previous,
            activities: plain.previous.activities.map((activity) => ({
              ...activity,
              reference: { kind: 'submaximal', placement: place, unit: 'µV', rest: before },
            })),
          },
  };
  const ids = { clinicId: snapshot.clinic.id, visitId: snapshot.program.id, userId: 'pt', zone: 'UTC' };
  const tab = exampleWriter({ ...ids, number: 1, startedAt: opened });
  const activityId = snapshot.program.items[0]?.id ?? '';
  const log: Envelope[] = [
    tab.write(opened, 'visit.opened', { snapshot }),
    tab.write(opened + 1, 'reference.set', {
      ...{ activityId, kind: 'submaximal', value: 50, unit: 'µV', placement },
      ...(rest === undefined ? {} : { rest }),
    }),
  ];
  const visit = foldVisit(readLog(log));
  const activity = visit.activities[0];
  if (activity === undefined) throw new Error('the example has no program');
  return planFor(visit, activity, source);
}

describe('planFor(visit, activity) with a rest that was measured', () => {
  it('gives rest, noise and the rest of the visit before in percent of the reference', () => {
    const plan = planOf({ mean: 4, sd: 1, noise: 1.5 }, { mean: 3, sd: 1 });
    expect(plan).toMatchObject({ noise: 3, rest: { mean: 8, sd: 2 }, lastRest: { mean: 6, sd: 2 } });
  });

  it('leaves no attempt under the lowest threshold, however still the muscle lay; downward the rest stays as it was measured', () => {
    const still = { mean: 1, sd: 0.05 };
    const up = planOf(still, null)?.rest;
    expect((up?.mean ?? 0) + 3 * (up?.sd ?? 0)).toBeCloseTo(5, 9);
    expect(planOf(still, null, true)?.rest).toEqual({ mean: 2, sd: 0.1 });
  });

  it('knows none of it where 100 % was typed, and no earlier rest of another placement', () => {
    expect(planOf(undefined, { mean: 3, sd: 1 })).toMatchObject({ noise: null, rest: null, lastRest: null });
    expect(planOf({ mean: 4, sd: 1 }, { mean: 3, sd: 1 }, false, 'Elsewhere')).toMatchObject({ noise: null, lastRest: null });
  });

  it('asks for a noxious cause where rest has risen by more than two standard deviations, and takes tone for no baseline', () => {
    const risen = planOf({ mean: 25, sd: 2 }, { mean: 10, sd: 2 }, true);
    expect(risen === null ? [] : questionsBefore(risen)).toContain('noxious-cause');
    const steady = planOf({ mean: 25, sd: 2 }, { mean: 24, sd: 2 }, true);
    expect(steady).toMatchObject({ rest: null });
    expect(steady === null ? [] : questionsBefore(steady)).not.toContain('noxious-cause');
  });
});
