import { type ErrorTable, faultsOf } from '@eupraxia/kernel';

/** What the server refuses, each with its remedy. */
export const serverErrors = {
  EUP_SERVER_PORT_BUSY: {
    sentence: 'Port {port} of {host} is taken by another program.',
    status: 500,
    remedy: 'If Eupraxia already runs there, open it; otherwise start with another port: --port {other}.',
  },
  EUP_SERVER_LISTEN: {
    sentence: 'The server cannot listen on {host}:{port}: {why}.',
    status: 500,
    remedy: 'Give an address of this computer, or leave --listen out for 127.0.0.1.',
  },
  EUP_SERVER_LISTEN_PLAIN: {
    sentence: '{host} is reachable from other computers, and no certificate was given.',
    status: 500,
    remedy: 'Add --tls CERT,KEY (PEM files), or leave --listen out to serve this computer alone.',
  },
  EUP_SERVER_TLS_FILES: {
    sentence: 'The certificate or its key cannot be used: {why}.',
    status: 500,
    remedy: 'Give a PEM certificate and the private key that belongs to it: --tls CERT,KEY.',
  },
  EUP_SERVER_DATA_FOLDER: {
    sentence: 'The data folder {folder} cannot be used: {why}.',
    status: 500,
    remedy: 'Give a folder that this user may write to: --data FOLDER.',
  },
  EUP_SERVER_KEY_FILE: {
    sentence: 'The key file {file} holds {found} bytes where {expected} were expected.',
    status: 500,
    remedy: 'Restore the file from the backup; without it, recordings and kept keys stay closed.',
  },
  EUP_SERVER_KEY_LOST: {
    sentence: 'The key file {file} is missing, but what it sealed is still there.',
    status: 500,
    remedy: 'Restore the file from the backup; without it, recordings and kept keys stay closed.',
  },
  EUP_SERVER_STOP_ALONE: {
    sentence: 'An event {kind} cannot be recorded by a call that presses STOP.',
    status: 400,
    remedy: 'Send STOP and its reason alone; everything else is recorded by who treats in the visit.',
  },
  EUP_SERVER_HOST: {
    sentence: 'This server does not answer to the name that was asked for.',
    status: 421,
    remedy: 'Open the address that the server printed when it started.',
  },
  EUP_SERVER_ORIGIN: {
    sentence: 'The call did not come from this server’s own pages.',
    status: 403,
    remedy: 'Use the pages of this server; a program sends its address as the Origin header.',
  },
  EUP_SERVER_CONTENT_TYPE: {
    sentence: 'The content type {found} is not taken here; expected {expected}.',
    status: 415,
    remedy: 'Send the content type that was expected.',
  },
  EUP_SERVER_TOO_LARGE: {
    sentence: 'The call is larger than {most} bytes.',
    status: 413,
    remedy: 'Send it in smaller parts.',
  },
  EUP_SERVER_BODY: {
    sentence: 'The body of the call is not valid JSON.',
    status: 400,
    remedy: 'Send one JSON document.',
  },
  EUP_SERVER_NO_ROUTE: {
    sentence: 'Nothing is served at this address.',
    status: 404,
    remedy: 'Look at the address once more, or begin at the first page.',
  },
  EUP_SERVER_INPUT: {
    sentence: 'The field {field} is not as expected: {why}.',
    status: 400,
    remedy: 'Correct the field and send it again; if the page sent it, reload the page for the newest version.',
  },
  EUP_SERVER_SIGN_IN_FIRST: {
    sentence: 'Nobody is signed in, or the sign-in has expired.',
    status: 401,
    remedy: 'Sign in; what was recorded in this browser is kept and sent afterwards.',
  },
  EUP_SERVER_SIGN_IN: {
    sentence: 'E-mail and password do not belong together.',
    status: 401,
    remedy: 'Try again, or ask the person who manages the clinic’s accounts for a new password.',
  },
  EUP_SERVER_TOO_MANY: {
    sentence: 'There were too many attempts to sign in.',
    status: 429,
    remedy: 'Wait {minutes} min, then try again.',
  },
  EUP_SERVER_ROLE: {
    sentence: 'The role {role} may not do this.',
    status: 403,
    remedy: 'Ask a colleague whose role is one of: {allowed}.',
  },
  EUP_SERVER_CLINIC: {
    sentence: 'The signed-in person does not belong to this clinic.',
    status: 403,
    remedy: 'Choose one of your own clinics, or ask its manager to add you.',
  },
  EUP_SERVER_CLINIC_CHOICE: {
    sentence: 'The signed-in person belongs to several clinics, and the call names none.',
    status: 400,
    remedy: 'Choose the clinic first; programs name it in the header x-eupraxia-clinic.',
  },
  EUP_SERVER_EVENT_REFUSED: {
    sentence: 'Event {seq} was not stored: {message}',
    status: 422,
    remedy: 'Reload the page. Everything else of the call is stored, and the event is kept in the browser.',
  },
  EUP_SERVER_START_BLOCKED: {
    sentence: 'This activity may not start: {why}.',
    status: 422,
    remedy: 'Its clock stands still. Do what the findings name, then start it again, or choose another activity.',
  },
  EUP_SERVER_NOTE_ROLE: {
    sentence: 'An assistant may sign the note of a treatment, not one that holds a measurement or an evaluation.',
    status: 403,
    remedy: 'Ask the therapist to review and sign it.',
  },
  EUP_SERVER_NOTE_NOT_THEIRS: {
    sentence: 'An assistant signs what they recorded themselves, and this visit holds no entry of theirs.',
    status: 403,
    remedy: 'Ask the person who treated to sign it.',
  },
  EUP_SERVER_NOTE_DIFFERS: {
    sentence: 'The note on the screen is not the note that the stored events make.',
    status: 409,
    remedy: 'Wait until everything is sent, read the note again, and sign it then.',
  },
  EUP_SERVER_NOTE_BEHIND: {
    sentence: 'The note does not reach exactly as far as the events that the server holds.',
    status: 409,
    remedy: 'Send and fetch the visit’s events, compose the note again, and sign that.',
  },
  EUP_SERVER_NOTE_BLOCKED: {
    sentence: 'The note cannot be signed yet: {why}',
    status: 422,
    remedy: 'Fix what the note’s findings name, then sign.',
  },
  EUP_SERVER_NOTE_UNKNOWN_EVENTS: {
    sentence: 'Entries of a newer version of Eupraxia hold the signature ({count}): this version cannot read them.',
    status: 422,
    remedy: 'Reload to get the newer version, or name each entry and go on without it.',
  },
  EUP_SERVER_NOTE_SIGNED: {
    sentence: 'The visit’s note is signed already; what came later belongs into an addendum.',
    status: 409,
    remedy: 'Open the visit again and sign the addendum.',
  },
  EUP_SERVER_NOTE_UNSIGNED: {
    sentence: 'There is no signed note that an addendum could follow.',
    status: 409,
    remedy: 'Sign the note of the visit first.',
  },
  EUP_SERVER_NO_PLAN: {
    sentence: 'The chart holds no plan of care.',
    status: 409,
    remedy: 'Write one: Evaluate, Plan of care.',
  },
  EUP_SERVER_NOTE_UNOPENED: {
    sentence: 'The visit has not been opened, so it has no note.',
    status: 409,
    remedy: 'Start the visit; its note writes itself from what happens.',
  },
  EUP_SERVER_RECORDING_HASH: {
    sentence: 'The bytes that came are not the recording that was named.',
    status: 422,
    remedy: 'Send the recording again; nothing was kept.',
  },
  EUP_SERVER_RECORDING_MISSING: {
    sentence: 'The recording is not in the data folder.',
    status: 404,
    remedy: 'Send it again from the browser that made it, or restore the folder from the backup.',
  },
  EUP_SERVER_RECORDING_DAMAGED: {
    sentence: 'The stored recording has been changed or cut short.',
    status: 500,
    remedy: 'Restore the data folder from the backup; the visit’s log is not touched by this.',
  },
  EUP_SERVER_VAULT_KEY: {
    sentence: 'The kept key cannot be opened with this server’s master key.',
    status: 500,
    remedy: 'Restore the key files of the data folder from the backup.',
  },
  EUP_SERVER_PERSON_EXISTS: {
    sentence: 'The person with this e-mail works in this clinic already.',
    status: 409,
    remedy: 'Use another e-mail.',
  },
  EUP_SERVER_PERSON_SELF: {
    sentence: 'Nobody takes their own place away.',
    status: 409,
    remedy: 'Ask another administrator of the clinic to do it.',
  },
  EUP_SERVER_PERSON_SHARED: {
    sentence: 'The person belongs to another clinic too, and has one password for both.',
    status: 409,
    remedy: 'They keep their password; who runs the server can set a new one.',
  },
  EUP_SERVER_CREDENTIALS_MISSING: {
    sentence: 'No credentials are recorded for {name}, and every note is signed with them.',
    status: 409,
    remedy:
      'Let an administrator take the person out of the clinic under People and add them again with credentials, discipline and level; their account stays.',
  },
  EUP_SERVER_DISCIPLINE_MISSING: {
    sentence: 'No discipline is recorded for {name}, so that the visit has no plan of care to be billed under.',
    status: 409,
    remedy:
      'Let an administrator take the person out of the clinic under People and add them again with credentials, discipline and level; their account stays.',
  },
  EUP_SERVER_UNEXPECTED: {
    sentence: 'Something went wrong in the server; nothing of this call was stored.',
    status: 500,
    remedy: 'Try again. If it stays, tell the person who runs the server the time of it: {at}.',
  },
} as const satisfies ErrorTable;

/** Makes one of the server's faults. */
export const fault = faultsOf(serverErrors);
