import { faultsOf } from '@eupraxia/kernel';

/** What can be refused here: an event as it arrives, the snapshot of a visit, and a seal that does not hold. */
export const clinicalErrors = {
  EUP_CLINICAL_EVENT_SHAPE: {
    sentence: 'The event does not fit: {path} is {found}; expected {expected}.',
    status: 422,
    remedy: 'Send the event as the log vocabulary describes it, or update the program that wrote it.',
  },
  EUP_CLINICAL_EVENT_NOT_JSON: {
    sentence: 'The event holds something that JSON cannot carry: {path} is {found}.',
    status: 422,
    remedy: 'Send plain values: well-formed text, finite numbers, true, false, null, lists and objects.',
  },
  EUP_CLINICAL_EVENT_SIZE: {
    sentence: 'The event is too large: {what} beyond {limit} at {path}.',
    status: 413,
    remedy: 'Keep samples and features in the recording; the log holds trials, taps and summaries.',
  },
  EUP_CLINICAL_EVENT_KEY: {
    sentence: 'The event has the forbidden field name {found} at {path}.',
    status: 422,
    remedy: 'Leave the field out; no event needs it.',
  },
  EUP_CLINICAL_EVENT_CORRECTS: {
    sentence: 'The event {id} of kind {kind} has corrects = {found}; expected {expected}.',
    status: 422,
    remedy: 'Name the event that is taken back in `corrects`.',
  },
  EUP_CLINICAL_NOT_OPENED: {
    sentence: 'The log of {events} events has no visit.opened, so there is no program to fold them by.',
    status: 409,
    remedy: 'Fetch the visit from the server, which opened it, and read the log again.',
  },
  EUP_CLINICAL_NO_PROGRAM: {
    sentence: 'The chart has no program, so the visit cannot be opened.',
    status: 409,
    remedy: 'Add a program with at least one activity, then start the visit.',
  },
  EUP_CLINICAL_SNAPSHOT: {
    sentence: 'The visit cannot be opened from this chart: {path} is {found}; expected {expected}.',
    status: 422,
    remedy: 'Correct the entry in the chart, then start the visit.',
  },
  EUP_CLINICAL_SEAL_EVENT_MISSING: {
    sentence: 'The signed note rests on {expected} events of writer {writer}; the log holds {found} without a gap.',
    status: 409,
    remedy: 'Bring back the missing events from the browser or the backup; the note itself is unchanged.',
  },
  EUP_CLINICAL_SEAL_EVENT_CHANGED: {
    sentence: 'The events that the note was signed over, its versions or its coding are no longer those of the seal {hash}.',
    status: 409,
    remedy: 'Compare the visit with a backup and the audit trail; do not rely on this log.',
  },
  EUP_CLINICAL_SEAL_TEXT_CHANGED: {
    sentence: 'The events are as signed, but the text of the note is not: {where}.',
    status: 409,
    remedy: 'Restore the note from a backup, or compose it again from the log and compare.',
  },
  EUP_CLINICAL_SEAL_CODING_CHANGED: {
    sentence: 'Events and text of the note {hash} are as signed, but the minutes or units that it was signed with are not.',
    status: 409,
    remedy: 'Restore the note from a backup, and bill from that; do not rely on these units.',
  },
  EUP_CLINICAL_SEAL_SIGNATURE_CHANGED: {
    sentence:
      'Events and text of the note {hash} are as signed, but who signed it, when, for which visit or as what (now {name}) is not what was sealed.',
    status: 409,
    remedy: 'Compare the note with a backup and the audit trail, which name the signer; do not rely on the signature.',
  },
  EUP_CLINICAL_SEAL_SECOND_CHANGED: {
    sentence: 'The second signature of {name} is not the one that was sealed, or it stands under another note.',
    status: 409,
    remedy: 'Compare it with a backup and the audit trail; the note itself is judged by its own seal.',
  },
} as const;

/** Makes the faults of this package. */
export const fault = faultsOf(clinicalErrors);
