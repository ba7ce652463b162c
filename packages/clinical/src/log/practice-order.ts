import { z } from 'zod';
import { optional, optionalEnum, ruled, shape, tableOf } from './shape.ts';
import { finite, label } from './vocabulary.ts';

/** In which order the trials of a program's activities come. */
export const scheduleKinds = ['blocked', 'serial', 'random', 'variable'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];
/** Whether errors are part of practice, or kept rare. */
export const errorKinds = ['errorful', 'errorless'] as const;
/** How hard balance work is for this patient. */
export const challenges = ['low', 'moderate', 'high'] as const;

/** Names of rules and numbers are the coach's own: one that this release does not know is kept and has no effect. */
const name = z.string().regex(/^[A-Za-z][A-Za-z-]{0,59}$/);

/**
 * How one activity is practiced, as far as the therapist differs from the defaults. Absent, and absent in each part, is the
 * default of the release that coaches: nothing is stored for a therapist who wants the defaults.
 */
export const practiceOrderShape = shape({
  /** How feedback is given, by its policy's name, of an activity whose target does not say it. */
  feedback: label.optional(),
  /** The order of its trials among the other activities, where it differs from the program's. */
  schedule: optionalEnum(scheduleKinds),
  /** Forms of the task beside the plain one: objects, distances, surfaces. */
  variants: z.array(label).min(1).max(20).optional(),
  errors: optionalEnum(errorKinds),
  /** Rules of motor learning that were switched on or off. */
  rules: optional(tableOf(name, z.boolean())),
  /** Numbers that the rules go by, where they differ from their defaults. */
  numbers: optional(tableOf(name, finite)),
  challenge: optionalEnum(challenges),
  /** Heart rate at rest and the highest, per minute, as the clinician stated them: neither is guessed. */
  heartRate: optional(
    ruled(
      shape({ rest: finite.min(20).max(250), highest: finite.min(20).max(250) }),
      ({ rest, highest }) => rest < highest,
      'a resting rate below the highest',
      'both',
    ),
  ),
});
export type PracticeOrder = z.output<typeof practiceOrderShape.reader>;
export type NewPracticeOrder = z.output<typeof practiceOrderShape.writer>;
