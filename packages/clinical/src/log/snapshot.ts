import { disciplineIds, levels } from '@eupraxia/catalogue';
import { z } from 'zod';
import { consentShape, guardianShape } from '../evaluation/consent.ts';
import { orderShape } from '../evaluation/order.ts';
import { answersShape, limitsShape } from '../evaluation/screening.ts';
import { traitsShape } from '../evaluation/traits.ts';
import { certificationShape, goalShape, planShape } from '../plan/plan-of-care.ts';
import { doseShape } from './dose.ts';
import { practiceOrderShape, scheduleKinds } from './practice-order.ts';
import { fittingListOf, listOf, nullable, openEnum, optional, ruled, shape } from './shape.ts';
import { itemTargetShape } from './target.ts';
import {
  better,
  day,
  findingSeverities,
  finite,
  instant,
  label,
  line,
  minutesRules,
  payerPrograms,
  referenceKinds,
  side,
  unitMethods,
  uuid,
  words,
} from './vocabulary.ts';
import { isZone } from './zone.ts';

/** What the therapist ordered of one activity. */
export const programItemShape = shape({
  id: uuid,
  exerciseId: label,
  name: label,
  /** Body part as the note says it: `wrist`. */
  bodyPart: label,
  side,
  position: label.optional(),
  muscle: label.optional(),
  placement: label.optional(),
  dose: doseShape,
  /** How long the whole activity is planned to take. */
  minutes: finite.min(1).max(240).optional(),
  target: optional(itemTargetShape),
  /** How the therapist wants it graded, in their words: with what resistance, which cue, when it goes up, down, or ends. */
  grading: optional(
    shape({
      resistance: label.optional(),
      cue: words.optional(),
      harder: words.optional(),
      easier: words.optional(),
      stop: words.optional(),
    }),
  ),
  /** How it is practiced, where the therapist differs from the defaults; absent in programs of earlier releases. */
  practice: optional(practiceOrderShape),
  /** The function that the activity serves, in the therapist's words or a catalogue goal: `reaching for and grasping a cup`. */
  objective: words,
  /** What a therapist said that it asks of the body, where the catalog has no row that says so. */
  traits: optional(traitsShape),
  /** The billing code that the therapist chose, with the intent that decided it. Never defaulted. */
  service: shape({ code: z.string().regex(/^[0-9A-Z]{5}$/), intent: words }),
});
export const programItemSchema = programItemShape.writer;
export type ProgramItem = z.output<typeof programItemShape.reader>;
/** An activity as a person orders it today. */
export type NewProgramItem = z.output<typeof programItemShape.writer>;

/** In which order the trials of a program's activities come; `seed` decides every draw, so that a replay draws the same. */
export const scheduleShape = shape({
  kind: openEnum(scheduleKinds, 'blocked'),
  seed: z.number().int().min(0).max(4_294_967_295),
});
export const scheduleSchema = scheduleShape.writer;
export type ScheduleOrder = z.output<typeof scheduleShape.reader>;

const programParts = {
  id: uuid,
  /** Each with an id of its own: it names the activity in the log. */
  items: ruled(
    listOf(programItemShape, { max: 50 }),
    (items) => new Set(items.map(({ id }) => id)).size === items.length,
    'an id of its own for each item',
    'both',
  ),
  /** Absent where the therapist leaves it open: then the activities come as they are pressed. */
  schedule: optional(scheduleShape),
};
export const programShape = shape(programParts);
export const programSchema = programShape.writer;
export type Program = z.output<typeof programShape.writer>;

export const conditionShape = shape({
  id: uuid,
  conditionId: label,
  name: label,
  side,
  onset: day,
  icd10: line.max(10).optional(),
});
export const conditionSchema = conditionShape.writer;

export const deficitShape = shape({
  id: uuid,
  deficitId: label,
  name: label,
  bodyPart: label.optional(),
  side: optional(side),
  /** How it shows, in the therapist's words. */
  detail: words.optional(),
});
export const deficitSchema = deficitShape.writer;

export const measurementShape = shape({
  id: uuid,
  measureId: label,
  name: label,
  value: finite,
  unit: label,
  better: openEnum(better),
  side: optional(side),
  takenOn: day,
});
export const measurementSchema = measurementShape.writer;
export type Measurement = z.output<typeof measurementShape.writer>;

/** What the last signed visit found for one exercise, kept so that progress is a function of this log alone. */
export const previousActivityShape = shape({
  exerciseId: label,
  side,
  repetitions: z.number().int().min(0),
  held: z.number().int().min(0),
  /** Of these, what a sensor saw; without it no share held can be compared. */
  measured: optional(shape({ repetitions: z.number().int().min(1), held: z.number().int().min(0) })),
  /** Present when percentages were used; comparable only where kind and placement agree. */
  reference: optional(
    shape({
      kind: openEnum(referenceKinds),
      placement: label.optional(),
      /** What the muscle showed at rest, in this unit: a level that has risen since asks for its cause. */
      unit: label.optional(),
      rest: optional(shape({ mean: finite.min(0), sd: finite.min(0) })),
    }),
  ),
  assistance: label.optional(),
  cues: z.number().int().min(0),
});
export type PreviousActivity = z.output<typeof previousActivityShape.reader>;

