import { textsOf } from '../text/i18n.ts';

/** What every screen of a visit says of where its events are. */
const en = {
  savedServer: 'Saved on the server',
  sending_one: 'Saved here, sending {{count}}',
  sending_other: 'Saved here, sending {{count}}',
  offlineKept: 'Offline: {{count}} kept here',
  offlineNone: 'Offline: everything so far is on the server',
  signInKept: 'Signed out: {{count}} kept here',
  refusedKept: 'Server refused: {{count}} kept here',
  connecting: 'Connecting…',
  memoryOnly: 'Kept in memory only',
  opening: 'Opening the visit…',
  absentTitle: 'This visit is not here yet',
  retry: 'Try again',
  visitNumber: 'Visit {{count}}',
  notStoppedOn: 'Not confirmed by every device. Stop these by hand:',
  notReachedSince: '{{device}} ({{user}}): not reached since {{time}}',
  entriesMore: 'and {{count}} more',
} as const;

export const useVisitText = textsOf('visit', en);
