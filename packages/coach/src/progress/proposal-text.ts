import type { ProgressVariable } from './ladder.ts';
import type { Because, Proposal } from './proposal.ts';

const harder: Readonly<Record<ProgressVariable, string>> = {
  threshold: 'Raise the threshold a step',
  hold: 'Ask for a longer hold',
  assistance: 'Help less',
  cues: 'Cue less',
  feedback: 'Give feedback in fewer trials',
  repetitions: 'Ask for more repetitions',
  variants: 'Vary object, distance or surface',
  schedule: 'Mix the tasks more',
  resistance: 'Add resistance',
  'second-task': 'Add a second task',
};

const easier: Readonly<Record<ProgressVariable, string>> = {
  threshold: 'Lower the threshold a step',
  hold: 'Ask for a shorter hold',
  assistance: 'Help more',
  cues: 'Cue more',
  feedback: 'Give feedback in more trials',
  repetitions: 'Ask for fewer repetitions',
  variants: 'Go back to the plain task',
  schedule: 'Practise one task at a time',
  resistance: 'Take resistance away',
  'second-task': 'Leave the second task out',
};

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const times = (count: number): string => (count === 1 ? 'in the last session' : `over the last ${count} sessions`);

/** A proposal in English: what, and why. Source and status stand in its row. */
export function proposalText({ variable, direction, because }: Proposal): { readonly what: string; readonly why: string } {
  const what =
    because.what === 'stage'
      ? `Practise in ${because.schedule} order`
      : direction === 'easier'
        ? easier[variable]
        : harder[variable];
  return { what: `${what}?`, why: why(because) };
}

function why(because: Because): string {
  switch (because.what) {
    case 'pain':
      return `Pain rose by ${because.rise} of 10 in the last session.`;
    case 'stopped':
      return because.stops === 1 ? 'The last session was stopped.' : `The last session was stopped ${because.stops} times.`;
    case 'effort':
      return `Effort reached ${because.effort} of 10, the limit is ${because.limit}.`;
    case 'above':
      return `${percent(because.success)} were held ${times(because.sessions)}, the band ends at ${percent(because.high)}.`;
    case 'below':
      return `${percent(because.success)} were held ${times(because.sessions)}, the band begins at ${percent(because.low)}.`;
    case 'plateau':
      return `What was retained a day later hardly changed ${times(because.sessions)}.`;
    case 'stage':
      return 'The stage of learning speaks for it.';
  }
}
