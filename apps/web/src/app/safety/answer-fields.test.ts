import { describe, expect, it } from 'vitest';
import { answerFields, mayBeCleared } from './answer-fields.ts';

describe('answerFields(question)', () => {
  it('asks of a suspected clot its state, day and Wells items', () => {
    expect(answerFields('deep-vein-thrombosis')).toMatchObject({ since: true, wells: true, side: true });
    expect(answerFields('deep-vein-thrombosis').states).toContain('suspected');
  });

  it('asks of a fresh repair its day and place, and of a pacemaker neither side nor place', () => {
    expect(answerFields('fresh-repair')).toMatchObject({ since: true, side: true, place: true });
    expect(answerFields('cardiac-implant')).toMatchObject({ side: false, place: false, wells: false });
  });

  it('does not ask for a place that the question names itself', () => {
    expect(answerFields('posterior-hip-replacement').place).toBe(false);
  });

  it('knows which questions a clearance opens', () => {
    expect(mayBeCleared('unstable-heart')).toBe(true);
    expect(mayBeCleared('motion-sickness')).toBe(false);
  });
});
