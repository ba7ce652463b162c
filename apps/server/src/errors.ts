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
  EUP_SERVER_NAME: {
    sentence: 'People cannot open the program as "{name}": the certificate does not carry it, or it is not a name.',
    status: 500,
    remedy: 'Give a name that the certificate carries: --name NAME. Without a certificate it is localhost.',
  },
  EUP_SERVER_NAME_SHAPE: {
    sentence: '"{name}" is not a name under which browsers can keep a passkey.',
    status: 400,
    remedy:
      'Give localhost or a DNS name such as eupraxia.clinic.example, without https:// and port; no number such as 192.168.1.20.',
  },
  EUP_SERVER_NAME_OTHERS: {
    sentence: 'The name under which Eupraxia is opened was chosen by another clinic of this server, or by the start itself.',
    status: 409,
    remedy: 'Whoever runs the server can change it: npm start -- --name NAME.',
  },
  EUP_SERVER_EMAIL: {
    sentence: '"{email}" is not an e-mail address that somebody reads.',
    status: 400,
    remedy: 'Give the person’s own address. Addresses that end with .invalid are for the demo clinic alone.',
  },
  EUP_SERVER_EMAIL_TAKEN: {
    sentence: 'Another account has the address {email}.',
    status: 409,
    remedy: 'Give an address that no account has.',
  },
  EUP_SERVER_CLINIC_TAKEN: {
    sentence: 'This clinic was set up already.',
    status: 409,
    remedy: 'Look whether its administrator has the link; to set up another one, start again.',
  },
  EUP_SERVER_FOUNDER_EMAIL: {
    sentence: 'Your own address reaches nobody, so you cannot be the administrator of a real clinic.',
    status: 409,
    remedy: 'Name the administrator of the new clinic: their name and their e-mail.',
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
  EUP_SERVER_HOSTS: {
    sentence: 'The request has more than one Host header.',
    status: 400,
    remedy: 'Send one Host header; if a proxy stands between, let it replace the header instead of adding one.',
  },
  EUP_SERVER_BUSY: {
    sentence: 'Too many calls of this size are coming in at the same time.',
    status: 503,
    remedy: 'Wait a few seconds, then send it again: nothing of this call was stored.',
  },
  EUP_SERVER_PRINTS: {
    sentence: 'Documents of this person are being printed already, {most} at a time.',
    status: 429,
    remedy: 'Wait until they are done, then print this one.',
  },
  EUP_SERVER_RECORDING_QUOTA: {
    sentence: 'This recording would make more than {most} GB {of}.',
    status: 413,
    remedy: 'What is stored stays. Keep the recording in the browser, and ask the person who runs the server.',
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
    remedy: 'Try again, or ask the person who manages the clinic’s accounts for a link to a new password.',
  },
  EUP_SERVER_TOO_MANY: {
    sentence: 'There were too many attempts with a wrong password.',
    status: 429,
    remedy: 'Wait {minutes} min, then try again.',
  },
  EUP_SERVER_CODE: {
    sentence: 'The code is not the right one, or was used before.',
    status: 401,
    remedy: 'Wait for the next code of your authenticator app, or use a recovery code that you have not used yet.',
  },
  EUP_SERVER_AUTHENTICATOR_CODE: {
    sentence: 'The code is not one of the authenticator app that is being set up.',
    status: 403,
    remedy: 'Wait for the next code of the app, and check that the clock of the phone is right.',
  },
  EUP_SERVER_HALF_SIGN_IN: {
    sentence: 'The sign-in was not finished within five minutes, or after too many wrong codes.',
    status: 401,
    remedy: 'Begin again with your e-mail and password.',
  },
  EUP_SERVER_SECOND_FACTOR_FIRST: {
    sentence: 'An administrator signs in with a second factor, and none is set up yet.',
    status: 403,
    remedy: 'Add a passkey or an authenticator app under Account; everything else is open from then on.',
  },
  EUP_SERVER_CONFIRM_FIRST: {
    sentence:
      'Before a way of signing in is changed, your password or passkey is asked for, and it has not been given in the last ten minutes.',
    status: 403,
    remedy: 'Give your password or passkey; for ten minutes from then on nothing is asked.',
  },
  EUP_SERVER_PASSKEY: {
    sentence: 'The passkey was not accepted: it is not one of this account, or its answer came too late or twice.',
    status: 403,
    remedy: 'Try again. If it stays, sign in with your password and remove the passkey under Account.',
  },
  EUP_SERVER_PASSKEY_NAME: {
    sentence:
      'Passkeys do not work at this address: browsers bind them to a name, and this one is not the name that they were set up for.',
    status: 409,
    remedy: 'Open the program by its name (localhost on this computer, or the clinic’s own name), or use an authenticator app.',
  },
  EUP_SERVER_PASSKEY_NONE: {
    sentence: 'No passkey of yours is set up for this address.',
    status: 409,
    remedy: 'Use your password, or add a passkey under Account.',
  },
  EUP_SERVER_PASSKEYS_FULL: {
    sentence: 'This account has {most} passkeys, and may have no more.',
    status: 409,
    remedy: 'Remove a passkey that you do not use any more.',
  },
  EUP_SERVER_AUTHENTICATOR_SET: {
    sentence: 'An authenticator app is set up already.',
    status: 409,
    remedy: 'Remove it first; then set up the new one.',
  },
  EUP_SERVER_FACTOR_UNKNOWN: {
    sentence: 'This way of signing in is not set up.',
    status: 404,
    remedy: 'Reload the page: it shows what is set up.',
  },
  EUP_SERVER_FACTOR_NONE: {
    sentence: 'Recovery codes replace a second factor, and none is set up.',
    status: 409,
    remedy: 'Add a passkey or an authenticator app; the codes come with it.',
  },
  EUP_SERVER_FACTOR_LAST: {
    sentence: 'It is the last second factor of an administrator, who must have one.',
    status: 409,
    remedy: 'Add another passkey or an authenticator app, then remove this one.',
  },
  EUP_SERVER_PASSWORD_WEAK: {
    sentence: 'The password {why}.',
    status: 422,
    remedy:
      'Choose another one of 12 characters or more: three or four words that have nothing to do with each other are easy to remember.',
  },
  EUP_SERVER_LINK: {
    sentence: 'This link is not valid: it was used or withdrawn, it has expired, or it is incomplete.',
    status: 404,
    remedy: 'Ask whoever gave it to you for a new one, and open the whole link.',
  },
  EUP_SERVER_LINK_ACCOUNT: {
    sentence: 'This address has an account already.',
    status: 409,
    remedy: 'Sign in with it, then open the link again to accept the invitation.',
  },
  EUP_SERVER_LINK_SELF: {
    sentence: 'You cannot make a password link for yourself.',
    status: 409,
    remedy: 'Change your own password under Account, or ask another administrator of the clinic.',
  },
  EUP_SERVER_INVITATION_OTHER: {
    sentence: 'The invitation is for another e-mail address than the one that is signed in.',
    status: 403,
    remedy: 'Sign in with the account of that address, or ask for an invitation to your own.',
  },
  EUP_SERVER_PASSWORD_FIRST: {
    sentence: 'Your password was chosen through a link from a clinic, and the person who gave you the link may know it.',
    status: 409,
    remedy: 'Change your password under Account, then open the invitation again.',
  },
  EUP_SERVER_ACCOUNT_UNKNOWN: {
    sentence: 'Nobody on this server has an account with the address {email}.',
    status: 404,
    remedy: 'Check the address. Somebody new is invited by the administrator of their clinic, or with: eupraxia clinic found.',
  },
  EUP_SERVER_SESSION_UNKNOWN: {
    sentence: 'This sign-in has ended already.',
    status: 404,
    remedy: 'Reload the page: it shows the sign-ins that are left.',
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
    sentence: 'In this clinic’s state an assistant may not sign a note that holds a measurement.',
    status: 403,
    remedy: 'It is signed by: {who}.',
  },
  EUP_SERVER_NOTE_NOT_THEIRS: {
    sentence: 'A note is signed by who treated, and by the log this person did not treat in the visit.',
    status: 403,
    remedy: 'It is signed by: {who}.',
  },
  EUP_SERVER_NOTE_DISCIPLINE: {
    sentence: 'A note is signed within the discipline of the visit, and this person is of another one.',
    status: 403,
    remedy: 'It is signed by: {who}.',
  },
  EUP_SERVER_NOTE_LEVEL: {
    sentence: 'A student or an aide does not sign this note by themselves.',
    status: 403,
    remedy: 'It is signed by: {who}. A student who treated adds a second signature.',
  },
  EUP_SERVER_NOTE_UNRECORDED: {
    sentence: 'The clinic has no discipline or level on record for this person, so that it cannot be told what they may sign.',
    status: 403,
    remedy:
      'Let an administrator take the person out of the clinic under People and invite them again with credentials, discipline and level. Until then it is signed by: {who}.',
  },
  EUP_SERVER_COSIGN_NOT_THEIRS: {
    sentence:
      'A second signature is given by who treated in the visit too, or under an assistant’s note by a therapist of the discipline.',
    status: 403,
    remedy: 'Ask the person whose signature is due; the note is signed without it already.',
  },
  EUP_SERVER_COSIGN_NO_NOTE: {
    sentence: 'The signed note that was named is not among those of this visit.',
    status: 404,
    remedy: 'Open the visit again, and sign what it shows.',
  },
  EUP_SERVER_COSIGN_TWICE: {
    sentence: 'This person has signed the note already.',
    status: 409,
    remedy: 'Nothing is left to do; the signatures are shown under the note.',
  },
  EUP_SERVER_SIGNING_LOCKED: {
    sentence: 'The password is asked for before a signature, and it has not been given in the last ten minutes.',
    status: 403,
    remedy: 'Enter your password; for ten minutes from then on nothing is asked.',
  },
  EUP_SERVER_SIGNING_PASSWORD: {
    sentence: 'That is not the password of the person who is signed in.',
    status: 403,
    remedy: 'Try again. If you have forgotten it, ask the person who manages the clinic’s accounts for a link to a new one.',
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
  EUP_SERVER_HANDOVER_KEY: {
    sentence: 'No key of this clinic is kept for a record that was left in this browser.',
    status: 422,
    remedy: 'It stays in the browser: let the person who recorded it sign in there.',
  },
  EUP_SERVER_HANDOVER_DAMAGED: {
    sentence: 'A record that was left in this browser is damaged: the kept key does not open it.',
    status: 422,
    remedy: 'It stays in the browser. Ask the person who recorded it to look at the visit, and to record again what is missing.',
  },
  EUP_SERVER_HANDOVER_UNBOUND: {
    sentence: 'A record that was left in this browser is sealed by a key that anybody at the browser could have used.',
    status: 422,
    remedy: 'It stays in the browser: let the person who recorded it sign in there.',
  },
  EUP_SERVER_HANDOVER_AUTHOR: {
    sentence: 'A record that was left in this browser names another author than the owner of its key.',
    status: 422,
    remedy: 'It stays in the browser, and its author can send it from there.',
  },
  EUP_SERVER_HANDOVER_PLACE: {
    sentence: 'A record that was left in this browser belongs to another place than the one it lay in.',
    status: 422,
    remedy: 'It stays in the browser. Tell the person who runs the server: nothing in the program puts a record there.',
  },
  EUP_SERVER_HANDOVER_KIND: {
    sentence: 'A record that was left in this browser is of a kind that only its author can send.',
    status: 422,
    remedy: 'It stays in the browser: let the person who recorded it sign in there.',
  },
  EUP_SERVER_HANDOVER_REMOVED: {
    sentence: 'A record that was left in this browser was made after its author lost their place in the clinic.',
    status: 422,
    remedy: 'It stays in the browser. An administrator can add the person again; then they send it themselves.',
  },
  EUP_SERVER_HANDOVER_GAP: {
    sentence: 'What comes before a record that was left in this browser is missing.',
    status: 422,
    remedy: 'It stays in the browser until the record before it is there, or until its author signs in there.',
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
    sentence: 'A link to a new password is made for people who work in this clinic alone, and this person does not.',
    status: 409,
    remedy: 'They keep their password; whoever runs the server can make a link to a new one: eupraxia account link.',
  },
  EUP_SERVER_CREDENTIALS_MISSING: {
    sentence: 'No credentials are recorded for {name}, and every note is signed with them.',
    status: 409,
    remedy:
      'Let an administrator take the person out of the clinic under People and invite them again with credentials, discipline and level; their account stays.',
  },
  EUP_SERVER_DISCIPLINE_MISSING: {
    sentence: 'No discipline is recorded for {name}, so that the visit has no plan of care to be billed under.',
    status: 409,
    remedy:
      'Let an administrator take the person out of the clinic under People and invite them again with credentials, discipline and level; their account stays.',
  },
  EUP_SERVER_UNEXPECTED: {
    sentence: 'Something went wrong in the server; nothing of this call was stored.',
    status: 500,
    remedy: 'Try again. If it stays, tell the person who runs the server the time of it: {at}.',
  },
} as const satisfies ErrorTable;

/** Makes one of the server's faults. */
export const fault = faultsOf(serverErrors);
