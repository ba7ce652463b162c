import { z } from 'zod';
import { label, uuid, words } from '../log/vocabulary.ts';

/** Which hand writes and reaches first. `unknown` is an answer: a code that asks for dominance is then not proposed. */
export const dominances = ['left', 'right', 'both', 'unknown'] as const;
export type Dominance = (typeof dominances)[number];

/** Another condition or a circumstance, and whether it changes what can be treated or how: only those that do count. */
export const personalFactorSchema = z.strictObject({
  name: label,
  conditionId: label.optional(),
  bearsOnPlan: z.boolean(),
});

/**
 * What the patient brings: why they came, how they lived before, what they do and want to do again. The newest holds.
 * Everything may be left open; nothing is filled in.
 */
export const historySchema = z.strictObject({
  id: uuid,
  /** Why they came, in their own words or the referral's. */
  reason: words.optional(),
  /** How the present condition came and went on. */
  course: words.optional(),
  priorFunction: words.optional(),
  /** Home, stairs, who helps. */
  living: words.optional(),
  /** Roles, routines, work, school, play, and what matters of them (the occupational profile). */
  occupation: words.optional(),
  /** What the patient wants to do again, in their own words. */
  wish: words.optional(),
  medication: words.optional(),
  dominance: z.enum(dominances).optional(),
  /** Gross motor function level of a child with cerebral palsy, I to V. */
  gmfcs: z.number().int().min(1).max(5).optional(),
  factors: z.array(personalFactorSchema).max(40),
});
