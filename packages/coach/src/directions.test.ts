import { bodySchemas } from '@eupraxia/clinical';
import { metricRows } from '@eupraxia/clinical/target';
import { describe, expect, it } from 'vitest';
import { contraction, courseOf } from './patient.fixture.ts';
import { coachPlan, type GivenPlan } from './plan.ts';
import { metricScales } from './rows/metrics.ts';
import { ids, inputsOf, planOf } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { replay, step } from './step.ts';

const source = { recording: ids.recording, channel: 'plate', unit: '', reference: 1, startsAt: 0 };
const dose = { sets: 3, repetitions: 6, restSeconds: null };
const planOfMetric = (more: Partial<GivenPlan> & Pick<GivenPlan, 'zone' | 'metric'>) =>
  coachPlan({ activityId: ids.activity, source, dose, painKnown: true, ...more });

describe('directions in every metric', () => {
  it('a force rises by the step of its own row, and the event names its metric', () => {
    const plan = planOfMetric({ metric: 'force', zone: { direction: 'up', floor: 60, ceiling: 100, holdSeconds: 1 } });
    const course = courseOf(plan, () => contraction(80, 2), 1);
    expect(course.zones[0]).toEqual([60 + metricScales.force.step.default, 105]);
    const event = course.events.find(({ kind }) => kind === 'zone.set');
    expect(event?.body).toMatchObject({ metric: 'force' });
    expect(bodySchemas['zone.set'].safeParse(event?.body).success).toBe(true);
  });

  it('sway below a ceiling: stillness is success, the ceiling falls by tenths, and a lower edge counts only where ordered', () => {
    const zone = { direction: 'within' as const, floor: 0.5, ceiling: 2, holdSeconds: 5 };
    const still = planOfMetric({ metric: 'sway', zone, betweenTries: 0 });
    const course = courseOf(still, () => [{ level: 0.3, seconds: 5, scatter: 0.02 }], 2);
    expect(new Set(course.outcomes)).toEqual(new Set(['held']));
    expect(course.zones[0]?.[1]).toBeCloseTo(1.8, 6);
    const ordered = planOfMetric({ metric: 'sway', zone, lowerEdge: 'counts' });
    expect(courseOf(ordered, () => [{ level: 0.3, seconds: 5, scatter: 0.02 }], 3, { most: 60 }).outcomes).not.toContain('held');
  });

  it('an angle that rises and a load share in a band use the numbers of their rows', () => {
    const angle = planOfMetric({ metric: 'angle', zone: { direction: 'up', floor: 30, ceiling: null, holdSeconds: 1 } });
    expect(courseOf(angle, () => contraction(50, 2), 4).zones[0]).toEqual([35, null]);
    const share = planOfMetric({ metric: 'load-share', zone: { direction: 'within', floor: 40, ceiling: 60, holdSeconds: 1 } });
    expect(courseOf(share, () => contraction(50, 2), 5).zones[0]).toEqual([42, 60]);
  });

  it('every row of a metric holds its defaults in its ranges, and a plan of it begins', () => {
    for (const [metric, { step: by, narrowest, lowest, noise }] of Object.entries(metricScales)) {
      for (const row of [by, narrowest, lowest, noise])
        expect([metric, row.default >= row.least && row.default <= row.most]).toEqual([metric, true]);
      const { least, most } = metricRows[metric as keyof typeof metricRows];
      const zone = { direction: 'up' as const, floor: Math.max(least, 10), ceiling: Math.min(most, 90), holdSeconds: 1 };
      expect(() => planOfMetric({ metric: metric as keyof typeof metricRows, zone })).not.toThrow();
    }
  });

  it('a maximal voluntary contraction is no reference for rest: refused in a plan, and no word can turn it', () => {
    const rest = { direction: 'down' as const, floor: null, ceiling: 20, holdSeconds: 5 };
    expect(() => planOf({ zone: rest, reference: 'MVIC' })).toThrow(RangeError);
    expect(() => planOf({ zone: rest, reference: 'slow-stretch' })).not.toThrow();
    const up = startCoach(planOf({ reference: 'MVIC' }));
    expect(step(up, { kind: 'zone', at: 0, zone: rest }).state.zone).toEqual(up.zone);
  });

  it('a plan of an older release is read, with what this one no longer has left out', () => {
    const old = { ...planOf(), painLimit: 5, usualSystolic: 100, vitalLimits: null } as unknown as GivenPlan;
    expect(coachPlan(old)).toEqual(planOf());
    const { metric: _metric, dose: _dose, noise: _noise, answered: _answered, ...older } = planOf();
    expect(coachPlan(older)).toEqual(planOf());
  });

  it('inputs of an older release that this one no longer takes change nothing', () => {
    const before = replay(planOf(), inputsOf([[35, 1]])).state;
    const after = step(before, { kind: 'symptom', at: 2, what: 'dizziness', id: 'a' } as never).state;
    expect({ ...after, at: before.at }).toEqual(before);
  });
});
