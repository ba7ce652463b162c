import type { CodeHint, Sensor, SourceStatus } from '../base.ts';
import { muscles } from '../body/muscles.ts';
import { alwaysHeld } from '../release.ts';
import type { ExerciseRow } from './row.ts';

/** What the exercises of one topic share. */
export interface Topic {
  readonly source: string;
  readonly status: SourceStatus;
  readonly codeHints: readonly CodeHint[];
  readonly sensors: readonly Sensor[];
  /** Reasons against it that hold for all of them, after each one's own. */
  readonly contraindications: readonly string[];
  readonly techniques: readonly string[];
}

type Prescription = Pick<ExerciseRow, 'dose' | 'minutes' | 'restSeconds'>;

/** What an exercise must say itself; the rest comes from its topic or has a value that says "none". */
type ExerciseFields = Pick<
  ExerciseRow,
  | 'id'
  | 'name'
  | 'plain'
  | 'synonyms'
  | 'bodyPart'
  | 'regions'
  | 'sidePolicy'
  | 'position'
  | 'practice'
  | 'steps'
  | 'cues'
  | 'objectives'
  | 'measuredBy'
  | 'contraindications'
  | 'progressions'
  | 'regressions'
  | 'figure'
> &
  Partial<Omit<ExerciseRow, 'kind' | 'muscle' | 'placement' | 'dose' | 'minutes' | 'restSeconds'>> & {
    /** Dose, minutes in all and rest, as `dose` or `timed` make them. */
    readonly dose: Prescription;
    /** Id of the muscle that is read or trained. */
    readonly muscleId?: string;
  };

/** An exercise's row. Its own reasons against it come first; own techniques and hints take the place of the topic's. */
export function exercise(topic: Topic, { muscleId, contraindications, dose: prescribed, ...given }: ExerciseFields): ExerciseRow {
  const muscle = muscles.find((row) => row.id === muscleId);
  const spot = muscle?.placement;
  return {
    kind: 'exercise',
    source: topic.source,
    status: topic.status,
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    muscle: muscle?.name ?? null,
    // Where electrodes read a muscle; those that stimulate lie elsewhere, after the device's own manual.
    placement:
      spot && given.target
        ? `${spot.where}. Pair 2 cm apart; direction: ${lowerFirst(spot.along)}. Reference: ${lowerFirst(spot.reference)}.`
        : null,
    target: null,
    stage: 'count',
    pattern: null,
    codeHints: topic.codeHints,
    sensors: topic.sensors,
    techniques: topic.techniques,
    harder: [],
    equipment: [],
    contraindications: [...new Set([...contraindications, ...topic.contraindications])],
    ...given,
    ...prescribed,
  };
}

/** Within a sentence; a name such as C7 keeps its capital. */
const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** Sets, repetitions, minutes in all, rest between the sets in seconds, and the hold of each repetition in seconds. */
export function dose(
  sets: number,
  repetitions: number,
  minutes: number,
  restSeconds: number,
  holdSeconds?: number,
): Prescription {
  const held = holdSeconds === undefined ? {} : { holdSeconds };
  return { dose: { kind: 'repetitions', sets, repetitions, perSide: false, ...held }, minutes, restSeconds };
}

/** Bouts by the clock: how many, seconds of each, minutes in all, and seconds of rest between them. */
export function timed(sets: number, seconds: number, minutes: number, restSeconds: number): Prescription {
  return { dose: { kind: 'timed', sets, seconds, restSeconds, perSide: false }, minutes, restSeconds };
}

/** Reasons against an exercise that recur. */
export const not = {
  pain: 'Pain that rises by 2 of 10 or more over the start',
  fall: 'Nobody to guard and no rail in reach of a person who may fall',
  load: 'Weight-bearing that is forbidden or limited',
  repair: 'Fresh repair or unhealed fracture without the surgeon’s leave',
  heart: 'Chest pain, an unstable heart, or blood pressure outside the limits set',
  dizzy: 'Blood pressure that falls on standing, with symptoms',
  skin: 'Broken skin, infection or adhesive allergy under the electrodes',
  implant: 'An active implant in the region of the electrodes',
  maximal: 'A maximal reference with uncontrolled blood pressure, dystrophy or pain: only with a reason',
  shoulder: 'A subluxed shoulder without support; nobody pulls on the arm',
  fresh: 'New weakness, numbness or confusion: stop and report it',
  hip: 'A hip replacement with forbidden movements: keep inside what the surgeon allows',
  spine: 'Spinal precautions, or new trouble with legs, bladder or bowel',
  neck: 'A neck that is unstable, broken or rheumatoid and not cleared',
  skinTouch: 'Broken skin, burns or infection where it is touched',
  tired: 'Fatigue that lasts beyond the hour after practice',
} as const;
