import { answerStates } from '@eupraxia/catalogue';
import { z } from 'zod';
import { openEnum, optional, optionalEnum, ruled, shape, tableOf } from '../log/shape.ts';
import { day, finite, instant, label, line, uuid, words, zeroToTen } from '../log/vocabulary.ts';

export { type AnswerState, answerStates } from '@eupraxia/catalogue';

export const screeningAnswers = ['yes', 'no', 'unknown'] as const;
/** What was answered to a question of the safety screen. Unknown is not no, and a question that was not asked is unknown. */
export type ScreeningAnswer = (typeof screeningAnswers)[number];

/** What a repair or an injury concerns. */
export const tissues = ['bone', 'soft'] as const;
export type Tissue = (typeof tissues)[number];

/** What an answer says, in the chart and in a visit. */
export const answerParts = {
  /** One that a later release added reads as unknown: it is no clearance. */
  answer: openEnum(screeningAnswers, 'unknown'),
  /** What a yes concerns; without them it concerns the whole body. */
  side: optional(openEnum(['left', 'right', 'bilateral'], 'bilateral')),
  regions: z.array(label).max(60).optional(),
  /** One that a later release added reads as unspecified: it is neither healed nor cleared. */
  state: optional(openEnum(answerStates, 'unspecified')),
  /** The day of the onset, the operation or the first dose. */
  since: day.optional(),
  /** Who says so: who cleared it, or who was asked. */
  by: label.optional(),
  /** The Wells score where a clot in a leg is suspected. */
  wells: z.number().int().min(-2).max(9).optional(),
  tissue: optionalEnum(tissues),
  /** Shown to people; no rule reads it. */
  detail: words.optional(),
};
export const answerShape = shape(answerParts);
export type Answer = z.output<typeof answerShape.reader>;

/** Answers by the catalog's question ids. */
export const answersShape = tableOf(label, answerShape);

/** The safety screen as it was asked on a day. The newest holds, whole. */
export const screeningSchema = shape({ id: uuid, on: day, answers: answersShape }).writer;

const range = (least: number, most: number) =>
  ruled(
    ruled(
      shape({ least: finite.min(least).max(most).optional(), most: finite.min(least).max(most).optional() }),
      (r) => r.least !== undefined || r.most !== undefined,
      'at least one end',
    ),
    (r) => r.least === undefined || r.most === undefined || r.least < r.most,
    'the least below the most',
  );

/**
 * What the clinician set as this patient's own limits. No number is proposed: a limit is a decision. The newest holds.
 * Blood pressure in mmHg, heart rate per minute, oxygen in %, pain and effort on 0–10.
 */
export const limitsShape = shape({
  id: uuid,
  systolic: optional(range(40, 300)),
  diastolic: optional(range(20, 200)),
  heartRate: optional(range(20, 250)),
  spo2: optional(shape({ least: z.number().int().min(50).max(100) })),
  pain: zeroToTen.optional(),
  effort: zeroToTen.optional(),
  /** Vital signs are taken before the first activity may start. */
  vitalsFirst: z.boolean(),
  /** The patient's usual systolic pressure, where a spinal cord injury makes a rise dangerous. */
  usualSystolic: z.number().int().min(50).max(250).optional(),
});
export const limitsSchema = limitsShape.writer;

/** A reason for going on, in the chart and in a visit. */
export const reasonParts = {
  rule: label,
  text: words,
  /** Fingerprint of the facts that it rests on, as the gate made it: where they change, the rule asks again. */
  facts: line.min(1).max(400).optional(),
  /** The therapist whom an assistant reached, how (phone, in person), when, and what was said. */
  reached: optional(shape({ name: label, how: label, at: instant, words: words.optional() })),
};

/**
 * Why a clinician goes on although a rule asks for a reason. It holds for the rule until it is taken back; a rule that
 * blocks takes no reason.
 */
export const ruleReasonSchema = shape({ id: uuid, ...reasonParts, on: day }).writer;

export type Screening = z.infer<typeof screeningSchema>;
export type RuleReason = z.infer<typeof ruleReasonSchema>;
export type Limits = z.infer<typeof limitsSchema>;
