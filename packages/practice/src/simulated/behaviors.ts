import type { SetDirection } from '@eupraxia/clinical/target';
import type { Chance } from './chance.ts';
import type { Effort, Patient, Seen } from './patient.ts';

/** How a simulated patient behaves. */
export const behaviors = [
  'steady',
  'weak',
  'spastic',
  'co-activating',
  'overshooting',
  'tiring',
  'relaxing',
  'lead-off',
  'never-reaching',
  'fast-learner',
  'tremor',
  'child',
] as const;
export type Behavior = (typeof behaviors)[number];

type Acts = Patient['effort'];

/** Muscles that obey: a flexor of the wrist, say, under a clean electrode. */
const able: Omit<Patient, 'effort'> = { rest: 2, pause: 3, slowness: 0.12, scatter: 0.05 };

const patients: Readonly<Record<Behavior, Partial<Omit<Patient, 'effort'>>>> = {
  steady: {},
  weak: {},
  spastic: { rest: 6, slowness: 0.5, scatter: 0.08 },
  'co-activating': {},
  overshooting: {},
  tiring: {},
  relaxing: {},
  'lead-off': {},
  'never-reaching': {},
  'fast-learner': {},
  tremor: {},
  child: { scatter: 0.08 },
};

/** The middle of what is asked for; where there is no ceiling, a quarter above the floor. */
const middle = ({ floor, ceiling }: Seen): number => ((floor ?? 0) + (ceiling ?? 1.5 * (floor ?? 0))) / 2;
const about = (mean: number, spread: number, chance: Chance): number => Math.max(0.5, mean + spread * chance.gauss());
const long = ({ holdSeconds }: Seen): number => holdSeconds + 1;
const often = (share: number, chance: Chance): boolean => chance.next() < share;
const simply = (level: number, seen: Seen): Effort => ({ level, seconds: long(seen) });
/** Watches the line: aims better where it is shown. */
const aims = (seen: Seen, spread: number, chance: Chance): number =>
  about(middle(seen), seen.live ? spread : 1.5 * spread, chance);

/** What each does where a zone is to be reached: `up` and `within`. */
const reaching: Readonly<Record<Behavior, Acts>> = {
  steady: (_, seen, chance) => simply(often(0.1, chance) ? 0.7 * (seen.floor ?? 0) : Math.min(62, aims(seen, 3, chance)), seen),
  weak: (_, seen, chance) => simply(about(Math.min(31, middle(seen)), 3, chance), seen),
  spastic: (_, seen, chance) => simply(aims(seen, 10, chance), seen),
  'co-activating': (_, seen, chance) => ({
    level: aims(seen, 3, chance),
    seconds: long(seen),
    antagonist: often(seen.toldQuiet ? 0.3 : 0.7, chance) ? about(45, 4, chance) : 8,
  }),
  overshooting: (_, seen, chance) => {
    const over = often(0.8, chance) && !(seen.live && often(0.25, chance));
    return simply(over ? about(Math.min(75, 1.3 * (seen.ceiling ?? 60)), 4, chance) : aims(seen, 3, chance), seen);
  },
  tiring: (number, seen, chance) => simply(about(Math.min(middle(seen), 58 * 0.96 ** number), 2, chance), seen),
  relaxing: (number, seen, chance) => simply(about(Math.max(6, middle(seen) * 0.85 ** number), 2, chance), seen),
  'lead-off': (number, seen, chance) => ({ ...simply(aims(seen, 3, chance), seen), off: number >= 4 }),
  'never-reaching': (_, seen, chance) => simply(about(9, 1.5, chance), seen),
  'fast-learner': (number, seen, chance) => simply(Math.min(80, aims(seen, 2 + 16 * 0.75 ** number, chance)), seen),
  tremor: (_, seen, chance) => {
    const level = aims(seen, 3, chance);
    return { level, seconds: long(seen), tremor: { size: 0.2 * level, hertz: 5 } };
  },
  child: (number, seen, chance) => ({
    level: aims(seen, 9, chance),
    seconds: often(0.15 + 0.01 * number, chance) ? 0.6 * seen.holdSeconds : long(seen),
  }),
};

/** What each does where the muscle is to come to rest. */
const resting: Readonly<Record<Behavior, Acts>> = {
  steady: (_, seen, chance) => simply(about(often(0.1, chance) ? 26 : 11, 1, chance), seen),
  weak: (_, seen, chance) => simply(about(seen.live ? 19 : 22, 3, chance), seen),
  spastic: (_, seen, chance) => simply(about(35, 5, chance), seen),
  'co-activating': (_, seen, chance) => ({
    ...simply(about(11, 1, chance), seen),
    antagonist: often(seen.toldQuiet ? 0.3 : 0.7, chance) ? about(45, 4, chance) : 8,
  }),
  overshooting: (_, seen, chance) => ({
    ...simply(about(12, 1.5, chance), seen),
    ...(often(0.8, chance) ? { spasm: about(50, 5, chance) } : {}),
  }),
  tiring: (number, seen, chance) => simply(about(10 + 0.9 * number, 1, chance), seen),
  relaxing: (number, seen, chance) => simply(about(number === 0 ? 35 : 8, 1, chance), seen),
  'lead-off': (number, seen, chance) => ({ ...simply(about(12, 1, chance), seen), off: number >= 4 }),
  'never-reaching': (_, seen, chance) => simply(about(65, 4, chance), seen),
  'fast-learner': (number, seen, chance) => simply(about(6 + 30 * 0.8 ** number, 1, chance), seen),
  tremor: (_, seen, chance) => ({ ...simply(about(15, 1, chance), seen), tremor: { size: 4, hertz: 5 } }),
  child: (_, seen, chance) => simply(about(17, 5, chance), seen),
};

/** A simulated patient. Levels are made for zones of 40–70 % (`up`), 20–40 % (`within`) and a ceiling of 20 % (`down`). */
export function simulatedPatient(behavior: Behavior, direction: SetDirection): Patient {
  const acts = direction === 'down' ? resting : reaching;
  return { ...able, ...patients[behavior], effort: acts[behavior] };
}
