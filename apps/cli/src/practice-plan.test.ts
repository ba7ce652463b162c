import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPracticePlan } from './practice-plan.ts';

const target = { metric: 'emg-amplitude', direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 };
const plan = {
  target,
  dose: { sets: 2, repetitions: 10 },
  reference: { value: 100, unit: 'µV', kind: 'submaximal' },
};
const down = { ...target, direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 };

/** What the plan was refused for; null where it was taken. */
function refusal(input: unknown): string | null {
  const read = readPracticePlan(input);
  return read.ok ? null : `${read.error.code}: ${read.error.message}`;
}

describe('readPracticePlan', () => {
  it('takes each direction, and all that may be said of who practices', () => {
    expect(refusal(plan)).toBeNull();
    expect(refusal({ ...plan, target: { ...target, direction: 'within' } })).toBeNull();
    expect(refusal({ ...plan, target: down, reference: { ...plan.reference, kind: 'slow-stretch' } })).toBeNull();
    const whole = {
      target: {
        ...target,
        inputs: [
          { role: 'agonist', channel: 'biceps' },
          { role: 'antagonist', channel: 1, limit: 25 },
        ],
        feedback: 'bandwidth',
        adapt: 'ease-only',
      },
      dose: { ...plan.dose, restSeconds: 60 },
      reference: plan.reference,
      age: 9,
      conditions: ['stroke'],
      answers: { 'cannot-report': { answer: 'yes' } },
      limits: { effort: 4, systolic: { most: 170 } },
      schedule: 'random',
      learner: 'errorless',
    };
    const read = readPracticePlan(whole);
    expect(read.ok && read.value).toEqual({
      ...whole,
      target: { ...whole.target, inputs: [whole.target.inputs[0], { role: 'antagonist', channel: '1', limit: 25 }] },
    });
  });

  it.each<readonly [string, unknown, string]>([
    ['a list', [], 'it is a list of 0; expected'],
    ['nothing', null, 'it is null; expected'],
    ['no target', { ...plan, target: undefined }, 'target is missing; expected'],
    ['another metric', { ...plan, target: { ...target, metric: 'force' } }, 'target.metric is "force"; expected "emg-amplitude"'],
    [
      'no direction',
      { ...plan, target: { ...target, direction: 'sideways' } },
      'target.direction is "sideways"; expected one of "up", "down", "within"',
    ],
    ['a floor that is text', { ...plan, target: { ...target, floor: '40' } }, 'target.floor is "40"; expected a finite number'],
    ['no floor to reach', { ...plan, target: { ...target, floor: null } }, 'target.floor is null; expected a floor'],
    [
      'no ceiling',
      { ...plan, target: { ...target, direction: 'within', ceiling: null } },
      'target.ceiling is null; expected a ceiling',
    ],
    ['a zone upside down', { ...plan, target: { ...target, ceiling: 30 } }, 'target.ceiling is 30; expected a floor below'],
    [
      'a floor of rest',
      { ...plan, target: { ...down, floor: 2 }, reference: { ...plan.reference, kind: 'rest' } },
      'target.floor is 2; expected',
    ],
    [
      'a try without length',
      { ...plan, target: { ...down, holdSeconds: 0 }, reference: { ...plan.reference, kind: 'rest' } },
      'target.holdSeconds is 0',
    ],
    [
      'a hold of a day',
      { ...plan, target: { ...target, holdSeconds: 86400 } },
      'target.holdSeconds is 86400; expected seconds from 0 to 120',
    ],
    ['half a set', { ...plan, dose: { ...plan.dose, sets: 0.5 } }, 'dose.sets is 0.5; expected a whole number from 1 to 100'],
    ['no repetitions', { ...plan, dose: { sets: 1 } }, 'dose.repetitions is missing; expected a whole number'],
    [
      'a reference of 0',
      { ...plan, reference: { ...plan.reference, value: 0 } },
      'reference.value is 0; expected an amplitude above 0',
    ],
    ['an unknown kind', { ...plan, reference: { ...plan.reference, kind: 'MVC' } }, 'reference.kind is "MVC"; expected one of'],
    [
      'an unknown role',
      { ...plan, target: { ...target, inputs: [{ role: 'helper', channel: 'a' }] } },
      'target.inputs[0].role is "helper"',
    ],
    [
      'two antagonists',
      {
        ...plan,
        target: {
          ...target,
          inputs: [
            { role: 'antagonist', channel: 'a' },
            { role: 'antagonist', channel: 'b' },
          ],
        },
      },
      'target.inputs[1].role is "antagonist"; expected one antagonist at most',
    ],
    [
      'a limit of 0',
      { ...plan, target: { ...target, inputs: [{ role: 'antagonist', channel: 'a', limit: 0 }] } },
      'target.inputs[0].limit is 0',
    ],
    ['another feedback', { ...plan, target: { ...target, feedback: 'loud' } }, 'target.feedback is "loud"'],
    ['an age in words', { ...plan, age: 'nine' }, 'age is "nine"; expected a whole number from 0 to 130'],
    [
      'an unknown condition',
      { ...plan, conditions: ['stroke', 'strooke'] },
      'conditions[1] is "strooke"; expected an id of a condition',
    ],
    ['an unknown question', { ...plan, answers: { pacemakr: { answer: 'yes' } } }, 'answers.pacemakr is an unknown key'],
    [
      'an unknown answer',
      { ...plan, answers: { 'cannot-report': { answer: 'perhaps' } } },
      'answers.cannot-report.answer is "perhaps"',
    ],
    ['an unknown limit', { ...plan, limits: { bloodPressure: 3 } }, 'limits.bloodPressure is an unknown key'],
    ['an unknown schedule', { ...plan, schedule: 'shuffled' }, 'schedule is "shuffled"'],
    ['an unknown learner', { ...plan, learner: 'errorful' }, 'learner is "errorful"'],
    ['a misspelled key', { ...plan, target: { ...target, celing: 70 } }, 'target.celing is an unknown key'],
    ['a key of its own', JSON.parse('{"__proto__": {}, "target": {}}'), '__proto__ is an unknown key'],
  ])('refuses %s, and names the place', (_, input, message) => {
    expect(refusal(input)).toMatch(/^EUP_CLI_PRACTICE_PLAN: /);
    expect(refusal(input)).toContain(message);
  });

  it('refuses a plan that goes down in percent of an MVIC', () => {
    expect(refusal({ ...plan, target: down, reference: { ...plan.reference, kind: 'MVIC' } })).toContain(
      'EUP_CLI_PRACTICE_REFERENCE',
    );
  });

  it('answers any JSON with a plan or a coded refusal', () => {
    const key = fc.constantFrom(
      'target',
      'dose',
      'reference',
      'age',
      'conditions',
      'answers',
      'limits',
      'schedule',
      'learner',
      'x',
    );
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(target, down, plan.dose, plan.reference));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.dictionary(key, value).map((some) => ({ ...plan, ...some })),
        ),
        (input) => {
          const found = refusal(input);
          expect(found === null || /^EUP_CLI_PRACTICE_\w+: .+/.test(found)).toBe(true);
          expect(found ?? '').not.toMatch(/undefined|\[object/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('answers any single changed field with a plan or with the place of that field', () => {
    const paths = [
      'target.metric',
      'target.direction',
      'target.floor',
      'target.ceiling',
      'target.holdSeconds',
      'dose.sets',
      'dose.repetitions',
      'dose.restSeconds',
      'reference.value',
      'reference.unit',
      'reference.kind',
      'age',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const [one = '', two] = path.split('.');
        const changed = structuredClone(plan) as unknown as Record<string, Record<string, unknown>>;
        if (two === undefined) changed[one] = value as never;
        else changed[one] = { ...changed[one], [two]: value };
        const found = refusal(changed);
        // A direction or an edge may make the other edge wrong.
        const places = one === 'target' ? ['target.floor', 'target.ceiling', path] : [path];
        expect(
          found === null || found.includes('PRACTICE_REFERENCE') || places.some((place) => found.includes(`: ${place}`)),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
