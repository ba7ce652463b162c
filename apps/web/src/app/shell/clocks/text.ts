import { textsOf } from '../../../text/i18n.ts';

const en = {
  running: 'Running clocks',
  pause: 'Pause',
  pauseOf: 'Pause: {{name}}, {{activity}}',
  goToVisit: 'Go to visit',
  goToVisitOf: 'Go to visit: {{name}}',
  unreached: 'The visit of {{name}} cannot be opened here. Pause the clock on the device that runs it.',
  stillTreating: 'Are you still treating {{name}}?',
  quietSince: 'Nothing has been recorded since {{time}}.',
  pausesIn_one: 'The clock pauses in {{count}} second, and the time since {{time}} is not counted.',
  pausesIn_other: 'The clock pauses in {{count}} seconds, and the time since {{time}} is not counted.',
  yesTreating: 'Yes, still treating',
  pauseClock: 'Pause the clock',
  pausedIdle: 'The clock for {{name}} was paused: no sign of treatment since {{time}}.',
  pausedLocked: 'The clock for {{name}} was paused: nobody signed in. Last sign of treatment at {{time}}.',
  pausedDayEnd: 'The clock for {{name}} was paused at the end of the day. Last sign of treatment at {{time}}.',
  close: 'Close',
  locked: 'The running clock pauses after a minute if nobody signs in.',
  leftWhileRunning: 'Still treating {{name}}? The clock is running.',
  keepRunning: 'Keep running',
  signOutRunning_one: 'A clock is running',
  signOutRunning_other: '{{count}} clocks are running',
  clockRuns: 'The clock for {{name}} is running ({{time}}): {{activity}}.',
  pauseAndSignOut_one: 'Pause it and sign out',
  pauseAndSignOut_other: 'Pause them and sign out',
  pauseAndSwitch_one: 'Pause it and switch',
  pauseAndSwitch_other: 'Pause them and switch',
  stay: 'Stay',
} as const;

export const useClockText = textsOf('clocks', en);
