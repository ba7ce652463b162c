import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueText } from './cue-text.ts';
import { feedbackOf } from './feedback.ts';
import type { CoachInput } from './input.ts';
import { askedShare, learningOf, performanceOf, transferOf } from './labels.ts';
import { LiveCoach } from './live.ts';
import { type CoachPlan, feedbackPolicies, tappedPlan } from './plan.ts';
import { missingBefore } from './ready.ts';
import { isOn, ruleOfCue } from './rules.ts';
import { type CoachState, startCoach } from './state.ts';
import { replay, type Step, step } from './step.ts';

type UntimedInput = CoachInput extends infer I
  ? I extends { kind: 'block' }
    ? never
    : I extends { at: number }
      ? Omit<I, 'at'>
      : never
  : never;

const plan = (more: Partial<Parameters<typeof tappedPlan>[0]> = {}): CoachPlan =>
  tappedPlan({ activityId: 'sit-to-stand', painKnown: true, ...more });
/** One input every ten seconds. */
const timed = (inputs: readonly UntimedInput[]): CoachInput[] =>
  inputs.map((one, i) => ({ ...one, at: 10 * (i + 1) }) as CoachInput);
const practise = (inputs: readonly UntimedInput[], more: Partial<Parameters<typeof tappedPlan>[0]> = {}): Step =>
  replay(plan(more), timed(inputs));
/** Taps: `x` held, else not. */
const taps = (marks: string, seconds?: number): UntimedInput[] =>
  [...marks].map((mark, i) => ({
    kind: 'tapped',
    held: mark === 'x',
    id: `tap ${i}`,
    ...(seconds === undefined ? {} : { seconds }),
  }));
const end: UntimedInput = { kind: 'set-finished' };
const keys = ({ cues }: Step) => cues.map((cue) => cue.key);

describe('step(tapped)', () => {
  it('counts as a sensor’s trial does, writes no event of its own, and moves no threshold', () => {
    const visit = practise([...taps('xx-x', 3), end]);
    expect(visit.events).toEqual([]);
    expect(visit.state.practised).toMatchObject({ held: 3, missed: 1 });
    expect(performanceOf(visit.state)).toEqual({ label: 'performance', held: 3, of: 4, meanHoldSeconds: 2.25 });
    expect(visit.state.lastTen[0]).toMatchObject({ on: 7, off: 10, id: 'tap 0', outcome: 'held' });
  });

  it('fades feedback first, and says that a harder step may be due once nothing is left to fade', () => {
    const set = [...taps('xxxxxxxxxx'), end];
    expect(keys(practise(set))).toEqual(['feedback-faded']);
    const visit = practise([...set, ...set, ...set]);
    expect(keys(visit)).toEqual(['feedback-faded', 'feedback-faded', 'harder']);
    expect(visit.events).toEqual([]);
    expect(keys(practise(set, { feedback: 'terminal' }))).toEqual(['harder']);
    expect(keys(practise(set, { feedback: 'terminal', adapt: 'ease-only' }))).toEqual([]);
  });

  it('says that an easier step is due after three sets below the band, and at once after pain, effort or a lost balance', () => {
    const poor = [...taps('xx-xx-x--x'), end];
    expect(keys(practise([...poor, ...poor]))).toEqual([]);
    expect(keys(practise([...poor, ...poor, ...poor]))).toEqual(['easier']);
    expect(keys(practise([...taps('xx--------'), end]))).toEqual(['help-due', 'easier', 'rest-due']);
    const lost = practise([...taps('xxx'), { kind: 'eased-by-rule', rule: 'ease-near-fall', id: 'e' }, ...taps('xxxxxx'), end]);
    expect([keys(lost), lost.state.stopped]).toEqual([['easier'], null]);
    expect(keys(practise([...taps('xxx'), { kind: 'effort', score: 8, id: 'e' }]))).toEqual(['fatigue', 'easier']);
    const hurt = practise([...taps('xxx'), { kind: 'stop', rule: 'stop-pain-rise', id: 's' }]);
    expect([keys(hurt), hurt.state.stopped]).toEqual([['easier'], 'rule']);
    expect(hurt.events).toMatchObject([{ kind: 'coach.helped', body: { what: 'eased', why: 'stop-rule' } }]);
  });

  it('counts nothing while stopped, and refuses a signal and times that cannot be', () => {
    const visit = practise([
      ...taps('xx'),
      { kind: 'stop', rule: null, id: 's' },
      ...taps('xx'),
      { kind: 'cleared' },
      ...taps('x'),
    ]);
    expect(visit.state.practised.held).toBe(3);
    const state = startCoach(plan());
    expect(() => step(state, { kind: 'block', t0: 0, rate: 100, agonist: new Float32Array(3) })).toThrow('no signal');
    expect(() => step(state, { kind: 'estimated', at: 0, score: 11 })).toThrow('an estimate of 11');
    expect(() => step(state, { kind: 'tapped', at: 0, held: true, id: 'a', seconds: 601 })).toThrow('seconds of a trial');
  });

  it('a cold probe of taps is learning, of a task without fall risk a day later', () => {
    const probe: UntimedInput[] = [{ kind: 'probe-begin' }, ...taps('xxx-x')];
    expect(learningOf(practise(probe, { fallRisk: 'no', hoursSincePractice: 30 }).state)).toMatchObject({ held: 4, of: 5 });
    const balance = practise(probe, { fallRisk: 'yes', hoursSincePractice: 30 });
    expect([keys(balance)[0], learningOf(balance.state)]).toEqual(['probe-refused', null]);
  });
});

