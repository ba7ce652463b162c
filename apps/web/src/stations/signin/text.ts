import { textsOf } from '../../text/i18n.ts';

export const useSignInText = textsOf('sign-in', {
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  demo: 'In the demo clinic the sign-ins are printed by the server when it starts; they also stand in demo-sign-ins.txt in its data folder.',
  notDevice: 'Not a cleared medical device.',
  expired: 'Your session has ended',
  expiredSafe:
    'Nothing is lost: this screen stays as it is, and a running visit goes on recording on this device. Sign in to send it.',
  again: 'Sign in again',
});
