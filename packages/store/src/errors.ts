import { type ErrorTable, faultsOf } from '@eupraxia/kernel';

/** Everything that the store can refuse. */
export const storeErrors = {
  EUP_STORE_UNREACHABLE: {
    sentence: 'The database does not answer: {detail}.',
    status: 503,
    remedy: 'What was not acknowledged is kept where it was made and is sent again. Check that the database runs.',
  },
  EUP_STORE_BUSY: {
    sentence: 'The database was too busy with the same rows, {attempts} times in a row.',
    status: 503,
    remedy: 'Try again: nothing of this call was stored.',
  },
  EUP_STORE_TIMEOUT: {
    sentence: 'The database took longer than {seconds} s for one statement, which was stopped.',
    status: 503,
    remedy: 'Try again: nothing of this call was stored. If it happens again, look at the load of the database.',
  },
  EUP_STORE_FULL: {
    sentence: "The database's disk is full.",
    status: 507,
    remedy: 'Free some space on the database server. Nothing that was acknowledged is lost.',
  },
  EUP_STORE_NOT_OURS: {
    sentence: 'The database {database} holds a schema named {schema} that Eupraxia did not make.',
    status: 409,
    remedy: 'Give Eupraxia a database of its own.',
  },
  EUP_STORE_NEWER: {
    sentence: 'The database was migrated to step {found} by a newer program; this one knows up to {known}.',
    status: 409,
    remedy: 'Run the newer version of Eupraxia.',
  },
  EUP_STORE_MIGRATION_CHANGED: {
    sentence: 'Step {number} ({name}) of the database is not the one that this program knows.',
    status: 409,
    remedy: 'Run the version of Eupraxia that migrated this database, or restore a backup.',
  },
  EUP_STORE_MIGRATION_FAILED: {
    sentence: 'Step {number} ({name}) of the database failed and was taken back: {detail}.',
    status: 500,
    remedy: 'Fix what the sentence names and start again: the database is as it was before the step.',
  },
  EUP_STORE_AUTH_ROLE_MISSING: {
    sentence: 'The sign-in role {role} is not usable, and the owner may not create it or set its password.',
    status: 503,
    remedy: 'Let the owner create roles (CREATEROLE), or let an administrator drop that role so that the owner can make it.',
  },
  EUP_STORE_PATIENT_ROLE_MISSING: {
    sentence: "The role {role} of patients' sign-ins is not usable, and the owner may not create it or set its password.",
    status: 503,
    remedy: 'Let the owner create roles (CREATEROLE), or let an administrator drop that role so that the owner can make it.',
  },
  EUP_STORE_CLINIC_UNKNOWN: {
    sentence: 'There is no clinic {clinic}.',
    status: 404,
    remedy: 'Choose one of the clinics that you belong to.',
  },
  EUP_STORE_CLINIC_CONFLICT: {
    sentence: 'The clinic {clinic} exists with other particulars.',
    status: 409,
    remedy: 'Give the new clinic an id of its own.',
  },
  EUP_STORE_ZONE: {
    sentence: '"{found}" is no time zone; expected a name such as America/Chicago.',
    status: 422,
    remedy: 'Give the IANA name of the zone.',
  },
  EUP_STORE_MEMBER_UNKNOWN: {
    sentence: 'Nobody by this id works in this clinic.',
    status: 404,
    remedy: 'Look at the list of people once more.',
  },
  EUP_STORE_MEMBER_CONFLICT: {
    sentence: 'This person belongs to the clinic already, as {role}.',
    status: 409,
    remedy: 'Nothing needs doing, unless the role should be another one.',
  },
  EUP_STORE_INVITATION: {
    sentence: 'This invitation is not valid: it was used, withdrawn or has expired, or the link is incomplete.',
    status: 404,
    remedy: 'Ask the person who manages the clinic’s accounts for a new one, and open the whole link.',
  },
  EUP_STORE_INVITATIONS_FULL: {
    sentence: 'The clinic has {most} invitations that wait, and may have no more.',
    status: 409,
    remedy: 'Withdraw invitations that nobody will take, under People.',
  },
  EUP_STORE_PATIENT_UNKNOWN: {
    sentence: 'This clinic has no patient {patient}.',
    status: 404,
    remedy: 'Search the patient by name.',
  },
  EUP_STORE_PATIENT_CONFLICT: {
    sentence: 'Another patient of this clinic has the same {what}.',
    status: 409,
    remedy: 'Search for the patient: the chart may exist already. Otherwise give another {what}.',
  },
  EUP_STORE_PATIENT_SAME: {
    sentence: '{name}, born {bornOn}, has a chart in this clinic already ({chartNumber}).',
    status: 409,
    remedy: 'Use that chart. If these are two people of the same name and birth date, confirm that and add the second chart.',
  },
  EUP_STORE_SLOT_TAKEN: {
    sentence: 'This patient has a visit at that time already: {day} {time}, {minutes} min.',
    status: 409,
    remedy: 'Choose another time, or confirm that both visits are meant.',
  },
  EUP_STORE_DAY_FULL: {
    sentence: '{day} holds {most} visits of {of} already, and may hold no more.',
    status: 409,
    remedy: 'Choose another day, or cancel a visit of that day that is not meant.',
  },
  EUP_STORE_CHANGE_CONFLICT: {
    sentence: 'The change {id} of a visit is stored with other content.',
    status: 409,
    remedy: 'Reload the day and make the change again.',
  },
  EUP_STORE_CHANGE_STATUS: {
    sentence: 'A visit that is {status} cannot be changed to “{change}”.',
    status: 409,
    remedy:
      'Only a visit that has not started can be moved, cancelled or marked as a no-show, or one in which nothing was recorded. A cancelled visit is restored first.',
  },
  EUP_STORE_VISIT_OFF: {
    sentence: 'The visit {visit} cannot be started: it is marked as {outcome}.',
    status: 409,
    remedy: 'Restore it on Today, then start it.',
  },
  EUP_STORE_ENTRY_CONFLICT: {
    sentence: 'The chart entry {entry} is stored with other content.',
    status: 409,
    remedy: 'Nothing was stored. Reload the chart and enter it anew.',
  },
  EUP_STORE_PROGRAM_CHANGED: {
    sentence: 'The program was changed by somebody else since it was opened here: expected {expected}, found {found}.',
    status: 409,
    remedy: 'Nothing was overwritten. Open the program: it shows both, and you choose what holds.',
  },
  EUP_STORE_TEMPLATE_CONFLICT: {
    sentence: 'The template {template} is kept with other content.',
    status: 409,
    remedy: 'Save it under a new name.',
  },
  EUP_STORE_TEMPLATE_UNKNOWN: {
    sentence: 'This clinic has no template {template}.',
    status: 404,
    remedy: 'Reload the list of templates.',
  },
  EUP_STORE_TEMPLATES_FULL: {
    sentence: 'The clinic keeps {most} templates, and may keep no more.',
    status: 409,
    remedy: 'Remove a template that nobody uses.',
  },
  EUP_STORE_ENTRY_UNKNOWN: {
    sentence: 'The entry {entry}, which would be taken back, is not in this chart.',
    status: 422,
    remedy: 'Reload the chart.',
  },
  EUP_STORE_VISIT_UNKNOWN: {
    sentence: 'This clinic has no visit {visit}.',
    status: 404,
    remedy: 'Open the visit from Today.',
  },
  EUP_STORE_VISIT_CONFLICT: {
    sentence: 'The visit {visit} is planned with other particulars.',
    status: 409,
    remedy: 'Reload the day: the visit is there already.',
  },
  EUP_STORE_VISIT_NOT_OPEN: {
    sentence: 'The visit {visit} has not been opened.',
    status: 409,
    remedy: 'Open the visit, then send again: the events are still where they were made.',
  },
  EUP_STORE_VISIT_FULL: {
    sentence: 'The visit holds {held} events and may hold {most}; {sent} more came.',
    status: 422,
    remedy: 'Finish this visit and plan another one for what follows.',
  },
  EUP_STORE_EVENT_CONFLICT: {
    sentence: 'An event differs from the one that is stored as number {seq} of writer {writer}, or its id {id} is in use.',
    status: 409,
    remedy: 'What was stored stays as it is. Keep what the browser holds, and export it for the administrator.',
  },
  EUP_STORE_EVENT_FOREIGN: {
    sentence: 'An event names the {what} {found}; expected {expected}.',
    status: 403,
    remedy: 'Sign in as the person who made the events, and send them to their own visit.',
  },
  EUP_STORE_EVENT_SERVERS: {
    sentence: 'Only the server writes {kind}.',
    status: 422,
    remedy: 'Open the visit through its own call.',
  },
  EUP_STORE_EVENT_LARGE: {
    sentence: 'The event {id} has {bytes} bytes; at most {most} are stored.',
    status: 413,
    remedy: 'Leave samples to the recording, and keep words short.',
  },
  EUP_STORE_WRITER_TAKEN: {
    sentence: 'The stream {writer} belongs to someone else.',
    status: 403,
    remedy: 'Reload the page: it begins a stream of its own.',
  },
  EUP_STORE_NOTE_EARLY: {
    sentence: 'A {kind} note cannot be signed while the visit is {status}.',
    status: 409,
    remedy: 'Finish the visit first; what comes after a signature goes into an addendum.',
  },
  EUP_STORE_NOTE_BEYOND: {
    sentence: 'The note rests on event {found} of writer {writer}, and only {stored} are stored.',
    status: 409,
    remedy: 'Wait until everything is saved, then sign.',
  },
  EUP_STORE_NOTE_BEHIND: {
    sentence: 'The note leaves out the last signature: it ends at event {found} of writer {writer}, the signed one at {signed}.',
    status: 409,
    remedy: 'Reload the note and sign what it shows then.',
  },
  EUP_STORE_NOTE_UNKNOWN: {
    sentence: 'No note {note} is signed in this visit.',
    status: 404,
    remedy: 'Open the visit again, and sign what it shows.',
  },
  EUP_STORE_SIGNATURE_CONFLICT: {
    sentence: 'The second signature {id} is another one already, or this person has signed the note.',
    status: 409,
    remedy: 'Open the visit again: its signatures are shown under the note.',
  },
  EUP_STORE_NOTE_CONFLICT: {
    sentence: 'The note {note} is signed already, with other content.',
    status: 409,
    remedy: 'Reload the visit: the signed note is there.',
  },
  EUP_STORE_KEY_UNKNOWN: {
    sentence: 'No key {key} of yours is kept for this visit.',
    status: 404,
    remedy: 'Sign in as the person who recorded the visit in this browser.',
  },
  EUP_STORE_KEY_CONFLICT: {
    sentence: 'Another key is kept as {key}.',
    status: 409,
    remedy: 'Make a new key with an id of its own.',
  },
  EUP_STORE_RECORDING_UNKNOWN: {
    sentence: 'This visit has no recording {sha256}.',
    status: 404,
    remedy: 'Attach the file to a visit first.',
  },
  EUP_STORE_RECORDING_CONFLICT: {
    sentence: 'The recording {sha256} is stored with {stored} bytes, and {found} were named.',
    status: 409,
    remedy: 'Send the file again from its beginning.',
  },
} as const satisfies ErrorTable;

export const fault = faultsOf(storeErrors);
