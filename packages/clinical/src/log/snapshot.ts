import { z } from 'zod';
import { limitsSchema, screeningSchema } from '../evaluation/screening.ts';
import { doseSchema } from './dose.ts';
import { itemTargetSchema } from './target.ts';
import { day, finite, instant, label, line, referenceKinds, side, unitMethods, uuid, words } from './vocabulary.ts';
import { isZone } from './zone.ts';

/** What the therapist ordered of one activity. */
export const programItemSchema = z.strictObject({
  id: uuid,
  exerciseId: label,
  name: label,
  /** Body part as the note says it: `wrist`. */
  bodyPart: label,
  side,
  position: label.optional(),
  muscle: label.optional(),
  placement: label.optional(),
  dose: doseSchema,
  /** How long the whole activity is planned to take. */
  minutes: finite.min(1).max(240).optional(),
  target: itemTargetSchema.optional(),
  /** How the therapist wants it graded, in their words: with what resistance, which cue, when it goes up, down, or ends. */
  grading: z
    .strictObject({
      resistance: label.optional(),
      cue: words.optional(),
      harder: words.optional(),
      easier: words.optional(),
      stop: words.optional(),
    })
    .optional(),
  /** The function that the activity serves, in the therapist's words or a catalogue goal: `reaching for a cup`. */
  objective: words,
  /** The billing code that the therapist chose, with the intent that decided it. Never defaulted. */
  service: z.strictObject({ code: z.string().regex(/^[0-9A-Z]{5}$/), intent: words }),
});
export type ProgramItem = z.infer<typeof programItemSchema>;

/** In which order the trials of a program's activities come; `seed` decides every draw, so that a replay draws the same. */
export const scheduleSchema = z.strictObject({
  kind: z.enum(['blocked', 'serial', 'random', 'variable']),
  seed: z.number().int().min(0).max(4_294_967_295),
});
export type ScheduleOrder = z.infer<typeof scheduleSchema>;

export const programSchema = z.strictObject({
  id: uuid,
  /** Each with an id of its own: it names the activity in the log. */
  items: z
    .array(programItemSchema)
    .max(50)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { message: 'an id of its own for each item' }),
  /** Absent where the therapist leaves it open: then the activities come as they are pressed. */
  schedule: scheduleSchema.optional(),
});
export type Program = z.infer<typeof programSchema>;

export const conditionSchema = z.strictObject({
  id: uuid,
  conditionId: label,
  name: label,
  side,
  onset: day,
  icd10: line.max(10).optional(),
});

export const deficitSchema = z.strictObject({
  id: uuid,
  deficitId: label,
  name: label,
  bodyPart: label.optional(),
  side: side.optional(),
  /** How it shows, in the therapist's words. */
  detail: words.optional(),
});

export const measurementSchema = z.strictObject({
  id: uuid,
  measureId: label,
  name: label,
  value: finite,
  unit: label,
  better: z.enum(['higher', 'lower']),
  side: side.optional(),
  takenOn: day,
});
export type Measurement = z.infer<typeof measurementSchema>;

/** What the last signed visit found for one exercise, kept so that progress is a function of this log alone. */
export const previousActivitySchema = z.strictObject({
  exerciseId: label,
  side,
  repetitions: z.number().int().min(0),
  held: z.number().int().min(0),
  /** Of these, what a sensor saw; without it no share held can be compared. */
  measured: z.strictObject({ repetitions: z.number().int().min(1), held: z.number().int().min(0) }).optional(),
  /** Present when percentages were used; comparable only where kind and placement agree. */
  reference: z.strictObject({ kind: z.enum(referenceKinds), placement: label.optional() }).optional(),
  assistance: label.optional(),
  cues: z.number().int().min(0),
});
export type PreviousActivity = z.infer<typeof previousActivitySchema>;

/** What the rules of safety said of the program when the visit opened. */
export const safetySchema = z.strictObject({
  /** The screen as the chart has it. */
  answers: screeningSchema.shape.answers,
  state: z.enum(['blocked', 'reason', 'clear']),
  findings: z
    .array(
      z.strictObject({
        rule: label,
        name: label,
        severity: z.enum(['block', 'reason', 'note']),
        /** False where an open question decides: unknown is not no. */
        certain: z.boolean(),
        /** Program items that it concerns; empty where it concerns the person. */
        activities: z.array(uuid).max(50),
        ask: z.array(label).max(100),
        action: words,
        /** The clinician's reason on record, where the rule asks for one. */
        reason: words.optional(),
      }),
    )
    .max(200),
  /** Whether the spinal cord is injured at T6 or above, as the screen has it. */
  cordAtT6OrAbove: z.enum(['yes', 'no', 'unknown']),
});

/** All that note and units need to know beside the log, frozen when the visit opens. */
export const snapshotSchema = z.strictObject({
  patient: z.strictObject({ id: uuid, name: label, bornOn: day }),
  clinic: z.strictObject({ id: uuid, name: label, zone: label.refine(isZone, { message: 'a time zone by its IANA name' }) }),
  clinician: z.strictObject({ userId: label, name: label, credentials: label }),
  discipline: z.enum(['PT', 'OT']),
  visitNumber: z.number().int().min(1),
  plannedAt: instant.optional(),
  conditions: z.array(conditionSchema).max(50),
  deficits: z.array(deficitSchema).max(100),
  /** First value of each measure and side. */
  baselines: z.array(measurementSchema).max(200),
  /** Last value of each measure and side before this visit. */
  latest: z.array(measurementSchema).max(200),
  program: programSchema,
  /** The patient's own limits, as the clinician set them. */
  limits: limitsSchema.optional(),
  /** What the safety screen says of falls; absent where it was not asked or not known. */
  falls: z.enum(['yes', 'no']).optional(),
  /** Absent in visits that were opened before the screen was part of the chart. */
  safety: safetySchema.optional(),
  previous: z.strictObject({ visitId: uuid, date: day, activities: z.array(previousActivitySchema).max(50) }).nullable(),
  payer: z.strictObject({ name: label, unitMethod: z.enum(unitMethods), assistantModifier: z.boolean() }),
  catalogueRelease: label,
  /** Version of the program that opened the visit. */
  release: label,
});
export type VisitSnapshot = z.infer<typeof snapshotSchema>;
