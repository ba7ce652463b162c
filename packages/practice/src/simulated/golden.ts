import type { SetDirection } from '@eupraxia/clinical/target';
import type { PracticePlan } from '../practice-run/plan.ts';
import { type Behavior, simulatedPatient } from './behaviors.ts';
import { type Course, simulatedCourse } from './course.ts';

/** The seed of every course that is stored and drawn. */
const seed = 1;

const targets: Readonly<Record<SetDirection, Pick<PracticePlan['target'], 'floor' | 'ceiling' | 'holdSeconds'>>> = {
  up: { floor: 40, ceiling: 70, holdSeconds: 2 },
  down: { floor: null, ceiling: 20, holdSeconds: 10 },
  within: { floor: 20, ceiling: 40, holdSeconds: 5 },
};

/** What each direction orders of a simulated patient: four sets of ten. The child does five sets of eight, and is eight years old. */
export function goldenPlan(behavior: Behavior, direction: SetDirection): PracticePlan {
  const child = behavior === 'child';
  return {
    target: {
      metric: 'emg-amplitude',
      direction,
      ...targets[direction],
      ...(behavior === 'co-activating' ? { inputs: [{ role: 'antagonist', channel: 'antagonist', limit: 25 }] } : {}),
    },
    dose: child ? { sets: 5, repetitions: 8 } : { sets: 4, repetitions: 10 },
    reference: { value: 100, unit: 'µV', kind: direction === 'down' ? 'slow-stretch' : 'submaximal' },
    ...(child ? { age: 8 } : {}),
  };
}

/** The course of a simulated patient that is stored, drawn, and held against the coach of today. */
export function courseOf(behavior: Behavior, direction: SetDirection): Course {
  return simulatedCourse(goldenPlan(behavior, direction), simulatedPatient(behavior, direction), seed);
}

/** A course in few words, to store and to compare: numbers rounded, times in whole seconds. */
export interface ShortCourse {
  readonly sets: string;
  readonly zone: string;
  readonly feedback: string;
  readonly cues: Readonly<Record<string, number>>;
  readonly proposals: Readonly<Record<string, number>>;
  readonly halted: string | null;
}

export function shortCourse({ report }: Course): ShortCourse {
  const { sets, zone, feedback, cues, proposals, halted } = report;
  return {
    sets: sets.map(({ inZone, done }) => `${inZone}/${done}`).join(' '),
    zone: zone.map(({ at, floor, ceiling, why }) => `${Math.round(at)} s ${edge(floor)}–${edge(ceiling)} ${why}`).join('; '),
    feedback: feedback.map(({ share, why }) => `${Math.round(100 * share)} % ${why}`).join(', '),
    cues: counted(cues),
    proposals: counted(proposals),
    halted: halted === null ? null : `${Math.round(halted.at)} s ${halted.why}`,
  };
}

const edge = (value: number | null): string => (value === null ? 'none' : String(Math.round(10 * value) / 10));

function counted(said: readonly { readonly key: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { key } of said) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
