import { type SetDirection, setDirections } from '@eupraxia/clinical/target';
import type { PracticePlan } from '../practice-run/plan.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Effort, Patient, Seen } from './patient.ts';

/** A patient whom nobody thought of, with a plan that may fit or not. */
export interface RandomPractice {
  readonly plan: PracticePlan;
  readonly patient: Patient;
  /** Trial from which the electrode is off; none where it stays. */
  readonly offFrom: number;
}

const between = (least: number, most: number, chance: Chance): number => least + (most - least) * chance.next();
const whole = (least: number, most: number, chance: Chance): number => Math.floor(between(least, most + 1, chance));
const often = (share: number, chance: Chance): boolean => chance.next() < share;
const oneOf = <T>(list: readonly T[], chance: Chance): T => list[whole(0, list.length - 1, chance)] as T;

/** Draws a plan and who practices it. The same seed draws the same. */
export function randomPractice(seed: number): RandomPractice {
  const chance = chanceFrom(seed);
  const direction = oneOf(setDirections, chance);
  const plan = randomPlan(direction, chance);
  const offFrom = often(0.08, chance) ? whole(0, 12, chance) : Number.POSITIVE_INFINITY;
  return { plan, patient: randomPatient(direction, offFrom, chance), offFrom };
}

function randomPlan(direction: SetDirection, chance: Chance): PracticePlan {
  const floor = whole(15, 60, chance);
  const ceiling = direction === 'up' && often(0.5, chance) ? null : floor + whole(12, 40, chance);
  const down = { floor: null, ceiling: whole(10, 50, chance), holdSeconds: whole(3, 6, chance) };
  const up = { floor, ceiling, holdSeconds: direction === 'up' ? between(0.5, 3, chance) : between(2, 5, chance) };
  const feedback = often(0.6, chance)
    ? 'faded'
    : oneOf(['concurrent', 'bandwidth', 'summary', 'terminal', 'self-controlled', 'off'] as const, chance);
  const child = often(0.12, chance);
  return {
    target: {
      metric: 'emg-amplitude',
      direction,
      ...(direction === 'down' ? down : up),
      ...(often(0.35, chance) ? { inputs: [{ role: 'antagonist', channel: 'antagonist', limit: whole(15, 40, chance) }] } : {}),
      feedback,
      adapt: often(0.8, chance) ? 'success' : oneOf(['ease-only', 'none'] as const, chance),
    },
    dose: { sets: whole(1, 3, chance), repetitions: whole(5, 12, chance) },
    reference: {
      value: 100,
      unit: 'µV',
      kind: direction === 'down' ? oneOf(['rest', 'slow-stretch'] as const, chance) : 'submaximal',
    },
    age: child ? whole(5, 16, chance) : whole(18, 90, chance),
    ...(often(0.4, chance) ? { conditions: [oneOf(['stroke', 'multiple-sclerosis', 'cerebral-palsy'], chance)] } : {}),
    ...(often(0.1, chance) ? { learner: 'errorless' as const } : {}),
    ...(often(0.15, chance) ? { schedule: 'random' as const } : {}),
  };
}

function randomPatient(direction: SetDirection, offFrom: number, chance: Chance): Patient {
  const strongest = between(8, 110, chance);
  const spread = between(1, 12, chance);
  const bias = between(0.6, 1.5, chance);
  const learns = between(0.85, 1, chance);
  const tires = often(0.3, chance) ? between(0.93, 0.995, chance) : 1;
  const tone = between(4, 60, chance);
  const least = between(3, 20, chance);
  const softens = between(0.8, 1.02, chance);
  const opposes = often(0.5, chance) ? chance.next() : 0;
  const short = often(0.3, chance) ? 0.6 * chance.next() : 0;
  const spasms = often(0.2, chance) ? chance.next() : 0;
  const swing = often(0.2, chance) ? between(0.05, 0.35, chance) : 0;
  const offs = (number: number) => (number >= offFrom ? { off: true } : {});
  const both = (level: number, number: number, seen: Seen, own: Chance): Effort => ({
    level,
    seconds: often(short, own) ? 0.5 * seen.holdSeconds : seen.holdSeconds + 1,
    antagonist: often(seen.toldQuiet ? 0.5 * opposes : opposes, own) ? between(20, 60, own) : 6,
    ...(swing === 0 ? {} : { tremor: { size: swing * level, hertz: 5 } }),
    ...offs(number),
  });
  const reaches = (number: number, seen: Seen, own: Chance): Effort => {
    const middle = ((seen.floor ?? 0) + (seen.ceiling ?? 1.5 * (seen.floor ?? 0))) / 2;
    const error = (bias - 1) * (seen.live ? 0.5 : 1) * learns ** number;
    const aimed = middle * (1 + error) + spread * learns ** number * own.gauss();
    return both(Math.max(3, Math.min(strongest * tires ** number, aimed)), number, seen, own);
  };
  const rests = (number: number, seen: Seen, own: Chance): Effort => {
    const level = Math.max(least, tone * softens ** number * (seen.live ? 0.95 : 1)) / tires ** number;
    const found = both(Math.max(2.5, level + 0.3 * spread * own.gauss()), number, seen, own);
    return often(spasms, own) ? { ...found, spasm: level + between(10, 50, own) } : found;
  };
  return {
    rest: between(1, 6, chance),
    pause: between(2, 4, chance),
    slowness: between(0.08, 0.5, chance),
    scatter: between(0.03, 0.12, chance),
    effort: direction === 'down' ? rests : reaches,
  };
}
