import { kind, openEnum, shape } from '../shape.ts';
import { attentionModes, finite, furnishers, uuid, words } from '../vocabulary.ts';

/** A program item's time in this visit is named by the item's id: one activity per item, started and stopped as often as needed. */
const activityId = uuid;

/** Who was with the patient and how. Unknown values bill nothing: a later release's furnisher is nobody's, its mode unattended. */
const attention = { by: openEnum(furnishers), mode: openEnum(attentionModes, 'unattended') };

const named = shape({ activityId });

/** Events of the session clock. */
export const clockKinds = {
  'activity.started': kind(shape({ activityId, ...attention })),
  'activity.paused': kind(named),
  'activity.resumed': kind(named),
  'activity.stopped': kind(named),
  /** Another person took over, or one-on-one became group or unattended. */
  'attention.changed': kind(shape({ activityId, ...attention })),
  /** The clock of one activity is replaced by what the therapist says it was; the note says so. */
  'time.corrected': kind(shape({ activityId, seconds: finite.min(0).max(86_400), reason: words })),
} as const;
