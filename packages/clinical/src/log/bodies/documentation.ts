import { z } from 'zod';
import { kind, listOf, openEnum, optional, ruled, shape } from '../shape.ts';
import { acceptableGaps, noteSections, uuid, words } from '../vocabulary.ts';

const serviceCode = z.string().regex(/^[0-9A-Z]{5}$/);

/** The therapist's own words, and what the rules of units leave to the clinician. */
export const documentationKinds = {
  /** The therapist's own reason for something in the log. The only source of a "because" in a note. */
  'reason.given': kind(shape({ of: z.array(uuid).min(1).max(50), text: words })),
  /** The therapist's own sentence. */
  'remark.written': kind(shape({ section: openEnum(noteSections, 'response'), text: words, activityId: uuid.optional() })),
  /** The clinician was asked for what is missing and signs without it; the note lists the gap. */
  'gap.accepted': kind(shape({ gap: openEnum(acceptableGaps) })),
  /** A clinician names an entry that this release cannot read, and goes on without it; `hash` is that of the entry as sent. */
  'unread.acknowledged': kind(shape({ of: uuid, hash: z.string().regex(/^[0-9a-f]{64}$/) })),
  /**
   * Either or both of: `codes` in order of preference, for services that have `remainder` minutes left over each;
   * `modified`, how many of a code's last units carry the assistant's modifier, with the minutes beyond whole quarters
   * that the question was asked for. It has an effect on the bill, not on the note.
   */
  'units.chosen': kind(
    ruled(
      ruled(
        shape({
          remainder: z.number().int().min(0).max(14).optional(),
          codes: z.array(serviceCode).min(1).max(20).optional(),
          modified: optional(
            listOf(
              shape({
                code: serviceCode,
                units: z.number().int().min(0).max(2),
                therapistMinutes: z.number().int().min(0).max(14),
                assistantMinutes: z.number().int().min(0).max(14),
              }),
              { min: 1, max: 20 },
            ),
          ),
        }),
        (choice) => (choice.codes === undefined) === (choice.remainder === undefined),
        'codes with the remainder that they tie on',
        'both',
      ),
      (choice) => choice.codes !== undefined || choice.modified !== undefined,
      'at least one choice',
    ),
  ),
} as const;
