import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LimitsDraft, limitsDraft, limitsOf } from './limits.ts';

const empty = limitsDraft(null);

describe('limitsOf(draft)', () => {
  it('says nothing that nobody wrote', () => {
    expect(limitsOf(empty)).toEqual({ wrong: [], limits: { vitalsFirst: false } });
    expect(limitsOf({ ...empty, systolicMost: '160', pain: '6,5', vitalsFirst: true }).limits).toEqual({
      systolic: { most: 160 },
      pain: 6.5,
      vitalsFirst: true,
    });
  });

  it('names what is out of range, not a number, or crossed', () => {
    expect(limitsOf({ ...empty, systolicLeast: '160', systolicMost: '90' }).wrong).toEqual(['systolicMost']);
    expect(limitsOf({ ...empty, spo2Least: '900', heartRateMost: 'fast', pain: '5.2' }).wrong).toEqual([
      'heartRateMost',
      'spo2Least',
      'pain',
    ]);
  });

  it('limitsDraft(limits) opens what was saved', () => {
    const field = fc.constantFrom('', '60', '88', '95');
    const record = fc.record({
      systolicLeast: field,
      systolicMost: fc.constantFrom('', '160'),
      heartRateLeast: field,
      heartRateMost: fc.constantFrom('', '140'),
      spo2Least: field,
      pain: fc.constantFrom('', '0', '6.5'),
      effort: fc.constantFrom('', '7'),
      usualSystolic: field,
      vitalsFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(record, (draft: LimitsDraft) => {
        const { limits } = limitsOf(draft);
        expect(limits && limitsDraft({ id: 'x', ...limits })).toEqual(draft);
      }),
    );
  });
});