describe('step(probe-begin, variant)', () => {
  it('a probe of a variant tells of transfer, is shorter, and is never learning', () => {
    const visit = practise([{ kind: 'probe-begin', variant: 'low stool' }, ...taps('x-x')], {
      fallRisk: 'no',
      hoursSincePractice: 30,
    });
    expect(visit.state.probes).toMatchObject([{ label: 'performance', cold: true, complete: true, variant: 'low stool' }]);
    expect(learningOf(visit.state)).toBeNull();
    expect(transferOf(visit.state)).toEqual({ label: 'transfer', held: 2, of: 3, meanHoldSeconds: 0, variant: 'low stool' });
    expect(transferOf(practise(taps('xx')).state)).toBeNull();
  });
});

describe('feedback of every kind', () => {
  const resultAfter = (inputs: readonly UntimedInput[], more: Partial<Parameters<typeof tappedPlan>[0]>) => {
    const { state } = practise(inputs, more);
    return feedbackOf(step(state, { kind: 'tick', at: state.at + 3 }).state).result;
  };

  it('terminal shows each result after the pause and never the signal', () => {
    expect(feedbackOf(startCoach(plan({ feedback: 'terminal' }))).live).toBe(false);
    expect(resultAfter(taps('x-'), { feedback: 'terminal' })).toMatchObject({
      kind: 'trial',
      trial: { number: 2, outcome: 'missed' },
    });
  });

  it('terminal with results of good trials shows the best of three after the third', () => {
    const more = { feedback: 'terminal', rules: { 'good-trials': true } } as const;
    expect(resultAfter(taps('x-'), more)).toBeNull();
    expect(resultAfter(taps('-x-'), more)).toMatchObject({ trial: { number: 2, outcome: 'held' } });
  });

  it('summary shows the trials of a run one by one, average their mean alone', () => {
    const summary = resultAfter(taps('xx-xx'), { feedback: 'summary' });
    expect(summary).toMatchObject({ kind: 'summary', of: 5, held: 4, trials: [{ number: 1 }, {}, {}, {}, { number: 5 }] });
    const average = resultAfter(taps('xx-xx'), { feedback: 'average' });
    expect(average).toEqual({ kind: 'summary', of: 5, held: 4, meanHoldSeconds: 0, meanPeak: 0 });
  });

  it('bandwidth ticks a held tap and shows another, without a size that nobody measured', () => {
    expect(keys(practise(taps('x-'), { feedback: 'bandwidth' }))).toEqual(['in-band', 'again']);
  });

  it('step(feedback) changes the policy and begins fading anew', () => {
    const set = [...taps('xxxxxxxxxx'), end];
    const { state } = practise([...set, { kind: 'feedback', policy: 'terminal' }, { kind: 'feedback', policy: 'faded' }]);
    expect([state.feedback, state.faded, state.turn]).toEqual(['faded', 0, 0]);
  });

  it('askedShare is the requests per trial, whatever the policy answers', () => {
    expect(askedShare(startCoach(plan()))).toBeNull();
    const { state } = practise([...taps('xx'), { kind: 'asked' }, ...taps('xx')], { feedback: 'self-controlled' });
    expect(askedShare(state)).toBe(0.25);
  });

  it('asks for an estimate only where that is switched on, and shows the result once it came', () => {
    expect(keys(practise(taps('xxx'), { feedback: 'terminal' }))).toEqual([]);
    const asked = practise(taps('xxx'), { feedback: 'terminal', rules: { 'estimate-first': true } });
    expect(keys(asked)).toEqual(['how-was-that']);
    expect(feedbackOf(asked.state).result).toBeNull();
    const told = step(asked.state, { kind: 'estimated', at: asked.state.at + 0.5, score: 7 });
    expect([feedbackOf(told.state).result, told.state.estimates]).toMatchObject([{ kind: 'trial' }, [{ trial: 3, score: 7 }]]);
  });
});

