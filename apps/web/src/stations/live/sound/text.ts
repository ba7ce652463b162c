import { textsOf } from '../../../text/i18n.ts';

const en = {
  sound: 'Sound',
  soundOn: 'Sound is on',
  soundOff: 'Sound is off',
  settings: 'Sound and vibration',
  volume: 'Volume',
  follows: 'Follows the muscle',
  pitch: 'pitch',
  loudness: 'volume',
  chime: 'Chime when the hold is done',
  vibration: 'Vibrate in the zone and when the hold is done',
  on: 'on',
  off: 'off',
  blocked: 'This browser holds sound back. Tap Sound once more to allow it.',
  noSound: 'This browser has no sound for pages. The picture works as usual.',
  noVibration: 'This device cannot vibrate.',
  done: 'Done',
} as const;

export const useSoundText = textsOf('sound', en);
