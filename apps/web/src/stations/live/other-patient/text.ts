import { textsOf } from '../../../text/i18n.ts';

const en = {
  title: 'You are one-on-one with {{name}}',
  runs: '{{activity}}, {{time}}',
  before: 'One-on-one minutes count for one patient at a time. What happens with {{name}} while you start here?',
  opening: 'Opening the visit of {{name}}…',
  unreached:
    'The visit of {{name}} cannot be opened on this device. Pause that clock on the device that runs it, or start here once the connection is back.',
  pause: 'Pause {{name}} and start here',
  group: 'Treat both as a group (97150)',
  groupNeedsItem: 'A group needs an item with code 97150 in the program of {{names}}.',
  groupBlocked: 'Answer the safety questions of the group item of {{names}} first.',
  groupHow: 'The group item starts for both patients. It is untimed.',
  handOver: 'Hand {{name}} over to…',
  handOverTo: 'Hand over and start here',
  colleague: 'Choose a colleague…',
  handOverHere: 'Hand over to…',
  handOverNow: 'Hand over',
  handedOver: 'with {{name}}',
  noColleague: 'No colleague of this discipline is listed in the visit of {{name}}.',
  concurrent: 'Treat both at the same time (concurrent therapy)',
  and: ' and ',
} as const;

export const useOtherPatientText = textsOf('live-other-patient', en);
