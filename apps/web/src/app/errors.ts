import { type ErrorTable, faultsOf } from '@eupraxia/kernel';
import { visitErrors } from '../visit/errors.ts';

/** What can fail between this browser and the server, beside what the server itself answers. */
const pageErrors = {
  EUP_WEB_UNREACHED: {
    sentence: 'The server was not reached.',
    status: 503,
    remedy: 'Check that the program runs and that this device is on its network, then try again.',
  },
  EUP_WEB_SIGN_OUT_WAITS: {
    sentence: 'You are signed out on this device, but the server was not reached to end your session.',
    status: 503,
    remedy:
      'Nothing of yours can be opened here. The server is told first, as soon as it can be reached; until then nobody can sign in here.',
  },
  EUP_WEB_ANSWER: {
    sentence: 'The server answered with status {status}, which this page does not understand.',
    status: 502,
    remedy: 'Try again. If it stays, restart the program and load this page anew.',
  },
  EUP_WEB_UNEXPECTED: {
    sentence: 'Something went wrong in this page: {what}.',
    status: 500,
    remedy: 'Load the page anew. If it happens again, report what you did before.',
  },
  EUP_WEB_LEFT_KEY: {
    sentence: 'The server has no copy of the key of a record that a colleague left in this browser.',
    status: 422,
    remedy: 'It stays in the browser, encrypted: let the person who recorded it sign in there.',
  },
  EUP_WEB_LEFT_LARGE: {
    sentence: 'A record that a colleague left in this browser is too large to be handed over.',
    status: 413,
    remedy: 'It stays in the browser, encrypted: let the person who recorded it sign in there.',
  },
  EUP_WEB_FILE_UNREADABLE: {
    sentence: 'The file “{name}” could not be read by the browser: {why}.',
    status: 422,
    remedy: 'Copy the recording to this device, then choose it again. Folders cannot be chosen. Nothing was recorded.',
  },
  EUP_WEB_FILE_SIZE: {
    sentence: 'The file “{name}” is {found} MB; a recording may have {most} MB.',
    status: 413,
    remedy: 'Cut the recording to the part that belongs to this visit, then choose it again. Nothing was recorded.',
  },
  EUP_WEB_NO_WORKER: {
    sentence: 'This browser cannot read a signal: it offers pages no workers.',
    status: 501,
    remedy: 'Use a current Chrome, Edge, Firefox or Safari. Repetitions can be counted by taps.',
  },
  EUP_WEB_LIVE_WORKER: {
    sentence: 'The reading of the signal broke off: {why}.',
    status: 500,
    remedy: 'What was recorded until then is kept. Press play to go on, or choose the signal again; taps count in the meantime.',
  },
  EUP_WEB_RECORDING_CUT: {
    sentence: 'The recording ends in the middle: {seconds} s of it can be played. {why}',
    status: 422,
    remedy: 'Practice with what is there, or copy the file again and choose it anew.',
  },
  EUP_WEB_PASSKEY_NOT_GIVEN: {
    sentence: 'No passkey was used.',
    status: 403,
    remedy: 'Try again, or use another way to sign in. A passkey works on the device, or with the key, where it was made.',
  },
  EUP_WEB_PASSKEY_KNOWN: {
    sentence: 'This device or key already holds a passkey of this account.',
    status: 409,
    remedy: 'Use the passkey that is there, or add one on another device.',
  },
  EUP_WEB_PASSKEY_ADDRESS: {
    sentence: 'Passkeys do not work at this address.',
    status: 403,
    remedy: 'Open the program by its name: localhost on the computer that runs it, or the clinic’s own name over https.',
  },
  EUP_WEB_PASSKEY_FAILED: {
    sentence: 'The browser could not use a passkey: {why}.',
    status: 500,
    remedy: 'Try again. If it stays, use another way to sign in.',
  },
} as const satisfies ErrorTable;

export const webFault = faultsOf(pageErrors);

/** Every fault that a browser's page can tell by itself. */
export const webErrors = { ...pageErrors, ...visitErrors } as const satisfies ErrorTable;
