import { z } from 'zod';
import { practiceBodies } from './practice-bodies.ts';
import { safetyBodies } from './safety-bodies.ts';
import { snapshotSchema } from './snapshot.ts';
import { checkEdges, longestHold, metrics, setDirections } from './target.ts';
import {
  assistanceLevels,
  attentionModes,
  cueChannels,
  cueLevels,
  finite,
  furnishers,
  instant,
  label,
  moments,
  noteSections,
  referenceKinds,
  stanceBases,
  stanceEyes,
  stanceSurfaces,
  uuid,
  words,
  zeroToTen,
} from './vocabulary.ts';

/** Where in a recording a measured statement comes from, and by which algorithm. Times in seconds of the recording. */
export const measuredEvidence = z
  .strictObject({
    recording: uuid,
    channel: label.optional(),
    from: finite.min(0),
    to: finite.min(0),
    algorithm: label,
    version: label,
    params: z.record(z.string().max(60), z.union([finite, z.string().max(200), z.boolean()])),
  })
  .refine((stretch) => stretch.from <= stretch.to, { message: 'a stretch that ends after it begins' });

/** A program item's run in this visit is named by the item's id: one activity per item, started and stopped as often as needed. */
const activityId = uuid;
const serviceCode = z.string().regex(/^[0-9A-Z]{5}$/);
const attention = { by: z.enum(furnishers), mode: z.enum(attentionModes) };

/**
 * The closed union of what can happen in a visit, one body per kind. A kind is never renamed or re-used;
 * a changed body gets a new log version and a numbered upcast (see upcast.ts).
 */
