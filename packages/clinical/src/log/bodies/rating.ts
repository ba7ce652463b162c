import { z } from 'zod';
import { kind, openEnum, optional, ruled, shape } from '../shape.ts';
import { better, effortScales, finite, label, moments, side, speakers, uuid, words, zeroToTen } from '../vocabulary.ts';

/** What the patient reported and what was measured by hand. */
export const ratingKinds = {
  'pain.rated': kind(shape({ score: zeroToTen, when: openEnum(moments), site: label.optional(), activityId: uuid.optional() })),
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
        }),
        (v) => (v.systolic ?? v.heartRate ?? v.spo2) !== undefined,
        'at least one vital sign',
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
