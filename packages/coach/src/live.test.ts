import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackOf } from './feedback.ts';
import { LiveCoach } from './live.ts';
import { cuttings, inputsOf, planOf, plans, rate, sessions } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { step } from './step.ts';

describe('LiveCoach', () => {
  it('hear(input) says, writes and becomes what step does, input by input, and goes on from a snapshot', () => {
    fc.assert(
      fc.property(plans, sessions, cuttings, fc.nat({ max: 40 }), (plan, session, cutting, hop) => {
        let state = startCoach(plan);
        let live = new LiveCoach(plan);
        for (const [i, input] of inputsOf(session, cutting).entries()) {
          const pure = step(state, input);
          state = pure.state;
          const { cues, events } = live.receive(input);
          expect([live.state, cues, events]).toEqual([pure.state, pure.cues, pure.events]);
          expect(feedbackOf(live.state)).toEqual(feedbackOf(state));
          if (i === hop) live = new LiveCoach(live.snapshot());
        }
      }),
      { numRuns: 80 },
    );
  });

  it('snapshot() stays as it is while the coach goes on, and the plan that it began with is not written into', () => {
    const plan = planOf();
    const live = new LiveCoach(plan);
    const agonist = Float32Array.from({ length: 50 }, () => 35);
    live.receive({ kind: 'block', t0: 0, rate, agonist });
    const kept = live.snapshot();
    const copy = structuredClone(kept);
    live.receive({ kind: 'block', t0: 0.5, rate, agonist });
    expect(kept).toEqual(copy);
    expect(live.state).not.toEqual(copy);
    expect(startCoach(plan)).toEqual(new LiveCoach(plan).state);
  });

  it('hear(block) keeps its state, contraction and clock in the same objects from block to block', () => {
    const live = new LiveCoach(planOf());
    const block = (t0: number) => ({ kind: 'block', t0, rate, agonist: new Float32Array(25).fill(35) }) as const;
    const first = live.receive(block(0));
    const { state } = live;
    const { open, clock } = state;
    for (let i = 1; i < 40; i++) {
      expect(live.receive(block(i / 4))).toBe(first);
      expect(feedbackOf(live.state)).toBe(feedbackOf(state));
    }
    expect([live.state === state, live.state.open === open, live.state.clock === clock]).toEqual([true, true, true]);
  });
});
