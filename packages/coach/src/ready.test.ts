import { describe, expect, it } from 'vitest';
import { missingBefore, questionsBefore } from './ready.ts';
import { inputsOf, planOf } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { replay } from './step.ts';
import { toneConcernsOf } from './tone-concerns.ts';
import type { Zone } from './zone.ts';

const rest: Zone = { direction: 'down', floor: null, ceiling: 40, holdSeconds: 2 };
const done = (more: Parameters<typeof planOf>[0], inputs: Parameters<typeof inputsOf>[0]) =>
  replay(planOf({ zone: rest, betweenTries: 0, ...more }), inputsOf(inputs)).state.practised.held;

describe('questionsBefore(plan), missingBefore(state)', () => {
  it('ask where tone may carry function, in a flaccid muscle and in a dystonic storm, before practice goes down', () => {
    const toneConcerns = ['tone-carries-function', 'flaccid-muscle', 'dystonic-storm'] as const;
    expect(questionsBefore(planOf({ zone: rest, toneConcerns }))).toEqual(toneConcerns);
    expect(questionsBefore(planOf({ toneConcerns }))).toEqual([]);
    expect(questionsBefore(planOf({ zone: rest, toneConcerns, answered: ['flaccid-muscle'] }))).toHaveLength(2);
  });

  it('are asked by condition and part of the body: a leg or a trunk after a stroke, dystonia, a face that may be flaccid', () => {
    expect(toneConcernsOf(['stroke'], 'emg-wrist-flexor-calm')).toEqual([]);
    expect(toneConcernsOf(['stroke'], 'calf-stretch')).toEqual(['tone-carries-function']);
    expect(toneConcernsOf(['low-back-pain'], 'calf-stretch')).toEqual([]);
    expect(toneConcernsOf(['facial-palsy'], 'emg-trapezius-calm')).toEqual(['flaccid-muscle']);
    expect(toneConcernsOf(['spasticity-and-dystonia'], 'emg-wrist-flexor-calm')).toEqual(['dystonic-storm']);
  });

  it('ask for a noxious cause where rest rose by more than two standard deviations, and do not train over it', () => {
    const risen = { rest: { mean: 30, sd: 2 }, lastRest: { mean: 20, sd: 4 } };
    expect(questionsBefore(planOf({ zone: rest, ...risen }))).toEqual(['noxious-cause']);
    expect(questionsBefore(planOf({ zone: rest, ...risen, lastRest: { mean: 20, sd: 6 } }))).toEqual([]);
    expect(done(risen, [[30, 10]])).toBe(0);
    expect(done(risen, [{ kind: 'answered', question: 'noxious-cause' }, [30, 10]])).toBeGreaterThan(2);
    expect(done({ ...risen, answered: ['noxious-cause'] }, [[30, 10]])).toBeGreaterThan(2);
  });

  it('ask for a slow stretch where an antagonist is shown without a level of its own, and for pain until it is rated', () => {
    const plan = planOf({ antagonistShown: 'FCR', painKnown: false });
    expect(missingBefore(startCoach(plan))).toEqual(['pain', 'slow-stretch-peak']);
  });
});
