import { describe, expect, it } from 'vitest';
import { coachPlanOf } from './coach-plan.ts';
import type { PracticePlan } from './plan.ts';

const plan: PracticePlan = {
  target: { metric: 'emg-amplitude', direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
  dose: { sets: 2, repetitions: 10 },
  reference: { value: 100, unit: 'µV', kind: 'submaximal' },
};
const calm: PracticePlan = {
  ...plan,
  target: { ...plan.target, direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 },
  reference: { ...plan.reference, kind: 'slow-stretch' },
};
const channel = { name: 'one', unit: 'µV', reference: 100 };
const source = { agonist: channel, antagonist: null };
const rest = { level: 3, spread: 0.5, noise: 1.5 };
const made = (over: Partial<PracticePlan>, of = plan) => coachPlanOf({ ...of, ...over }, source, rest, 2);

describe('coachPlanOf', () => {
  it('takes over zone, dose, rest and noise, and begins where practice begins', () => {
    expect(made({})).toMatchObject({
      zone: { direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
      dose: { sets: 2, repetitions: 10, restSeconds: null },
      rest: { mean: 3, sd: 0.5 },
      noise: 1.5,
      reference: 'submaximal',
      source: { startsAt: 2, reference: 100 },
      feedback: 'faded',
      adapt: 'success',
      child: false,
    });
  });

  it('lets a trial below a ceiling last as long as its hold, and the next follow at once or after the rest that is ordered', () => {
    expect(made({}, calm)).toMatchObject({ betweenTries: 0, dose: { restSeconds: null }, parameters: { tryHolds: 1 } });
    expect(made({ dose: { ...plan.dose, restSeconds: 15 } }, calm)).toMatchObject({ betweenTries: 15 });
    expect(made({ dose: { ...plan.dose, restSeconds: 15 } })).toMatchObject({ betweenTries: null, dose: { restSeconds: 15 } });
  });

  it('takes a tone that was measured before practice for no rest of a muscle that is to relax', () => {
    expect(made({}, calm).rest).toEqual({ mean: 3, sd: 0.5 });
    expect(coachPlanOf(calm, source, { level: 30, spread: 2, noise: 1.5 }, 2).rest).toBeNull();
  });

  it('knows who practices: age, condition, limits, an answer, the learner and the schedule', () => {
    expect(made({ age: 9 })).toMatchObject({ child: true });
    expect(made({ age: 9 }).parameters.helpAfter).toBeLessThan(made({ age: 40 }).parameters.helpAfter);
    expect(made({ conditions: ['multiple-sclerosis'] }).parameters.effortLimit).toBeLessThan(made({}).parameters.effortLimit);
    expect(made({ limits: { id: '', effort: 2, vitalsFirst: false } }).parameters.effortLimit).toBe(2);
    expect(made({ answers: { 'cannot-report': { answer: 'yes' } } }).parameters.helpAfter).toBe(
      made({ age: 9 }).parameters.helpAfter,
    );
    expect(made({ answers: { 'flaccid-face': { answer: 'yes' } } }, calm).toneConcerns).toEqual(['flaccid-muscle']);
    expect(made({ learner: 'errorless' }).errors).toBe('errorless');
    expect(made({ schedule: 'random' }).schedule).toBe('random');
  });

  it('watches the other muscle where the plan gives a limit, and only shows it where it gives none', () => {
    const both = { ...source, antagonist: { ...channel, name: 'two' } };
    const of = (limit: number | undefined) =>
      coachPlanOf(
        { ...plan, target: { ...plan.target, inputs: [{ role: 'antagonist', channel: 'two', limit }] } },
        both,
        rest,
        2,
      );
    expect(of(25)).toMatchObject({ antagonist: { channel: 'two', limit: 25 }, antagonistShown: null });
    expect(of(undefined)).toMatchObject({ antagonist: null, antagonistShown: 'two' });
  });
});