describe('rules that are switched on', () => {
  it('less-guidance speaks after the second set with much hands-on help', () => {
    const set: UntimedInput[] = [{ kind: 'assistance', level: 'minimal', id: 'a' }, ...taps('x-x-x-'), end];
    expect(keys(practise([...set, ...set]))).not.toContain('guided-often');
    const rules = { 'less-guidance': true };
    expect(keys(practise(set, { rules }))).not.toContain('guided-often');
    expect(practise([...set, ...set], { rules }).cues.at(-1)).toMatchObject({ key: 'guided-often', share: 1 });
    const guarded: UntimedInput[] = [{ kind: 'assistance', level: 'contact-guard', id: 'a' }, ...taps('x-x-x-'), end];
    expect(keys(practise([...guarded, ...guarded], { rules }))).not.toContain('guided-often');
  });

  it('work-and-rest and small-choices speak at the end of a set', () => {
    const rules = { 'work-and-rest': true, 'small-choices': true };
    expect(practise([...taps('x-x-', 6), end], { rules }).cues).toMatchObject([
      { key: 'rest-due', seconds: 24 },
      { to: 'patient', key: 'your-choice' },
    ]);
  });

  it('errorless practice lets cues vanish after three trials without error, brings one back after an error, and never fades feedback', () => {
    const errorless = (marks: string) => keys(practise([...taps(marks), end], { errors: 'errorless' }));
    expect(errorless('xxxxxxxx--')).toEqual(['cue-gone', 'cue-gone', 'cue-back', 'cue-back', 'easier']);
    expect(keys(practise([...taps('xxxxxxxx--'), end]))).toEqual(['feedback-faded']);
    // Assistance fades, never feedback; the task gets harder once every cue has vanished.
    expect(errorless('xxxxxxxxxx')).toEqual(['cue-gone', 'cue-gone', 'cue-gone']);
    expect(errorless('xxxxxxxxxxxx').slice(3)).toEqual(['cue-gone', 'harder']);
  });

  it('no rule moves or says anything about difficulty where the challenge point is switched off', () => {
    const off = { rules: { 'challenge-point': false }, feedback: 'terminal' } as const;
    expect(keys(practise([...taps('xxxxxxxxxx'), end], off))).toEqual([]);
  });
});

describe('missingBefore(state)', () => {
  it('names pain until it was rated', () => {
    const state = startCoach(plan({ painKnown: false }));
    expect(missingBefore(state)).toEqual(['pain']);
    expect(missingBefore(step(state, { kind: 'pain', at: 0, score: 2, when: 'before', id: 'p' }).state)).toEqual([]);
  });
});

