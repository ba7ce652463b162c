import { kind, openEnum, optional, shape } from '../shape.ts';
import {
  assistanceLevels,
  cueChannels,
  cueLevels,
  finite,
  label,
  resistanceKinds,
  uuid,
  weightUnits,
  words,
} from '../vocabulary.ts';

const activityId = uuid;

/** What the clinician did while the patient practiced. */
export const treatmentKinds = {
  'cue.given': kind(shape({ activityId, channel: openEnum(cueChannels), level: openEnum(cueLevels), text: words.optional() })),
  'assistance.set': kind(shape({ activityId, level: openEnum(assistanceLevels) })),
  'resistance.set': kind(
    shape({
      activityId,
      kind: openEnum(resistanceKinds),
      value: finite.min(0).max(500).optional(),
      unit: optional(openEnum(weightUnits)),
      text: label.optional(),
    }),
  ),
} as const;
