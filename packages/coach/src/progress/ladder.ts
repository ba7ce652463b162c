import type { DoseContext } from '../dose/need.ts';
import type { CoachPlan } from '../plan.ts';

/** What of an activity can be made harder or easier. */
export const progressVariables = [
  'threshold',
  'hold',
  'assistance',
  'cues',
  'feedback',
  'repetitions',
  'variants',
  'schedule',
  'resistance',
  'second-task',
] as const;
export type ProgressVariable = (typeof progressVariables)[number];

/** Usual orders: by sensor the threshold leads, by taps help and cues go first. */
export const ladders: Readonly<Record<CoachPlan['measured'], readonly ProgressVariable[]>> = {
  signal: ['threshold', 'hold', 'cues', 'feedback', 'repetitions', 'variants', 'schedule'],
  tap: ['assistance', 'cues', 'feedback', 'repetitions', 'variants', 'schedule', 'resistance', 'second-task'],
};

/**
 * The usual order without what would overload: more repetitions and resistance are not proposed for a face, a dystrophy
 * or pain, nor while one of these is unknown. A therapist may still order them.
 */
export function ladderFor(
  measured: CoachPlan['measured'],
  { face, dystrophy, pain }: Pick<DoseContext, 'face' | 'dystrophy' | 'pain'>,
): readonly ProgressVariable[] {
  const safe = face === false && dystrophy === false && pain === false;
  return safe ? ladders[measured] : ladders[measured].filter((one) => one !== 'repetitions' && one !== 'resistance');
}
