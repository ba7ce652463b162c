import { kind, openEnum, optional, optionalEnum, shape } from '../shape.ts';
import { attentionModes, finite, furnishers, instant, label, overlapCounts, pauseCauses, uuid, words } from '../vocabulary.ts';

/** A program item's time in this visit is named by the item's id: one activity per item, started and stopped as often as needed. */
const activityId = uuid;

/** Who was with the patient and how. Unknown values bill nothing: a later release's furnisher is nobody's, its mode unattended. */
const attention = {
  by: openEnum(furnishers),
  mode: openEnum(attentionModes, 'unattended'),
  /** User id of the therapist or assistant who furnishes it, where that is not who recorded it. */
  person: optional(label),
};

const named = shape({ activityId });

/** Events of the session clock. */
export const clockKinds = {
  'activity.started': kind(shape({ activityId, ...attention })),
  /**
   * `cause` where the program paused the clock or asked for it. `since` (UTC ms) is the last sign of treatment before it: what
   * the clock counted from there to the pause is cut, and the note says so.
   */
  'activity.paused': kind(shape({ activityId, cause: optionalEnum(pauseCauses), since: optional(instant) })),
  'activity.resumed': kind(named),
  'activity.stopped': kind(named),
  /** Another person took over, or one-on-one became group or unattended. */
  'attention.changed': kind(shape({ activityId, ...attention })),
  /**
   * The clock of one activity is replaced by what the therapist says it was; the note says so. `from` (UTC ms) is when that
   * time began, and is needed where it is more than the visit can have lasted: then it lies at `from` to `from` plus `seconds`.
   */
  'time.corrected': kind(shape({ activityId, seconds: finite.min(0).max(86_400), reason: words, from: optional(instant) })),
  /** A therapist answers for a time that is in question: `of` is the event whose time it is. It holds the signature no longer; the note keeps saying it. */
  'time.confirmed': kind(shape({ of: uuid, reason: words })),
  /** In which visit the one-on-one time counts that this one and another (by its opaque id, see `attention.elsewhere`) both claim. */
  'overlap.settled': kind(shape({ visit: uuid, counts: openEnum(overlapCounts, 'open') })),
} as const;
