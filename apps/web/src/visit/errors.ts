import { type ErrorTable, faultsOf } from '@eupraxia/kernel';
import { vaultErrors } from '../vault/errors.ts';

/** What can go wrong while a visit is kept in the browser. */
export const visitErrors = {
  ...vaultErrors,
  EUP_VISIT_RECORD_DAMAGED: {
    sentence: '{count} entries of this visit that were kept in this browser cannot be read.',
    status: 422,
    remedy: 'Whatever had reached the server is whole. Check the journal for what is missing and enter it again.',
  },
  EUP_VISIT_RECORDING_DAMAGED: {
    sentence: 'The recording {sha256}… of this visit, kept in this browser and not yet sent, cannot be read.',
    status: 422,
    remedy: 'Choose the same file again in Live: it is known by its content. The repetitions counted from it are kept.',
  },
  EUP_VISIT_UNREADABLE: {
    sentence: '{count} entries of this visit came from the server in a form that this program cannot read.',
    status: 422,
    remedy: 'Reload while online to get the newer version of the program. They are whole on the server.',
  },
  EUP_VISIT_NOTE_BLOCKED: {
    sentence: 'The note cannot be signed yet: {why}',
    status: 422,
    remedy: 'Fix what the note’s findings name, then sign.',
  },
  EUP_VISIT_NOTE_UNREAD: {
    sentence: 'Entries of a newer version of Eupraxia hold the signature ({count}): this version cannot read them.',
    status: 409,
    remedy: 'Reload to get the newer version, or name each entry under “Before you sign” and go on without it.',
  },
  EUP_VISIT_BODY: {
    sentence: 'A {kind} cannot be recorded like this: {why}.',
    status: 400,
    remedy: 'Check the value and tap again.',
  },
  EUP_VISIT_NOT_HERE: {
    sentence: 'This visit has not been opened in this browser, and the server cannot be reached.',
    status: 503,
    remedy: 'Connect once to open the visit; from then on it works without a network.',
  },
  EUP_VISIT_NOT_STARTED: {
    sentence: 'The visit of {name} at {time} has not started, and the server cannot be reached.',
    status: 503,
    remedy: 'Connect once to start it; from then on it works without a network.',
  },
  EUP_VISIT_START_AWAY: {
    sentence: 'The visit was not started: the server cannot be reached.',
    status: 503,
    remedy: 'Connect once to start it; from then on it works without a network. Nothing was recorded.',
  },
  EUP_VISIT_START_SIGN_IN: {
    sentence: 'The visit was not started: your session has ended.',
    status: 401,
    remedy: 'Sign in again, then start it. Nothing was recorded.',
  },
  EUP_VISIT_REFUSED: {
    sentence: 'The server refused what was sent: {why}.',
    status: 409,
    remedy: 'Everything stays kept here. Tell the person who runs the clinic’s server.',
  },
} as const satisfies ErrorTable;

export const visitFault = faultsOf(visitErrors);
