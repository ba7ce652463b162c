import { exampleSnapshot } from '@eupraxia/clinical/example';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MaximalAnswer, type MaximalQuestion, maximalGate, maximalQuestions, maximalQuestionsFor } from './maximal-gate.ts';

const visit = { snapshot: exampleSnapshot(), pain: [] };

describe('before a maximal contraction', () => {
  it('maximalGate() blocks a flaccid face and a fresh repair, also where they are not known', () => {
    for (const answer of ['yes', 'unknown'] as const) {
      expect(maximalGate(maximalQuestions, { 'flaccid-face': answer }).blocked).toEqual(['flaccid-face']);
      expect(maximalGate(maximalQuestions, { 'fresh-repair': answer }).blocked).toEqual(['fresh-repair']);
    }
  });

  it('maximalGate() asks a reason for blood pressure, dystrophy and pain, and forbids nothing for them', () => {
    for (const question of ['blood-pressure', 'dystrophy', 'pain'] as const)
      expect(maximalGate(maximalQuestions, { [question]: 'unknown' })).toMatchObject({ blocked: [], needsReason: true });
  });

  it('maximalGate() lets nothing through that nobody answered, and with all answered no lets it through', () => {
    fc.assert(
      fc.property(fc.subarray([...maximalQuestions]), (answered: MaximalQuestion[]) => {
        const answers = Object.fromEntries(answered.map((question) => [question, 'no' satisfies MaximalAnswer])) as Partial<
          Record<MaximalQuestion, 'no'>
        >;
        const gate = maximalGate(maximalQuestions, answers);
        expect(gate.open.length).toBe(maximalQuestions.length - answered.length);
        expect(gate.blocked).toEqual([]);
        expect(gate.needsReason).toBe(false);
      }),
    );
  });

  it('maximalQuestionsFor() asks about a face only at the face', () => {
    expect(maximalQuestionsFor(visit, 'wrist', []).asked).not.toContain('flaccid-face');
    expect(maximalQuestionsFor(visit, 'face', []).asked).toContain('flaccid-face');
  });

  it('maximalQuestionsFor() hints what the chart says, as not known where the chart does not say how it stands today', () => {
    const { hints } = maximalQuestionsFor(visit, 'wrist', ['High blood pressure, treated', 'Tendon repair at week 3']);
    expect(hints).toContainEqual({ question: 'blood-pressure', answer: 'unknown', text: 'High blood pressure, treated' });
    expect(hints).toContainEqual({ question: 'fresh-repair', answer: 'unknown', text: 'Tendon repair at week 3' });
  });
});
