import { describe, expect, it } from 'vitest';
import { feedbackOf } from './feedback.ts';
import { type Happening, inputsOf, type Level, planOf } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { replay, type Step, step } from './step.ts';
import type { Zone } from './zone.ts';

const rest: Zone = { direction: 'down', floor: null, ceiling: 20, holdSeconds: 5 };
const practise = (happenings: readonly Happening[], more: Parameters<typeof planOf>[0] = {}): Step =>
  replay(planOf({ zone: rest, noise: 2, betweenTries: 0, ...more }), inputsOf(happenings));
const keys = ({ cues }: Step) => cues.map(({ key }) => key);
const done = ({ events }: Step) => events.flatMap(({ body }) => ('held' in body ? [body.held] : []));
const off = (seconds: number): Level => [0.2, seconds];

describe('contact of an electrode', () => {
  it('a level under the noise of the channel for two seconds is an electrode, not rest: no trial, no praise, no feedback', () => {
    const fallen = practise([[8, 2], off(30)], { feedback: 'bandwidth' });
    expect([done(fallen), keys(fallen)]).toEqual([[], ['check-electrode']]);
    expect(fallen.cues[0]?.at).toBeCloseTo(4, 1);
    expect(feedbackOf(fallen.state)).toEqual({ live: false, result: null, because: 'stopped' });
    expect(fallen.events).toMatchObject([{ kind: 'coach.helped', body: { what: 'electrode', why: 'contact' } }]);
  });

  it('goes on once contact is back, and nothing of before is part of the new trial', () => {
    const back = practise([[8, 4], off(3), [25, 1], [8, 7]]);
    expect([keys(back), done(back)]).toEqual([['check-electrode', 'contact-back'], [true]]);
    expect(back.state.lastTen[0]?.on).toBeGreaterThanOrEqual(7);
  });

  it('seconds under the noise are no part of a rest, even where they are too short to halt', () => {
    const flickering = practise([[8, 4], off(1.5), [8, 0.3], [30, 0.5]]);
    expect(done(flickering)).toEqual([]);
    expect(done(practise([[8, 2.5], off(0.2), [8, 2.8]]))).toEqual([true]);
  });

  it('takes a level between half and the whole of the noise for no rest: no try ends in it, and none is to be counted by a tap', () => {
    const under = practise([
      [25, 1],
      [8, 6],
      [1.5, 60],
    ]);
    expect(done(under).length).toBeLessThanOrEqual(1);
    expect(keys(under)).toContain('check-electrode');
    expect(keys(under)).not.toContain('trial-unjudged');
  });

  it('believes rest that was measured at the noise only for three minutes after a contraction, then asks for another', () => {
    const parameters = { proofSeconds: 30 };
    const measured = { parameters, rest: { mean: 1.9, sd: 0.1 } };
    const quiet = practise(
      [
        [25, 1],
        [1.9, 60],
      ],
      measured,
    );
    expect(done(quiet).length).toBeGreaterThan(3);
    expect(keys(quiet)).toContain('test-contraction');
    expect(keys(quiet).filter((key) => key === 'test-contraction')).toHaveLength(1);
    const last = quiet.events.filter(({ kind }) => kind === 'repetition.done').at(-1)?.at ?? 0;
    expect(last).toBeLessThan(40);
    const renewed = practise(
      [
        [25, 1],
        [1.9, 40],
        [25, 1],
        [1.9, 20],
      ],
      measured,
    );
    expect(done(renewed).length).toBeGreaterThan(done(quiet).length);
  });

  it('where nobody measured the noise, practice that goes up is not halted by a quiet rest', () => {
    const up: Zone = { direction: 'up', floor: 20, ceiling: 60, holdSeconds: 0.5 };
    expect(
      keys(
        practise(
          [
            [0, 30],
            [35, 1],
            [0, 1],
          ],
          { zone: up, noise: null },
        ),
      ),
    ).toEqual([]);
    expect(keys(practise([[0, 30]], { zone: up, noise: 2 }))).toEqual(['check-electrode']);
  });

  it('another recording proves its own contact', () => {
    const plan = planOf({ zone: rest, noise: 2, betweenTries: 0 });
    const moved = replay(plan, inputsOf([[8, 6], { kind: 'source', source: plan.source }]));
    expect(moved.state.contact.age).toBe(-1);
    expect(startCoach(plan).contact.age).toBe(-1);
    expect(step(moved.state, { kind: 'tick', at: 99 }).state.contact).toEqual(moved.state.contact);
  });
});
