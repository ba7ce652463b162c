import { type ErrorTable, faultsOf } from '@eupraxia/kernel';

/** What can fail between this browser and the server, beside what the server itself answers. */
export const webErrors = {
  EUP_WEB_UNREACHED: {
    sentence: 'The server was not reached.',
    status: 503,
    mend: 'Check that the program runs and that this device is on its network, then try again.',
  },
  EUP_WEB_ANSWER: {
    sentence: 'The server answered with status {status}, which this page does not understand.',
    status: 502,
    mend: 'Try again. If it stays, restart the program and load this page anew.',
  },
  EUP_WEB_UNEXPECTED: {
    sentence: 'Something went wrong in this page: {what}.',
    status: 500,
    mend: 'Load the page anew. If it happens again, report what you did before.',
  },
} as const satisfies ErrorTable;

export const webFault = faultsOf(webErrors);
