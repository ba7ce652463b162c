import { textsOf } from '../../text/i18n.ts';

export const useSignInText = textsOf('sign-in', {
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  or: 'or',
  byPasskey: 'Sign in with a passkey',
  demo: 'Trying the demo clinic? The server prints its sign-ins when it starts; they are also in demo-sign-ins.txt in the data folder.',
  empty: 'Nobody has an account here yet.',
  emptyHow:
    'Whoever started the server sets up the clinic: open the link that it printed. It is also in first-sign-in.txt in the data folder; each start makes a new one.',
  notDevice: 'Not a cleared medical device.',
  secondStep: 'Second step',
  codeHow: 'Open your authenticator app and enter the 6 digits that it shows for Eupraxia.',
  code: 'Code',
  codeMissing: 'Enter the 6 digits.',
  recoveryHow: 'Enter one of the recovery codes that you saved. Each works once.',
  recovery: 'Recovery code',
  recoveryMissing: 'Enter a recovery code.',
  passkeyHow: 'Use the passkey of this device, or of your phone or security key.',
  passkeyOnly: 'Your account asks for a passkey. Passkeys do not work at this address: open Eupraxia by its name.',
  verify: 'Continue',
  usePasskey: 'Use a passkey',
  useCode: 'Use the authenticator app',
  useRecovery: 'Use a recovery code',
  startOver: 'Start over',
  chooseClinic: 'Choose a clinic',
  chooseHow: 'You are a member of each of these clinics. You can switch later in the menu under your initials.',
  noClinic: 'You are not a member of a clinic',
  noClinicHow: 'Ask an administrator of your clinic to invite you, then open the link of the invitation.',
  moveUnsent_one:
    'This device holds {{count}} entry that has not reached the server, kept at this address. Sign in here to send it; then Eupraxia moves to {{address}}.',
  moveUnsent_other:
    'This device holds {{count}} entries that have not reached the server, kept at this address. Sign in here to send them; then Eupraxia moves to {{address}}.',
  moveOpen: 'Open {{address}} now',
  moveLater: 'The unsent entries stay here, encrypted.',
  elsewhereUnsent_one:
    'This device holds {{count}} entry that has not reached the server, kept at this address. Sign in here once to send it.',
  elsewhereUnsent_other:
    'This device holds {{count}} entries that have not reached the server, kept at this address. Sign in here once to send them.',
  moveStayed: 'Passkeys work at {{address}}, not at this address.',
});
