import { z } from 'zod';
import { orderShape } from '../../evaluation/order.ts';
import { answersShape, limitsShape } from '../../evaluation/screening.ts';
import { kind, listOf, nullable, openEnum, optional, optionalEnum, shape } from '../shape.ts';
import { conditionShape } from '../snapshot.ts';
import {
  consentStates,
  findingSeverities,
  finite,
  instant,
  label,
  overlapCounts,
  timeQuestions,
  uuid,
  words,
} from '../vocabulary.ts';

/** What the gate found against a start, in the words of the day on which it did; logs of the first releases have the rule alone. */
const finding = shape({
  rule: label,
  severity: openEnum(findingSeverities),
  text: words.optional(),
  /** What would change it. */
  wayOn: words.optional(),
});

/**
 * What the server writes into the visit's log, in its own stream, when it receives and judges events. They are facts
 * about delivery and about other records, so that the fold stays a function of this log alone.
 */
export const serverKinds = {
  /** Events `from` to `to` of a writer arrived at `receivedAt` (UTC ms); written only where that differs from their own time by more than five seconds. */
  'events.received': kind(
    shape({ writer: uuid, from: z.number().int().min(1), to: z.number().int().min(1), receivedAt: instant }),
  ),
  /** The time of an event cannot be right, or came where it is not expected. */
  'time.questioned': kind(shape({ of: uuid, why: openEnum(timeQuestions), receivedAt: instant })),
  /** A start that a safety rule blocks and that arrived live: it is kept and gives no time. */
  'start.refused': kind(shape({ of: uuid, findings: listOf(finding, { min: 1, max: 100 }) })),
  /** A start that a rule allows only with a reason or an answer that is missing, or blocks while it arrived late: its time counts, and the note asks. */
  'start.questioned': kind(shape({ of: uuid, findings: listOf(finding, { min: 1, max: 100 }) })),
  /**
   * The patient's consent changed in the chart while the visit was open. A state that a later release added reads as
   * refused: what is not known to be a consent is none, and a therapist who asks again can record that the patient agrees.
   */
  'consent.changed': kind(
    shape({
      what: label,
      state: openEnum(consentStates, 'refused'),
      /** Who spoke, where the consent names it. */
      by: optional(openEnum(['patient', 'guardian', 'representative'], 'representative')),
      entry: uuid,
    }),
  ),
  /** An order of the chart was recorded or changed while the visit was open; null where the one with the id was taken back. */
  'order.changed': kind(shape({ id: uuid, order: nullable(orderShape), entry: uuid })),
  /** Answers of the safety screen that the chart made tighter while the visit was open. */
  'screening.changed': kind(shape({ answers: answersShape, entry: uuid })),
  /** The patient's own limits were set in the chart while the visit was open; null where they were taken back. */
  'limits.changed': kind(shape({ limits: nullable(limitsShape), entry: uuid })),
  /** Conditions of the chart changed while the visit was open: all that stand now. */
  'conditions.changed': kind(shape({ conditions: listOf(conditionShape, { max: 50 }), entry: uuid })),
  /** Which clock time another patient of the same clinician took, as intervals of UTC ms. */
  'attention.elsewhere': kind(
    shape({
      /** The other visit, by an id that says nothing of its patient; absent in logs of the first release. */
      visit: uuid.optional(),
      intervals: listOf(shape({ from: instant, to: instant }), { max: 200 }),
      /**
       * Where the time counts. With it the entry states all that is known of that other visit and replaces what was written of
       * it before; without it (earlier releases) entries add up, and the time counts there.
       */
      counts: optional(openEnum(overlapCounts, 'open')),
      /** Whose time both visits claim: one clinician's, or one patient's whom two clinicians treat at once. Absent reads as the clinician's. */
      of: optionalEnum(['clinician', 'patient']),
    }),
  ),
  /** Seconds per code of other visits of the same patient, discipline and day; the newest entry holds. */
  'same-day.timed': kind(
    shape({
      visits: listOf(
        shape({
          visit: uuid,
          code: z.string().regex(/^[0-9A-Z]{5}$/),
          seconds: finite.min(0).max(86_400),
          /** Whose time it is; absent in logs of earlier releases, where it is the therapist's. */
          by: optionalEnum(['therapist', 'assistant']),
        }),
        { max: 200 },
      ),
    }),
  ),
} as const;
