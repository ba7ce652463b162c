import { z } from 'zod';
import { zoneSetFromV1 } from '../history/program-v1.ts';
import { changedKind, kind, listOf, openEnum, optional, ruled, shape } from '../shape.ts';
import { areOrdered, edgeFlaw, edgesExpected, longestHold, metrics, setDirections } from '../target.ts';
import { finite, label, recordingSources, referenceKinds, stanceBases, stanceEyes, stanceSurfaces, uuid } from '../vocabulary.ts';

const activityId = uuid;

/** Where in a recording a measured statement comes from, and by which algorithm. Times in seconds of the recording. */
export const measuredEvidence = ruled(
  shape({
    recording: uuid,
    channel: label.optional(),
    from: finite.min(0),
    to: finite.min(0),
    algorithm: label,
    version: label,
    params: z.record(z.string().max(60), z.union([finite, z.string().max(200), z.boolean()])),
  }),
  (interval) => interval.from <= interval.to,
  'an interval that ends after it begins',
  'both',
);
export type MeasuredEvidence = z.output<typeof measuredEvidence.reader>;

/** Recordings, what 100 % stands for, the zone, and repetitions. */
export const recordingKinds = {
  'recording.attached': kind(
    shape({
      recording: uuid,
      /** SHA-256 of the file's bytes, in hexadecimal: a replayed file is known by what it holds, not by its name. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.number().int().min(1),
      format: label,
      rate: finite.positive(),
      seconds: finite.min(0),
      channels: listOf(shape({ name: label, unit: label }), { min: 1, max: 256 }),
      source: openEnum(recordingSources),
    }),
  ),
  'reference.set': kind(
    shape({
      activityId,
      kind: openEnum(referenceKinds),
      /** Amplitude that stands for 100 %, in `unit`. */
      value: finite.positive(),
      unit: label,
      muscle: label.optional(),
      placement: label.optional(),
      measured: optional(measuredEvidence),
      /** The same channel at rest, in `unit`: mean, standard deviation, and what it shows without a muscle. */
      rest: optional(shape({ mean: finite.min(0), sd: finite.min(0), noise: finite.min(0).optional() })),
    }),
  ),
  /** The zone from now on, in the unit of its metric. Without a direction it goes the way that it went before. */
  'zone.set': changedKind(
    ruled(
      ruled(
        shape({
          activityId,
          metric: openEnum(metrics),
          floor: finite.nullable(),
          ceiling: finite.nullable(),
          holdSeconds: finite.min(0).max(longestHold),
          direction: optional(openEnum(setDirections)),
        }),
        areOrdered,
        edgesExpected.order,
        'both',
      ),
      (zone) => zone.metric === 'unlisted' || edgeFlaw(zone.metric, zone) === null,
      'edges in the range of the metric, and those that the direction needs',
    ),
    [zoneSetFromV1],
  ),
  /** One repetition: seen by a sensor (`measured` present) or counted by a tap. */
  'repetition.done': kind(
    shape({
      activityId,
      held: z.boolean(),
      holdSeconds: finite.min(0).max(600).optional(),
      /** It ended in a loss of balance. */
      lostBalance: z.literal(true).optional(),
      /** How the patient stood, where the repetition is a stand. */
      stance: optional(shape({ base: openEnum(stanceBases), eyes: openEnum(stanceEyes), surface: openEnum(stanceSurfaces) })),
      /** Percent of the reference. */
      peak: finite.min(0).max(2000).optional(),
      set: z.number().int().min(1).max(1000).optional(),
      measured: optional(measuredEvidence),
    }),
  ),
  'set.finished': kind(shape({ activityId })),
} as const;
