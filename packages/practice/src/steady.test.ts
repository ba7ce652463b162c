import type { EventBodies } from '@eupraxia/clinical';
import { coachPlan } from '@eupraxia/coach';
import { SyntheticBody } from '@eupraxia/devices';
import { describe, expect, it } from 'vitest';
import { CoachRun } from './run.ts';

const rate = 1000;
const zone = { floor: 40, ceiling: 70, holdSeconds: 2 };
const reference = 110;
const plan = coachPlan({
  activityId: '018f4e2a-0000-7000-8000-000000000001',
  zone,
  source: { recording: '', channel: 'agonist', unit: 'µV', reference, startsAt: 0 },
  adapt: 'ease-only',
});
/** Seconds from an intention that ends to a level below the zone: the body's delay and fall, and the 50 ms of the RMS. */
const bodyFalls = 0.25;

type Repetition = EventBodies['repetition.done'];

/** Contractions of 3 s at a steady level in percent of the reference, as the coach sees them from the raw signal. */
function contractions(level: number, seed: number, count = 5): { repetitions: Repetition[]; waits: number[] } {
  const body = new SyntheticBody({ seed, rate, tiring: 0, crosstalk: 0 });
  const agonist = { channel: 'agonist', unit: 'µV', reference };
  const coach = new CoachRun('run', plan);
  coach.begin({ recording: '', from: 0, rate, mains: 'none', agonist, antagonist: null }, [new Float32Array(0), null]);
  const repetitions: Repetition[] = [];
  const waits: number[] = [];
  const data = [new Float32Array(10), new Float32Array(10)];
  let released = 0;
  const go = (percent: number, seconds: number): void => {
    body.intend({ agonist: (percent / 100) * (reference / body.options.strongest), antagonist: 0 });
    for (let i = 0; i < seconds * 100; i++) {
      body.fill(data, 0, 10);
      for (const event of coach.take(data[0] as Float32Array, null).events) {
        if (event.kind !== 'repetition.done') continue;
        repetitions.push(event.body);
        waits.push(coach.at - released);
      }
    }
  };
  go(0, 1);
  for (let i = 0; i < count; i++) {
    go(level, 3);
    released = coach.at;
    go(0, 1.2);
  }
  return { repetitions, waits };
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
/** Share of the contractions that were held. */
function heldShare(level: number): number {
  const held = seeds.flatMap((seed) => contractions(level, seed).repetitions.filter((repetition) => repetition.held));
  return held.length / (5 * seeds.length);
}

describe('CoachRun on a steady contraction of the synthetic body', () => {
  it('take() holds 2 s at the middle of the zone, whatever the scatter of a 50 ms RMS', () => {
    expect(heldShare((zone.floor + zone.ceiling) / 2)).toBeGreaterThanOrEqual(0.9);
  });

  it('take() holds next to none at 15 % below the floor, and at 15 % above the ceiling', () => {
    expect(heldShare(0.85 * zone.floor)).toBeLessThanOrEqual(0.1);
    expect(heldShare(1.15 * zone.ceiling)).toBeLessThanOrEqual(0.1);
  });

  it('take() sees one repetition in each contraction, and its end within the grace and 0.1 s of the release', () => {
    for (const seed of seeds) {
      const { repetitions, waits } = contractions(55, seed);
      expect(repetitions).toHaveLength(5);
      for (const wait of waits) expect(wait).toBeLessThan(bodyFalls + plan.parameters.graceSeconds + 0.1);
    }
  });
});
