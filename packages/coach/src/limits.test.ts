import { describe, expect, it } from 'vitest';
import { planOfLimits } from './limits.ts';
import { tappedPlan } from './plan.ts';
import { startCoach } from './state.ts';
import { step } from './step.ts';

const limits = {
  id: '018f4e2a-0000-7000-8000-000000000009',
  systolic: { most: 160 },
  pain: 5,
  effort: 0,
  vitalsFirst: true,
  usualSystolic: 105,
} as const;

describe('planOfLimits(limits)', () => {
  it('carries what the clinician set into the plan, and the coach acts on it', () => {
    const part = planOfLimits(limits);
    expect(part).toEqual({
      vitalLimits: { systolic: { most: 160 } },
      vitalsFirst: true,
      usualSystolic: 105,
      painLimit: 5,
      parameters: { effortLimit: 1 },
    });
    const state = startCoach(tappedPlan({ activityId: 'a', painBaseline: 4, ...part }));
    expect(step(state, { kind: 'pain', at: 0, score: 5, when: 'during', id: 'p' }).state.stopped).toBe(null);
    expect(step(state, { kind: 'pain', at: 0, score: 5.5, when: 'during', id: 'p' }).state.stopped).toBe('pain');
    expect(step(state, { kind: 'vitals', at: 0, systolic: 125, id: 'v' }).cues).toMatchObject([{ key: 'dysreflexia' }]);
  });

  it('assumes nothing where nothing was set', () => {
    expect(planOfLimits(null)).toEqual({
      vitalLimits: null,
      vitalsFirst: false,
      usualSystolic: null,
      painLimit: null,
      parameters: {},
    });
  });
});
