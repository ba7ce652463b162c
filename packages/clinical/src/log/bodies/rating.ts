import { z } from 'zod';
import { kind, listOf, openEnum, optional, optionalEnum, ruled, shape } from '../shape.ts';
import {
  better,
  effortScales,
  finite,
  label,
  moments,
  painScales,
  side,
  speakers,
  uuid,
  vitalPositions,
  vitalSymptoms,
  words,
  zeroToTen,
} from '../vocabulary.ts';

/** Numbers that are a vital sign by themselves; a diastolic pressure comes with its systolic one. */
const signs = ['systolic', 'map', 'heartRate', 'spo2', 'glucose', 'temperature', 'respirations'] as const;
/** Minutes in one position, or of rest: what is longer says nothing more. */
const minutes = finite.min(0).max(60);

/** Five steps from not at all to very much. */
const oneToFive = z.number().int().min(1).max(5);

/** What the patient reported and what was measured by hand. */
export const ratingKinds = {
  /** How much the patient enjoyed the practice of this session, and how sure they are that they can do it. */
  'motivation.rated': kind(
    ruled(
      shape({ enjoyment: oneToFive.optional(), confidence: oneToFive.optional() }),
      ({ enjoyment, confidence }) => enjoyment !== undefined || confidence !== undefined,
      'at least one answer',
    ),
  ),
  'pain.rated': kind(
    shape({
      score: zeroToTen,
      when: openEnum(moments),
      site: label.optional(),
      activityId: uuid.optional(),
      /** Absent where the usual 0 to 10 was asked. */
      scale: optionalEnum(painScales),
    }),
  ),
  'effort.rated': kind(shape({ activityId: uuid, score: zeroToTen, scale: openEnum(effortScales) })),
  'vitals.taken': kind(
    ruled(
      ruled(
        shape({
          when: openEnum(moments),
          systolic: z.number().int().min(30).max(300).optional(),
          diastolic: z.number().int().min(10).max(200).optional(),
          heartRate: z.number().int().min(10).max(300).optional(),
          spo2: z.number().int().min(30).max(100).optional(),
          position: optionalEnum(vitalPositions),
          /** How long in that position. */
          positionMinutes: minutes.optional(),
          /** How long the patient had rested since the reading before: a second reading. */
          afterRestMinutes: minutes.optional(),
          /** Mean arterial pressure in mmHg, where no pair can be measured. */
          map: z.number().int().min(20).max(200).optional(),
          /** Blood glucose in mg/dL. */
          glucose: z.number().int().min(10).max(1000).optional(),
          /** In °F. */
          temperature: finite.min(85).max(115).multipleOf(0.1).optional(),
          /** Breaths per minute. */
          respirations: z.number().int().min(0).max(80).optional(),
          /** An empty list says that they were asked for and there were none. One that a later release added reads as `unwell`: it is a symptom all the same. */
          symptoms: optional(listOf(openEnum(vitalSymptoms, 'unwell'), { max: 12 })),
        }),
        (v) => signs.some((sign) => v[sign] !== undefined) || (v.symptoms ?? []).length > 0,
        'at least one vital sign or symptom',
      ),
      (v) => (v.systolic === undefined) === (v.diastolic === undefined),
      'blood pressure is a pair',
    ),
  ),
  'quote.said': kind(shape({ text: words, speaker: openEnum(speakers) })),
  'measurement.taken': kind(
    shape({
      measureId: label,
      name: label,
      value: finite,
      unit: label,
      better: openEnum(better),
      side: optional(side),
    }),
  ),
} as const;
