import type { EventKind } from '../log/bodies.ts';

/** The clock of the visit, and what changes whose time it is. */
const clock = [
  'activity.started',
  'activity.paused',
  'activity.resumed',
  'activity.stopped',
  'attention.changed',
  'attention.elsewhere',
  'time.corrected',
  'time.confirmed',
  'overlap.settled',
  'stop.pressed',
  'stop.cleared',
  'visit.finished',
  'visit.reopened',
] as const satisfies readonly EventKind[];

/** The chart as of the opening of the visit: conditions, deficits, program, baselines, the last visit. */
const chart = ['visit.opened'] as const satisfies readonly EventKind[];
const repetitions = ['repetition.done', 'set.finished'] as const satisfies readonly EventKind[];

/** The kinds of events that each sentence of the note may rest on: what carries its statement, and nothing beside it. */
export const evidenceKinds: Readonly<Record<string, readonly EventKind[]>> = {
  conditions: chart,
  deficits: chart,
  quote: ['quote.said'],
  // A reason whose event was taken back stands alone, as the therapist's words.
  remark: ['remark.written', 'reason.given'],
  pain: ['pain.rated'],
  vitals: ['vitals.taken'],
  service: [...chart, ...clock],
  activity: [...chart, ...clock],
  reference: ['reference.set'],
  'dose.emg': [...chart, ...repetitions, 'zone.set', 'reference.set'],
  'dose.counted': repetitions,
  'dose.stands': ['repetition.done'],
  feedback: ['coach.started', 'feedback.changed', 'repetition.done'],
  resistance: ['resistance.set', 'reason.given'],
  cues: ['cue.given', 'reason.given'],
  'cue.words': ['cue.given'],
  assistance: ['assistance.set', 'set.finished', 'reason.given'],
  'zone.changed': [...chart, 'zone.set', 'reason.given'],
  effort: ['effort.rated'],
  'performance.sets': repetitions,
  'performance.compared': [...chart, 'repetition.done', 'reference.set'],
  'performance.apart': [...chart, 'repetition.done', 'reference.set'],
  probe: ['probe.ended', 'repetition.done'],
  'measure.taken': [...chart, 'measurement.taken'],
  'measure.standing': chart,
  'progress.practice': [...chart, 'repetition.done', 'assistance.set', 'cue.given'],
  'progress.first': chart,
  gap: ['gap.accepted'],
  'time.day': chart,
  'time.code': [...chart, ...clock],
  'time.people': clock,
  'time.uncounted': clock,
  'time.corrected': clock,
  'time.total': [...chart, ...clock],
  'time.same-day': [...chart, ...clock, 'same-day.timed'],
  'time.cut': ['activity.paused'],
  'time.overlap': ['attention.elsewhere', 'overlap.settled'],
  'time.confirmed': [...clock, 'event.retracted'],
  'patient.confirmed': ['patient.confirmed'],
};

/** Sentences about any entry: what they rest on is whatever the entry is. */
export const aboutAnyEntry: ReadonlySet<string> = new Set([
  'reason',
  'stop',
  'addendum.adds',
  'addendum.corrects',
  'addendum.time',
]);
