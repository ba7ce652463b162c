import { z } from 'zod';
import { day, finite, label, uuid, words, zeroToTen } from '../log/vocabulary.ts';

export const screeningAnswers = ['yes', 'no', 'unknown'] as const;
/** What was answered to a question of the safety screen. Unknown is not no, and a question that was not asked is unknown. */
export type ScreeningAnswer = (typeof screeningAnswers)[number];

/** The safety screen as it was asked on a day: answers by the catalogue's question ids. The newest holds, whole. */
export const screeningSchema = z.strictObject({
  id: uuid,
  on: day,
  answers: z.record(
    label,
    z.strictObject({
      answer: z.enum(screeningAnswers),
      /** What a yes concerns; without them it concerns the whole body. */
      side: z.enum(['left', 'right', 'bilateral']).optional(),
      regions: z.array(label).max(60).optional(),
      detail: words.optional(),
    }),
  ),
});

const range = (least: number, most: number) =>
  z
    .strictObject({ least: finite.min(least).max(most).optional(), most: finite.min(least).max(most).optional() })
    .refine((r) => r.least !== undefined || r.most !== undefined, { message: 'at least one end' })
    .refine((r) => r.least === undefined || r.most === undefined || r.least < r.most, { message: 'the least below the most' });

/**
 * What the clinician set as this patient's own limits. No number is proposed: a limit is a decision. The newest holds.
 * Blood pressure in mmHg, heart rate per minute, oxygen in %, pain and effort on 0–10.
 */
export const limitsSchema = z.strictObject({
  id: uuid,
  systolic: range(40, 300).optional(),
  diastolic: range(20, 200).optional(),
  heartRate: range(20, 250).optional(),
  spo2: z.strictObject({ least: z.number().int().min(50).max(100) }).optional(),
  pain: zeroToTen.optional(),
  effort: zeroToTen.optional(),
  /** Vital signs are taken before the first activity may start. */
  vitalsFirst: z.boolean(),
  /** The patient's usual systolic pressure, where a spinal cord injury makes a rise dangerous. */
  usualSystolic: z.number().int().min(50).max(250).optional(),
});

/**
 * Why a clinician goes on although a rule asks for a reason. It holds for the rule until it is taken back; a rule that
 * blocks takes no reason.
 */
export const ruleReasonSchema = z.strictObject({ id: uuid, rule: label, text: words, on: day });

export type Screening = z.infer<typeof screeningSchema>;
export type Limits = z.infer<typeof limitsSchema>;
