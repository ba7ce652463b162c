import { z } from 'zod';
import { day, finite, label, line, side, uuid, words } from '../log/vocabulary.ts';

export const courses = ['restorative', 'maintenance'] as const;
/** Whether a goal regains a function or keeps one from being lost: both are skilled, and each is judged by its own measure. */
export type Course = (typeof courses)[number];

/** A function to reach, and how it will be known. A target without a baseline can't be judged and is refused. */
export const goalSchema = z
  .strictObject({
    id: uuid,
    text: words,
    /** The function, by the catalogue's id. */
    functionId: label.optional(),
    measureId: label.optional(),
    side: side.optional(),
    baseline: finite.optional(),
    target: finite.optional(),
    unit: label.optional(),
    course: z.enum(courses).optional(),
    by: day.optional(),
  })
  .refine((goal) => goal.target === undefined || goal.measureId !== undefined, {
    message: 'a target with the measure that tells it',
  })
  .refine((goal) => goal.target === undefined || goal.baseline !== undefined, {
    message: 'a target with the baseline it starts from',
  })
  .refine((goal) => goal.target === undefined || goal.by !== undefined, { message: 'a target with its date' });

export const settings = ['clinic', 'hospital', 'school', 'home'] as const;
export const deliveries = ['individual', 'group', 'co-treatment'] as const;

/**
 * The plan of care: for which diagnoses and goals, which kind of therapy, how much, how often, how long. Written again
 * when it changes, with the reason; earlier versions stay.
 */
export const planSchema = z
  .strictObject({
    id: uuid,
    discipline: z.enum(['PT', 'OT']),
    diagnoses: z
      .array(z.strictObject({ icd10: line.min(3).max(10), name: label }))
      .min(1)
      .max(12),
    /** Ids of the chart's goals. */
    goals: z.array(uuid).min(1).max(20),
    /** What is done: catalogue techniques or the therapist's own words. */
    interventions: z
      .array(z.strictObject({ techniqueId: label.optional(), name: label, why: words.optional() }))
      .min(1)
      .max(40),
    setting: z.enum(settings),
    delivery: z.array(z.enum(deliveries)).min(1).max(3),
    /** Minutes a visit, visits a week, weeks. */
    amount: z.number().int().min(5).max(240),
    frequency: z.number().int().min(1).max(14),
    duration: z.number().int().min(1).max(52),
    startsOn: day,
    potential: words.optional(),
    /** Why this version replaces the one before. */
    change: words.optional(),
    replaces: uuid.optional(),
  })
  .refine((plan) => (plan.replaces === undefined) === (plan.change === undefined), { message: 'a new version with its reason' });

/** What happened to a plan on its way to the physician. */
export const certificationSchema = z
  .strictObject({
    id: uuid,
    plan: uuid,
    state: z.enum(['sent', 'certified', 'refused']),
    /** The physician or other practitioner who certifies. */
    by: z
      .strictObject({
        name: label,
        credentials: label.optional(),
        npi: z
          .string()
          .regex(/^\d{10}$/)
          .optional(),
      })
      .optional(),
    on: day,
    /** The last day that the certification covers. */
    through: day.optional(),
  })
  .refine((c) => c.state !== 'certified' || c.by !== undefined, { message: 'a certification with who certified' })
  .refine((c) => c.through === undefined || c.on <= c.through, { message: 'an end on or after the certification' });

export type Goal = z.infer<typeof goalSchema>;
export type PlanOfCare = z.infer<typeof planSchema>;
export type Certification = z.infer<typeof certificationSchema>;
