import type { PracticePlan } from '../practice-run/plan.ts';
import type { Chance } from './chance.ts';
import type { Effort, Patient, Seen } from './patient.ts';

/** The six cases whose course the literature tells. */
export type CaseId = 'k01' | 'k02' | 'k03' | 'k04' | 'k05' | 'k06';

/** A practice with a known patient, and the course that it should take. */
export interface PracticeCase {
  readonly id: CaseId;
  /** What the patient does. */
  readonly what: string;
  readonly plan: PracticePlan;
  readonly patient: Patient;
}

const able = { rest: 2, pause: 3, slowness: 0.12, scatter: 0.04 } as const;
const reference = { value: 100, unit: 'µV', kind: 'submaximal' } as const;
const stretched = { ...reference, kind: 'slow-stretch' } as const;
const emg = { metric: 'emg-amplitude' } as const;
const dose = { sets: 3, repetitions: 10 } as const;

const about = (mean: number, spread: number, chance: Chance): number => mean + spread * chance.gauss();
const held = ({ holdSeconds }: Seen): number => holdSeconds + 1;
/** One trial in so many, beginning with trial `first`. */
const nth = (number: number, every: number, first: number): boolean => number % every === first;

function patient(effort: (number: number, seen: Seen, chance: Chance) => Effort, over: Partial<Patient> = {}): Patient {
  return { ...able, effort, ...over };
}

/** Patients who do the same whatever they see, so that a course can be told in advance. */
export const practiceCases: readonly PracticeCase[] = [
  {
    id: 'k01',
    what: 'steady at 52 ± 4 %, nine of ten, up to 40–70 %',
    plan: {
      target: { ...emg, direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
      dose,
      reference,
      conditions: ['stroke'],
    },
    patient: patient((number, seen, chance) => ({
      level: about(52, 4, chance),
      seconds: nth(number, 10, 6) ? 0.5 * seen.holdSeconds : held(seen),
    })),
  },
  {
    id: 'k02',
    what: 'weak at 31 ± 3 %, none of ten, up to 40–70 %',
    plan: { target: { ...emg, direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 }, dose, reference },
    patient: patient((_, seen, chance) => ({ level: Math.min(36, about(31, 3, chance)), seconds: held(seen) })),
  },
  {
    id: 'k03',
    what: 'at rest at 8 ± 1 % from the second trial, down to 20 %',
    plan: { target: { ...emg, direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 }, dose, reference: stretched },
    patient: patient((number, _, chance) => ({ level: number === 0 ? 35 : about(8, 1, chance), seconds: 10 })),
  },
  {
    id: 'k04',
    what: 'cannot relax, 35 ± 5 %, down to 20 %',
    plan: { target: { ...emg, direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 }, dose, reference: stretched },
    patient: patient((_, __, chance) => ({ level: about(35, 5, chance), seconds: 10 })),
  },
  {
    id: 'k05',
    what: 'the other muscle at 45 % in seven of ten, limit 25 %, up to 40–70 %',
    plan: {
      target: {
        ...emg,
        direction: 'up',
        floor: 40,
        ceiling: 70,
        holdSeconds: 2,
        inputs: [{ role: 'antagonist', channel: 'antagonist', limit: 25 }],
      },
      dose,
      reference,
    },
    patient: patient((number, seen, chance) => ({
      level: about(55, 3, chance),
      seconds: held(seen),
      antagonist: number % 10 < 7 ? about(45, 3, chance) : 6,
    })),
  },
  {
    id: 'k06',
    what: 'over the ceiling, to 60 % in eight of ten, within 20–40 % for 30 s',
    plan: {
      target: { ...emg, direction: 'within', floor: 20, ceiling: 40, holdSeconds: 30 },
      dose: { sets: 1, repetitions: 10 },
      reference,
    },
    patient: patient((number, seen, chance) => ({ level: about(number % 10 < 8 ? 58 : 30, 1.5, chance), seconds: held(seen) })),
  },
];
