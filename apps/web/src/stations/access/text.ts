import { textsOf } from '../../text/i18n.ts';

export const useAccessText = textsOf('access', {
  title: 'Who has seen this chart',
  titleOf: 'Who has seen chart {{number}}',
  noNumber: 'without a number',
  print: 'Print',
  hint: 'Every time somebody opened, printed or changed the chart, its visits or its notes. The same act by the same person within an hour is listed once.',
  lists:
    'Searches and lists of a day show names and birth dates; they are recorded by person, not by patient, and are not listed here.',
  times_one: 'once',
  times_other: '{{count}} times',
  earlier: 'Earlier entries',
  empty: 'Nobody yet.',
  safe: 'The entries are safe; they could not be read this time.',
  printed: 'Printed {{at}} by {{name}}',
});