describe('over random practice by taps', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const told: fc.Arbitrary<UntimedInput> = fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant('tapped' as const),
        held: fc.boolean(),
        id,
        seconds: fc.integer({ min: 0, max: 9 }),
      }),
    },
    { weight: 2, arbitrary: fc.constant(end) },
    fc.record({
      kind: fc.constant('pain' as const),
      score: fc.integer({ min: 0, max: 10 }),
      when: fc.constant('during' as const),
      id,
    }),
    fc.record({ kind: fc.constant('effort' as const), score: fc.integer({ min: 0, max: 10 }), id }),
    fc.record({ kind: fc.constant('stop' as const), rule: fc.constantFrom(null, 'stop-pain-rise', 'stop-fall'), id }),
    fc.record({ kind: fc.constant('eased-by-rule' as const), rule: fc.constant('ease-near-fall'), id }),
    fc.record({
      kind: fc.constant('assistance' as const),
      level: fc.constantFrom('independent' as const, 'maximal' as const),
      id,
    }),
    fc.record({ kind: fc.constant('feedback' as const), policy: fc.constantFrom(...feedbackPolicies) }),
    fc.record({ kind: fc.constant('estimated' as const), score: fc.integer({ min: 0, max: 10 }) }),
    fc.constantFrom<UntimedInput>(
      { kind: 'stop', rule: null, id: 's' },
      { kind: 'cleared' },
      { kind: 'cleared' },
      { kind: 'asked' },
      { kind: 'probe-begin' },
      { kind: 'probe-begin', variant: 'another' },
      { kind: 'probe-end' },
      { kind: 'cued', channel: 'verbal', level: 'hint', id: 'q' },
    ),
  );
  const plans = fc
    .record({
      feedback: fc.constantFrom(...feedbackPolicies),
      errors: fc.constantFrom('errorful' as const, 'errorless' as const),
      rules: fc.dictionary(fc.constantFrom('estimate-first', 'good-trials', 'less-guidance', 'work-and-rest'), fc.boolean()),
      fallRisk: fc.constantFrom('no' as const, 'unknown' as const),
    })
    .map((more) => plan(more));

  /** Writing into anything shared would throw. */
  const frozen = (state: CoachState): CoachState => {
    const freeze = (value: unknown): void => {
      if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
        Object.values(Object.freeze(value)).forEach(freeze);
    };
    freeze(state);
    return state;
  };

  it('step replays the same, equals LiveCoach, writes into nothing, and survives as JSON', () => {
    fc.assert(
      fc.property(plans, fc.array(told, { maxLength: 60 }), (ordered, practice) => {
        const live = new LiveCoach(ordered);
        let state = startCoach(ordered);
        for (const input of timed(practice)) {
          const next = step(frozen(state), input);
          const { cues, events } = live.receive(input);
          expect([live.state, cues, events]).toEqual([next.state, next.cues, next.events]);
          state = next.state;
        }
        expect(replay(ordered, timed(practice)).state).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 150 },
    );
  });

  it('step stops at each STOP, shows nothing while stopped or probing, and never writes a threshold', () => {
    let stops = 0;
    fc.assert(
      fc.property(plans, fc.array(told, { maxLength: 60 }), (ordered, practice) => {
        let state = startCoach(ordered);
        for (const input of timed(practice)) {
          const next = step(state, input);
          expect(next.events.map(({ kind }) => String(kind)).filter((kind) => kind !== 'coach.helped')).toEqual([]);
          if (input.kind === 'stop') expect(next.state.stopped).not.toBeNull();
          if (next.state.stopped !== null || next.state.probe !== null) {
            stops++;
            expect(feedbackOf(next.state)).toMatchObject({ live: false, result: null });
          }
          if (next.state.probe !== null && state.probe !== null)
            expect(next.cues.filter(({ to }) => to === 'patient')).toEqual([]);
          for (const cue of next.cues) {
            expect(cueText(cue)).toMatch(/^[A-Z].*[.?]$/);
            const rule = ruleOfCue(cue);
            if (rule !== null) expect([rule, isOn(rule, ordered.rules)]).toEqual([rule, true]);
          }
          state = next.state;
        }
      }),
      { numRuns: 150 },
    );
    expect(stops).toBeGreaterThan(50);
  });
});
