import { hertz, percent, seconds } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { type Repetition, RepetitionDetector, type RepetitionTarget } from './repetitions.ts';

const target: RepetitionTarget = { reference: 200, zone: { floor: percent(20), ceiling: percent(40) }, hold: seconds(1) };

/** Levels in per cent of the reference, each for a number of tenths of a second at 100 Hz. */
function count(levels: [number, number][], size = 33, more: Partial<RepetitionTarget> = {}): Repetition[] {
  const found: Repetition[] = [];
  const detector = new RepetitionDetector({ ...target, ...more }, hertz(100), (repetition) => found.push(repetition));
  const values = Float32Array.from(levels.flatMap(([level, tenths]) => Array<number>(tenths * 10).fill(level * 2)));
  for (let at = 0; at < values.length; at += size) detector.process(values.subarray(at, at + size), seconds(at / 100));
  detector.finish();
  return found;
}

describe('RepetitionDetector', () => {
  it('RepetitionDetector tells onset, release, hold and peak of each repetition', () => {
    const found = count([
      [5, 10],
      [30, 15],
      [5, 10],
      [30, 5],
      [5, 5],
    ]);
    expect(found.map((r) => ({ ...r, peak: Math.round(r.peak) }))).toEqual([
      { on: 1, off: 2.5, holdSeconds: 1.5, peak: 30, held: true },
      { on: 3.5, off: 4, holdSeconds: 0.5, peak: 30, held: false },
    ]);
  });

  it('RepetitionDetector bears a dip within the hysteresis, not one below it', () => {
    expect(
      count([
        [0, 5],
        [25, 5],
        [17, 2],
        [25, 5],
        [0, 5],
      ]),
    ).toMatchObject([{ holdSeconds: 1.2, held: true }]);
    expect(
      count([
        [0, 5],
        [25, 5],
        [15, 2],
        [25, 5],
        [0, 5],
      ]),
    ).toHaveLength(2);
  });

  it('RepetitionDetector breaks a hold above the ceiling, and starts it anew inside', () => {
    expect(
      count([
        [0, 5],
        [30, 6],
        [60, 3],
        [30, 7],
        [0, 5],
      ]),
    ).toMatchObject([{ on: 0.5, off: 2.1, holdSeconds: 0.7, held: false }]);
  });

  it('RepetitionDetector counts no flicker, loses nothing over a gap, and holds nothing through it', () => {
    expect(
      count([
        [0, 5],
        [30, 2],
        [0, 5],
      ]),
    ).toEqual([]);
    expect(
      count([
        [0, 5],
        [30, 6],
        [Number.NaN, 10],
        [30, 6],
        [0, 5],
      ]),
    ).toMatchObject([{ on: 0.5, off: 2.7, holdSeconds: 1.2 }]);
  });

  it('RepetitionDetector.process gives the same however the signal is cut', () => {
    const levels: [number, number][] = [
      [5, 10],
      [30, 15],
      [60, 3],
      [25, 9],
      [5, 10],
      [30, 5],
      [5, 5],
      [22, 12],
    ];
    const whole = count(levels, 1e6);
    for (const size of [1, 7, 250]) {
      expect(count(levels, size)).toEqual(whole);
    }
    expect(whole).toHaveLength(3);
  });

  it('RepetitionDetector counts samples: a hold of just the time asked is held, wherever on the clock it lies', () => {
    for (const start of [0, 0.1, 1234.567, 86_400.3]) {
      const found: Repetition[] = [];
      const just = { ...target, hold: seconds(0.07), shortest: seconds(0.07) };
      const detector = new RepetitionDetector(just, hertz(100), (repetition) => found.push(repetition));
      const values = Float32Array.from({ length: 27 }, (_, i) => (i >= 10 && i < 17 ? 60 : 0));
      for (let at = 0; at < values.length; at++) detector.process(values.subarray(at, at + 1), seconds(start + at / 100));
      expect(found).toMatchObject([{ holdSeconds: 0.07, held: true }]);
    }
  });

  it('RepetitionDetector refuses a reference of nothing and a zone upside down', () => {
    expect(() => count([], 1, { reference: 0 })).toThrow('a reference of 0 is not above zero');
    expect(() => count([], 1, { zone: { floor: percent(50), ceiling: percent(20) } })).toThrow(
      'a zone from 50 to 20 % is not valid',
    );
  });
});
