import { seededNumbers } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { inputsOf, type Level, planOf, rate } from './session.fixture.ts';
import { replay, type Step } from './step.ts';

const outcomes = ({ events }: Step) => events.flatMap(({ body }) => ('held' in body ? [body.measured?.params['outcome']] : []));
const keys = ({ cues }: Step) => cues.map(({ key }) => key);

/** A contraction whose level scatters, with an antagonist that echoes it or scatters by itself. */
function contraction(seed: number, other: (level: number, noise: number) => number): Level[] {
  const numbers = seededNumbers(seed);
  const scatter = (): number => 1 + 0.38 * (numbers() - 0.5);
  const working = Array.from({ length: rate }, (): Level => {
    const level = 50 * scatter();
    return [level, 1 / rate, other(level, scatter())];
  });
  return [...working, [2, 0.5, 1]];
}

const watch = { antagonist: { channel: 'FCR', limit: 10 } };

describe('an antagonist over its limit', () => {
  it('that echoes the agonist at a low ratio is crosstalk: said once, and not counted', () => {
    const echo = (level: number, noise: number) => 0.25 * level * (1 + 0.05 * (noise - 1));
    const visit = replay(planOf(watch), inputsOf([1, 2, 3].flatMap((seed) => contraction(seed, echo))));
    expect(outcomes(visit)).toEqual(['held', 'held', 'held']);
    expect(keys(visit)).toEqual(['crosstalk']);
    expect(visit.state.antagonistFailed).toBe(false);
  });

  it('that scatters by itself, or follows at a high ratio, is the antagonist', () => {
    const own = (_level: number, noise: number) => 13 * noise;
    const strong = (level: number) => 0.85 * level;
    for (const other of [own, strong]) {
      const visit = replay(planOf(watch), inputsOf(contraction(4, other)));
      expect([outcomes(visit), visit.state.antagonistFailed]).toEqual([['antagonist'], true]);
    }
  });

  it('is compared in the unit of the source where the reference of its 100 % is known', () => {
    const echo = (level: number) => level * 0.85;
    const half = { antagonist: { channel: 'FCR', limit: 10, reference: 40 } };
    expect(outcomes(replay(planOf(half), inputsOf(contraction(5, echo))))).toEqual(['held']);
    expect(outcomes(replay(planOf(watch), inputsOf(contraction(5, echo))))).toEqual(['antagonist']);
  });
});
