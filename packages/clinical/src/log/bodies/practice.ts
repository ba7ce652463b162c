import { z } from 'zod';
import { kind, openEnum, optional, shape } from '../shape.ts';
import { finite, label, mainsFrequencies, probeLabels, uuid } from '../vocabulary.ts';

/** Plain data of the coach: its package owns the shape, the log only keeps it. */
const plain = z.record(z.string().max(60), z.json());

const activityId = uuid;
/** One life of the coach's state for an activity. */
const run = uuid;
/** Seconds on the coach's clock, which counts samples: it stands still while nothing plays. */
const at = finite.min(0);

/** A channel in percent: the amplitude that is 100 %, in the channel's unit. */
const scale = shape({ channel: label, unit: label, reference: finite.positive() });

/** What 100 % of a muscle that should stay quiet is: its level at rest, or the peak of a slow passive stretch. */
export const antagonistReferences = ['rest', 'slow-stretch'] as const;
export type AntagonistReference = (typeof antagonistReferences)[number];

/**
 * What the live station records of practice under the coach, so that log and recording together replay to the coach's
 * own events (`repetition.done`, `zone.set`, `set.finished`, `coach.helped`, `probe.ended`, `feedback.changed`).
 */
export const practiceKinds = {
  /** A coach began with this plan; `coach` and `chain` are the versions of the rules and of the processing from samples to percent. */
  'coach.started': kind(shape({ activityId, run, plan: plain, coach: label, chain: label })),
  /** The coach received an input between two samples; `of` is the event that says it, `said` what that event does not hold. */
  'coach.heard': kind(shape({ activityId, run, at, what: label, of: uuid.optional(), said: plain.optional() })),
  /** From here on the coach receives the samples of a recording, from one of its seconds on. */
  'feedback.started': kind(
    shape({
      activityId,
      run,
      at,
      recording: uuid,
      from: finite.min(0),
      rate: finite.positive(),
      /** Seconds of the recording per second as it began. */
      speed: finite.min(0.1).max(10),
      mains: openEnum(mainsFrequencies, 'none'),
      agonist: scale,
      antagonist: optional(
        shape({ channel: label, unit: label, reference: finite.positive(), kind: optional(openEnum(antagonistReferences)) }),
      ),
    }),
  ),
  /** …up to this second of it: a pause, a STOP, a jump, the end, or a reading that broke off. */
  'feedback.stopped': kind(shape({ activityId, run, at, to: finite.min(0) })),
  /** How feedback is given from now on: the policy, and the percent of trials that have it where it fades. */
  'feedback.changed': kind(shape({ activityId, run, at, policy: label, share: finite.min(0).max(100).optional() })),
  /**
   * The coach helped, or asked the therapist: `what` it did, `why`, and the `key` of the cue by which it was said. What it
   * rests on is the event's evidence.
   */
  'coach.helped': kind(shape({ activityId, run, at, what: label, why: label, key: label.optional() })),
  /** Practice without feedback was over; its repetitions are the event's evidence. */
  'probe.ended': kind(
    shape({
      activityId,
      run,
      at,
      /** What the result may be called; only a whole first one after a day or more is learning. */
      label: openEnum(probeLabels, 'performance'),
      cold: z.boolean(),
      complete: z.boolean(),
      held: z.number().int().min(0),
      of: z.number().int().min(0),
      /** What was tried in place of the practiced task: then it tells of transfer. */
      variant: label.optional(),
    }),
  ),
} as const;
