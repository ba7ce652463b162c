import { seededNumbers } from '@eupraxia/clinical/example';
import type { CoachInput } from './input.ts';
import { LiveCoach } from './live.ts';
import type { CoachEvent, Cue } from './output.ts';
import type { CoachPlan } from './plan.ts';
import type { CoachState } from './state.ts';

/** Samples per second of the simulated levels. */
const rate = 50;

/** What a patient does next: levels for some seconds; `other` is the antagonist, NaN a lost sample. */
export interface Doing {
  readonly level: number;
  readonly seconds: number;
  /** Standard deviation of the level around it. */
  readonly scatter?: number;
  readonly other?: number;
  readonly otherScatter?: number;
}

/** A patient answers the coach as it stands: nothing else is seen. */
export type Patient = (seen: {
  readonly state: CoachState;
  /** Trials so far. */
  readonly trial: number;
  readonly next: () => number;
  readonly normal: () => number;
  readonly cues: readonly Cue[];
}) => readonly Doing[];

export interface Course {
  readonly state: CoachState;
  readonly events: readonly CoachEvent[];
  readonly cues: readonly Cue[];
  readonly zones: readonly (readonly [floor: number | null, ceiling: number | null])[];
  /** Success of each set, and outcomes of all trials. */
  readonly sets: readonly { readonly held: number; readonly of: number }[];
  readonly outcomes: readonly string[];
  /** What helped, in order, with the trial after which it came. */
  readonly helps: readonly { readonly trial: number; readonly what: string; readonly why: string; readonly key?: string }[];
  readonly faded: readonly number[];
}

/** Lets a simulated patient practice under the coach until the planned sets are done, or for so many seconds. */
export function courseOf(
  plan: CoachPlan,
  patient: Patient,
  seed: number,
  { sets = plan.dose?.sets ?? 5, most = 3600 } = {},
): Course {
  const next = seededNumbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const coach = new LiveCoach(plan);
  const events: CoachEvent[] = [];
  const cues: Cue[] = [];
  const faded: number[] = [];
  const helps: Course['helps'][number][] = [];
  const done: { held: number; of: number }[] = [];
  const outcomes: string[] = [];
  let set = { held: 0, of: 0 };
  let at = 0;
  let trial = 0;
  const receive = (input: CoachInput): void => {
    const step = coach.receive(input);
    cues.push(...step.cues);
    for (const event of step.events) {
      events.push(event);
      if (event.kind === 'repetition.done') {
        trial++;
        set = { held: set.held + (event.body.held ? 1 : 0), of: set.of + 1 };
        outcomes.push(String(event.body.measured?.params['outcome']));
      }
      if (event.kind === 'set.finished') {
        done.push(set);
        set = { held: 0, of: 0 };
      }
      if (event.kind === 'coach.helped')
        helps.push({
          trial,
          what: event.body.what,
          why: event.body.why,
          ...(event.body.key === undefined ? {} : { key: event.body.key }),
        });
    }
    const { faded: steps } = coach.state;
    if (faded.at(-1) !== steps) faded.push(steps);
  };
  while (done.length < sets && at < most) {
    for (const { level, seconds, scatter = 0, other = 0, otherScatter = 0 } of patient({
      state: coach.state,
      trial,
      next,
      normal,
      cues,
    })) {
      const length = Math.max(1, Math.round(seconds * rate));
      const agonist = Float32Array.from({ length }, () => Math.max(0, level + scatter * normal()));
      const antagonist = Float32Array.from({ length }, () => Math.max(0, other + otherScatter * normal()));
      receive({ kind: 'block', t0: at, rate, agonist, antagonist });
      at = Math.round((at + length / rate) * rate) / rate;
    }
  }
  const zones = events.flatMap(({ kind, body }) => (kind === 'zone.set' ? [[body.floor, body.ceiling] as const] : []));
  return { state: coach.state, events, cues, zones, sets: done, outcomes, helps, faded };
}

/** A contraction of some height, and the rest after it. */
export const contraction = (level: number, seconds: number, more: Partial<Doing> = {}): readonly Doing[] => [
  { level, seconds, scatter: 0.6, ...more },
  { level: 3, seconds: 1, scatter: 0.4 },
];
