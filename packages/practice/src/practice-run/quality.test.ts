import { seededNumbers } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import type { PracticePlan } from './plan.ts';
import type { PracticeReport } from './report.ts';
import { PracticeRun } from './run.ts';

const rate = 1000;
const up: PracticePlan = {
  target: { metric: 'emg-amplitude', direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
  dose: { sets: 1, repetitions: 3, restSeconds: 10 },
  reference: { value: 100, unit: 'µV', kind: 'submaximal' },
};
const down: PracticePlan = {
  ...up,
  target: { ...up.target, direction: 'down', floor: null, ceiling: 20, holdSeconds: 5 },
  dose: { sets: 1, repetitions: 3 },
  reference: { ...up.reference, kind: 'slow-stretch' },
};

/** Noise of some µV for some seconds, and a 60 Hz hum on it. */
type Stretch = readonly [microvolts: number, seconds: number, hum?: number];

function samplesOf(stretches: readonly Stretch[]): Float32Array {
  const numbers = seededNumbers(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - numbers())) * Math.cos(2 * Math.PI * numbers());
  let at = 0;
  return Float32Array.from(
    stretches.flatMap(([microvolts, seconds, hum = 0]) =>
      Array.from({ length: seconds * rate }, () => {
        const mains = hum * Math.sin((2 * Math.PI * 60 * at++) / rate);
        return microvolts === 0 && hum === 0 ? 0 : 1.08 * microvolts * normal() + mains;
      }),
    ),
  );
}

function practiced(plan: PracticePlan, stretches: readonly Stretch[]): PracticeReport {
  const run = PracticeRun.of(plan, {
    rate,
    mains: 60,
    agonist: { name: 'one', unit: 'µV', reference: 100 },
    antagonist: null,
    rest: null,
  });
  if (!run.ok) throw new Error(run.error.message);
  run.value.take(samplesOf(stretches), null);
  const report = run.value.finish();
  if (report === null) throw new Error('the recording is shorter than its rest');
  return report;
}

const keys = (said: PracticeReport['cues']): string[] => said.map(({ key }) => key);
const contractions: readonly Stretch[] = [1, 2, 3].flatMap((): Stretch[] => [
  [55, 3],
  [2, 3],
]);

describe('PracticeRun', () => {
  it('takes the quality of the whole recording: a channel that dies lowers it and says why', () => {
    const good = practiced(up, [[2, 3], ...contractions, [2, 10]]);
    expect([good.quality, good.halted]).toEqual([{ score: 1, reasons: [] }, null]);
    const after = practiced(up, [[2, 3], ...contractions, [2, 1], [0.05, 20]]);
    expect(after.halted).toBeNull();
    expect(after.quality.score).toBeLessThan(0.65);
    expect(after.quality.reasons).toContain('contact');
    const within = practiced(down, [
      [8, 12],
      [0.05, 24],
    ]);
    expect(within.halted?.why).toBe('electrode');
    expect(within.quality.score).toBeLessThan(0.45);
    expect(within.quality.reasons).toContain('contact');
  });

  it('believes no rest around the noise: no trial, nothing to count by a tap, the electrode is checked and practice halts', () => {
    for (const microvolts of [0.3, 0.6, 1, 1.3]) {
      const { trials, cues, halted } = practiced(down, [
        [8, 13],
        [microvolts, 30],
      ]);
      expect([trials.length, halted?.why]).toEqual([2, 'electrode']);
      expect(halted?.at).toBeLessThan(16);
      expect(keys(cues)).toContain('check-electrode');
      expect(keys(cues)).not.toContain('trial-unjudged');
    }
  });

  it('says that contact was lost by hum, and halts zeros with a cue', () => {
    const hum = practiced(down, [
      [8, 12],
      [0.05, 20, 400],
    ]);
    expect(hum.halted?.why).toBe('electrode');
    expect(hum.cues.find(({ key }) => key === 'check-electrode')?.text).toContain('mains hum');
    const zeros = practiced(up, [[0, 20]]);
    expect([zeros.halted?.why, keys(zeros.cues), zeros.trials]).toEqual(['electrode', ['check-electrode'], []]);
    expect(zeros.quality).toMatchObject({ reasons: expect.arrayContaining(['flat']) });
    expect(zeros.quality.score).toBeLessThan(0.1);
  });

  it('tells of a contraction while rest was measured, in the quality and as a question', () => {
    for (const rest of [
      [[55, 2]],
      [
        [2, 1.5],
        [55, 0.5],
      ],
    ] as const) {
      const told = practiced(up, [...rest, [2, 3], ...contractions]);
      expect(told.quality.reasons).toContain('rest');
      expect(told.quality.score).toBeLessThan(0.95);
      expect(keys(told.proposals)).toContain('rest-not-quiet');
      expect(told.sets).toMatchObject([{ done: 3, inZone: 3 }]);
    }
  });
});