export const bodySchemas = {
  'visit.opened': z.strictObject({ snapshot: snapshotSchema }),
  'visit.finished': z.strictObject({}),
  'visit.reopened': z.strictObject({}),

  'activity.started': z.strictObject({ activityId, ...attention }),
  'activity.paused': z.strictObject({ activityId }),
  'activity.resumed': z.strictObject({ activityId }),
  'activity.stopped': z.strictObject({ activityId }),
  /** Another person took over, or one-on-one became group or unattended. */
  'attention.changed': z.strictObject({ activityId, ...attention }),
  /** The clock of one activity is replaced by what the therapist says it was; the note says so. */
  'time.corrected': z.strictObject({ activityId, seconds: finite.min(0).max(86_400), reason: words }),

  'cue.given': z.strictObject({
    activityId,
    channel: z.enum(cueChannels),
    level: z.enum(cueLevels),
    text: words.optional(),
  }),
  'assistance.set': z.strictObject({ activityId, level: z.enum(assistanceLevels) }),
  'resistance.set': z.strictObject({
    activityId,
    kind: z.enum(['none', 'gravity', 'manual', 'weight', 'band', 'machine']),
    value: finite.min(0).max(500).optional(),
    unit: z.enum(['kg', 'lb']).optional(),
    text: label.optional(),
  }),

  'pain.rated': z.strictObject({ score: zeroToTen, when: z.enum(moments), site: label.optional(), activityId: uuid.optional() }),
  'effort.rated': z.strictObject({ activityId, score: zeroToTen, scale: z.literal('CR10') }),
  'vitals.taken': z
    .strictObject({
      when: z.enum(moments),
      systolic: z.number().int().min(30).max(300).optional(),
      diastolic: z.number().int().min(10).max(200).optional(),
      heartRate: z.number().int().min(10).max(300).optional(),
      spo2: z.number().int().min(30).max(100).optional(),
    })
    .refine((v) => v.systolic ?? v.heartRate ?? v.spo2, { message: 'at least one vital sign' })
    .refine((v) => (v.systolic === undefined) === (v.diastolic === undefined), { message: 'blood pressure is a pair' }),
  'quote.said': z.strictObject({ text: words, speaker: z.enum(['patient', 'caregiver']) }),

  'recording.attached': z.strictObject({
    recording: uuid,
    /** SHA-256 of the file's bytes, in hexadecimal: a replayed file is known by what it holds, not by its name. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().min(1),
    format: label,
    rate: finite.positive(),
    seconds: finite.min(0),
    channels: z
      .array(z.strictObject({ name: label, unit: label }))
      .min(1)
      .max(256),
    source: z.enum(['replay', 'synthetic', 'device']),
  }),
  'reference.set': z.strictObject({
    activityId,
    kind: z.enum(referenceKinds),
    /** Amplitude that stands for 100 %, in `unit`. */
    value: finite.positive(),
    unit: label,
    muscle: label.optional(),
    placement: label.optional(),
    measured: measuredEvidence.optional(),
  }),
  /** The zone from now on, in the unit of its metric. Without a direction it goes the way that it went before. */
  'zone.set': z
    .strictObject({
      activityId,
      metric: z.enum(metrics),
      floor: finite.nullable(),
      ceiling: finite.nullable(),
      holdSeconds: finite.min(0).max(longestHold),
      direction: z.enum(setDirections).optional(),
    })
    .superRefine((zone, ctx) => checkEdges(zone.metric, zone, ctx)),
  /** One repetition: seen by a sensor (`measured` present) or counted by a tap. */
  'repetition.done': z.strictObject({
    activityId,
    held: z.boolean(),
    holdSeconds: finite.min(0).max(600).optional(),
    /** It ended in a loss of balance. */
    lostBalance: z.literal(true).optional(),
    /** How the patient stood, where the repetition is a stand. */
    stance: z.strictObject({ base: z.enum(stanceBases), eyes: z.enum(stanceEyes), surface: z.enum(stanceSurfaces) }).optional(),
    /** Percent of the reference. */
    peak: finite.min(0).max(2000).optional(),
    set: z.number().int().min(1).max(1000).optional(),
    measured: measuredEvidence.optional(),
  }),
  'set.finished': z.strictObject({ activityId }),

  ...practiceBodies,
  ...safetyBodies,

  'stop.pressed': z.strictObject({
    from: z.enum(['therapist', 'patient', 'rule']),
    /** The rule of the session that the station itself held to, where no coach did; the event that met it is the evidence. */
    rule: label.optional(),
  }),
  /** Why it was pressed. Unknown is an answer, and not the same as no reason. */
  'stop.explained': z.strictObject({
    stop: uuid,
    why: z.enum([
      'pain',
      'dizziness',
      'chest-pain',
      'fainting',
      'new-neurological-sign',
      'seizure',
      'fall',
      'vital-signs',
      'fatigue',
      'equipment',
      'by-mistake',
      'unknown',
      'other',
    ]),
    text: words.optional(),
  }),
  'stop.cleared': z.strictObject({ stop: uuid, text: words.optional() }),

  /** The therapist's own reason for something in the log. The only source of a "because" in a note. */
  'reason.given': z.strictObject({ of: z.array(uuid).min(1).max(50), text: words }),
  /** The therapist's own sentence. */
  'remark.written': z.strictObject({ section: z.enum(noteSections), text: words, activityId: uuid.optional() }),
  'measurement.taken': z.strictObject({
    measureId: label,
    name: label,
    value: finite,
    unit: label,
    better: z.enum(['higher', 'lower']),
    side: z.enum(['left', 'right', 'bilateral', 'midline']).optional(),
  }),

  /** The event named by the envelope's `corrects` did not happen (undo). */
  'event.retracted': z.strictObject({ reason: words.optional() }),

  /**
   * What the rules of units leave to the clinician. Either or both of: `codes` in order of preference, for services that
   * have `remainder` minutes left over each; `modified`, how many of a code's last units carry the assistant's modifier,
   * with the minutes beyond whole quarters that the question was asked for. Bears on the bill, not on the note.
   */
  'units.chosen': z
    .strictObject({
      remainder: z.number().int().min(1).max(14).optional(),
      codes: z.array(serviceCode).min(1).max(20).optional(),
      modified: z
        .array(
          z.strictObject({
            code: serviceCode,
            units: z.number().int().min(0).max(2),
            therapistMinutes: z.number().int().min(0).max(14),
            assistantMinutes: z.number().int().min(0).max(14),
          }),
        )
        .min(1)
        .max(20)
        .optional(),
    })
    .refine((choice) => (choice.codes === undefined) === (choice.remainder === undefined), {
      message: 'codes with the remainder that they tie on',
    })
    .refine((choice) => choice.codes !== undefined || choice.modified !== undefined, { message: 'at least one choice' }),
  /** Which clock time another patient of the same clinician took, as intervals of UTC ms. */
  'attention.elsewhere': z.strictObject({ intervals: z.array(z.strictObject({ from: instant, to: instant })).max(200) }),
} as const;

export type EventKind = keyof typeof bodySchemas;
export type EventBodies = { [K in EventKind]: z.infer<(typeof bodySchemas)[K]> };
export type MeasuredEvidence = z.infer<typeof measuredEvidence>;

/** Kinds that bear on the bill alone: arriving after the signature, they make no addendum. */
export const billingKinds: ReadonlySet<EventKind> = new Set<EventKind>(['units.chosen']);

/** Kinds that the live station records of itself, so that a visit replays: nobody tapped them, and no journal lists them. */
export const stationKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'coach.started',
  'coach.heard',
  'feedback.started',
  'feedback.stopped',
  'feedback.changed',
]);