/** What the rules of safety said of the program when the visit opened. */
export const safetyShape = shape({
  /** The screen as the chart has it. */
  answers: answersShape,
  state: openEnum(['blocked', 'asks', 'reason', 'clear'], 'blocked'),
  findings: listOf(
    shape({
      rule: label,
      name: label,
      severity: openEnum(findingSeverities, 'block'),
      /** False where an open question decides: unknown is not no. */
      certain: z.boolean(),
      /** Program items that it concerns; empty where it concerns the person. */
      activities: z.array(uuid).max(50),
      ask: z.array(label).max(100),
      action: words,
      /** The clinician's reason on record, where the rule asks for one. */
      reason: words.optional(),
    }),
    { max: 200 },
  ),
  /** Every reason on record in the chart, with the facts that it rested on; absent in visits that an earlier release opened. */
  reasons: optional(listOf(shape({ rule: label, text: words, on: day, facts: line.min(1).max(400).optional() }), { max: 200 })),
  /** Whether the spinal cord is injured at T6 or above, as the screen has it. */
  cordAtT6OrAbove: openEnum(['yes', 'no', 'unknown'], 'unknown'),
});

/** Somebody who may treat in this visit. What they may do follows from discipline and level, never from credentials. */
export const clinicianShape = shape({
  userId: label,
  name: label,
  credentials: z.string().max(200),
  /** Null where the clinic has not recorded it. */
  discipline: nullable(openEnum(disciplineIds)),
  level: nullable(openEnum(levels)),
});

/** All that gate, note and units need to know beside the log, frozen when the visit opens. */
export const snapshotShape = shape({
  patient: shape({ id: uuid, name: label, bornOn: day }),
  clinic: shape({
    id: uuid,
    name: label,
    zone: label.refine(isZone, { message: 'a time zone by its IANA name' }),
    /** Whom the clinic calls in an emergency, in its own words; absent until it is set. */
    emergencyNumber: line.min(1).max(200).optional(),
    /** The US state whose practice act holds, by its two letters; absent until it is set. */
    state: line.min(2).max(2).optional(),
    /** How the clinic makes whole minutes; absent reads as `day-once`. */
    minutesRule: optional(openEnum(minutesRules, 'per-code')),
  }),
  clinician: shape({ userId: label, name: label, credentials: label }),
  discipline: openEnum(disciplineIds),
  visitNumber: z.number().int().min(1),
  plannedAt: instant.optional(),
  conditions: listOf(conditionShape, { max: 50 }),
  deficits: listOf(deficitShape, { max: 100 }),
  /** First value of each measure and side. */
  baselines: listOf(measurementShape, { max: 200 }),
  /** Last value of each measure and side before this visit. */
  latest: listOf(measurementShape, { max: 200 }),
  program: programShape,
  /** The patient's own limits, as the clinician set them. */
  limits: optional(limitsShape),
  /** What the safety screen says of falls; absent where it was not asked or not known. */
  falls: optional(openEnum(['yes', 'no'], 'yes')),
  /** Absent in visits that were opened before the screen was part of the chart. */
  safety: optional(safetyShape),
  previous: nullable(shape({ visitId: uuid, date: day, activities: listOf(previousActivityShape, { max: 50 }) })),
  payer: shape({
    name: label,
    unitMethod: openEnum(unitMethods),
    assistantModifier: z.boolean(),
    /** Which rules hold for time with several patients; absent in visits of earlier releases, which reads as Part B: the strictest. */
    program: optional(openEnum(payerPrograms, 'medicare-b')),
  }),
  /**
   * Treatment days of this discipline since the report period began, this visit left out, and on how many of them a
   * therapist treated; absent in visits of earlier releases.
   */
  reportPeriod: optional(shape({ since: day, treatmentDays: z.number().int().min(0), therapistDays: z.number().int().min(0) })),
  /** The goals that stand; absent, with the six below, in visits that an earlier release opened. */
  goals: optional(listOf(goalShape, { max: 100 })),
  /** The newest plan of care with what became of it; null where there is none. */
  plan: optional(nullable(shape({ plan: planShape, certifications: listOf(certificationShape, { max: 100 }) }))),
  /** Every consent on record, in the order of their entries; which of them holds says `consentOn`. */
  consents: optional(listOf(consentShape, { max: 200 })),
  guardians: optional(listOf(guardianShape, { max: 20 })),
  /**
   * The orders on file that had not ended before the day of the visit, oldest first. Earlier releases meant it for a text
   * with its day, had no place in the chart to take one from, and always wrote an empty list: no stored visit holds one.
   */
  orders: optional(fittingListOf(orderShape, { max: 100 })),
  /** Everybody who may treat in this clinic, with discipline and level, as of the opening. */
  clinicians: optional(listOf(clinicianShape, { max: 500 })),
  catalogueRelease: label,
  /** Version of the program that opened the visit. */
  release: label,
});
export const snapshotSchema = snapshotShape.writer;
export type VisitSnapshot = z.output<typeof snapshotShape.reader>;
/** A snapshot as this program writes it. */
export type NewSnapshot = z.output<typeof snapshotShape.writer>;
