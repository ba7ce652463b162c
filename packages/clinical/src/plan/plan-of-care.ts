import { z } from 'zod';
import { listOf, openEnum, optional, ruled, shape } from '../log/shape.ts';
import { day, finite, label, line, side, uuid, words } from '../log/vocabulary.ts';

export const courses = ['restorative', 'maintenance'] as const;
/** Whether a goal regains a function or keeps one from being lost: both are skilled, and each is judged by its own measure. */
export type Course = (typeof courses)[number];

/** A function to reach, and how it will be known. A target without a baseline can't be judged and is refused. */
export const goalShape = ruled(
  ruled(
    ruled(
      shape({
        id: uuid,
        text: words,
        /** The function, by the catalogue's id. */
        functionId: label.optional(),
        measureId: label.optional(),
        side: optional(side),
        baseline: finite.optional(),
        target: finite.optional(),
        unit: label.optional(),
        course: optional(openEnum(courses)),
        by: day.optional(),
      }),
      (goal) => goal.target === undefined || goal.measureId !== undefined,
      'a target with the measure that tells it',
    ),
    (goal) => goal.target === undefined || goal.baseline !== undefined,
    'a target with the baseline it starts from',
  ),
  (goal) => goal.target === undefined || goal.by !== undefined,
  'a target with its date',
);
export const goalSchema = goalShape.writer;

export const settings = ['clinic', 'hospital', 'school', 'home'] as const;
export const deliveries = ['individual', 'group', 'co-treatment'] as const;

/**
 * The plan of care: for which diagnoses and goals, which kind of therapy, how much, how often, how long. Written again
 * when it changes, with the reason; earlier versions stay.
 */
export const planShape = ruled(
  shape({
    id: uuid,
    discipline: openEnum(['PT', 'OT']),
    diagnoses: listOf(shape({ icd10: line.min(3).max(10), name: label }), { min: 1, max: 12 }),
    /** Ids of the chart's goals. */
    goals: z.array(uuid).min(1).max(20),
    /** What is done: catalogue techniques or the therapist's own words. */
    interventions: listOf(shape({ techniqueId: label.optional(), name: label, why: words.optional() }), { min: 1, max: 40 }),
    setting: openEnum(settings),
    delivery: listOf(openEnum(deliveries), { min: 1, max: 3 }),
    /** Minutes a visit, visits a week, weeks. */
    amount: z.number().int().min(5).max(240),
    frequency: z.number().int().min(1).max(14),
    duration: z.number().int().min(1).max(52),
    startsOn: day,
    potential: words.optional(),
    /** Why this version replaces the one before. */
    change: words.optional(),
    replaces: uuid.optional(),
  }),
  (plan) => (plan.replaces === undefined) === (plan.change === undefined),
  'a new version with its reason',
);
export const planSchema = planShape.writer;

export const certificationStates = ['sent', 'certified', 'refused'] as const;

/** What happened to a plan on its way to the physician. */
export const certificationShape = ruled(
  ruled(
    shape({
      id: uuid,
      plan: uuid,
      state: openEnum(certificationStates),
      /** The physician or other practitioner who certifies. */
      by: optional(
        shape({
          name: label,
          credentials: label.optional(),
          npi: z
            .string()
            .regex(/^\d{10}$/)
            .optional(),
        }),
      ),
      on: day,
      /** The last day that the certification covers. */
      through: day.optional(),
    }),
    (c) => c.state !== 'certified' || c.by !== undefined,
    'a certification with who certified',
  ),
  (c) => c.through === undefined || c.on <= c.through,
  'an end on or after the certification',
);
export const certificationSchema = certificationShape.writer;

export type Goal = z.infer<typeof goalSchema>;
export type PlanOfCare = z.infer<typeof planSchema>;
export type Certification = z.infer<typeof certificationSchema>;
