import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, floorOf, inputsOf, planOf, plans, repetition, sessions } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { replay, step } from './step.ts';

const held = repetition(55, 0.8);
const short = repetition(55, 0.3);
const rules = { staircase: true };
const floors = (happenings: Parameters<typeof inputsOf>[0], more: Parameters<typeof planOf>[0] = { rules }) =>
  replay(planOf(more), inputsOf(happenings)).events.flatMap(({ body }) => ('floor' in body ? [body.floor] : []));

describe('the staircase, where it is switched on', () => {
  it('climbs after three held in a row and steps down after one that was not, with the trials as evidence', () => {
    expect(floors([...held, ...held, ...held, ...held, ...held, ...held])).toEqual([25, 30]);
    expect(floors([...held, ...held, ...held, ...short])).toEqual([25, 20]);
    expect(floors([...held, ...held, ...short, ...held, ...held])).toEqual([15]);
    const { events } = replay(planOf({ rules }), inputsOf([...held, ...held, ...held]));
    expect(events.at(-1)).toMatchObject({ kind: 'zone.set', from: { events: [], trials: [1, 2, 3] } });
  });

  it('is off until it is switched on, and then leaves the end of a set to fade feedback', () => {
    expect(floors([...held, ...held, ...held], {})).toEqual([]);
    const set = [...held, ...held, ...held, ...held, ...held, ...held, ...held, ...held];
    expect(replay(planOf({ rules }), inputsOf([...set, { kind: 'set-finished' }])).cues.map(({ key }) => key)).not.toContain(
      'harder',
    );
  });

  it('never passes the ceiling, never moves in a probe, while stopped, or up where only easing is ordered', () => {
    fc.assert(
      fc.property(plans, sessions, (plan, session) => {
        let state = startCoach({ ...plan, rules });
        for (const input of inputsOf(session)) {
          const next = step(state, input);
          const moved = floorOf(next.state.zone) - floorOf(state.zone);
          if (input.kind !== 'zone') {
            if (moved > 0) {
              expect(floorOf(next.state.zone)).toBeLessThanOrEqual(ceilingOf(next.state.zone) - plan.parameters.narrowest);
              expect([state.stopped, plan.adapt, state.hurting]).toEqual([null, 'success', false]);
            }
            if (input.kind === 'block' && state.probe !== null && next.state.probe !== null) expect(moved).toBe(0);
          }
          state = next.state;
        }
      }),
      { numRuns: 60 },
    );
  });
});
