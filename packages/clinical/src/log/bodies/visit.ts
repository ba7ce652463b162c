import { visitOpenedFromV1 } from '../history/program-v1.ts';
import { changedKind, kind, optional, shape } from '../shape.ts';
import { snapshotShape } from '../snapshot.ts';
import { side, uuid, words } from '../vocabulary.ts';

/** Opening, finish, and what was taken back. */
export const visitKinds = {
  'visit.opened': changedKind(shape({ snapshot: snapshotShape }), [visitOpenedFromV1]),
  'visit.finished': kind(shape({})),
  'visit.reopened': kind(shape({})),
  /** Once a visit, at first contact: this is the patient of this visit and, where the first activity has one, this is the side. */
  'patient.confirmed': kind(shape({ activityId: optional(uuid), side: optional(side) })),
  /** The event named by the envelope's `corrects` did not happen (undo). */
  'event.retracted': kind(shape({ reason: optional(words) })),
} as const;
