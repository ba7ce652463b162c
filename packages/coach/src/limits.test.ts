import { describe, expect, it } from 'vitest';
import { planOfLimits } from './limits.ts';

describe('planOfLimits(limits)', () => {
  it('takes the limit of effort that the clinician set, and leaves every other limit to the stop rules', () => {
    const limits = { id: '018f4e2a-0000-7000-8000-000000000009', pain: 5, effort: 4, vitalsFirst: true, usualSystolic: 105 };
    expect(planOfLimits(limits)).toEqual({ parameters: { effortLimit: 4 } });
    expect(planOfLimits({ ...limits, effort: 0 })).toEqual({ parameters: { effortLimit: 1 } });
    expect(planOfLimits(null)).toEqual({ parameters: {} });
  });
});
