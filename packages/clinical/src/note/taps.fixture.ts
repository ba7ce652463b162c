import fc from 'fast-check';
import { acceptableGaps, type Envelope, type EventKind } from '../index.ts';
import { Story, storySignal } from './story.fixture.ts';

export const { wrist, chair, last: opening } = new Story();
const activityId = fc.constantFrom(wrist, chair);
const text = fc.constantFrom('ok', 'a “quote”', 'two\nlines', '‏שלום', '$& {x}', '  spaces  ');
const score = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
const attention = {
  by: fc.constantFrom('therapist', 'assistant', 'both', 'student', 'aide', 'none'),
  mode: fc.constantFrom('one-on-one', 'group', 'unattended'),
};
const when = fc.constantFrom('before', 'during', 'after');
const bodies: readonly (readonly [EventKind, fc.Arbitrary<object>])[] = [
  ['activity.started', fc.record({ activityId, ...attention })],
  ['activity.stopped', fc.record({ activityId })],
  ['attention.changed', fc.record({ activityId, ...attention })],
  ['time.corrected', fc.record({ activityId, seconds: fc.double({ min: 0, max: 86_400, noNaN: true }), reason: text })],
  [
    'cue.given',
    fc.record({
      activityId,
      channel: fc.constantFrom('verbal', 'tactile', 'visual'),
      level: fc.constantFrom('hint', 'some', 'much'),
      text,
    }),
  ],
  ['assistance.set', fc.record({ activityId, level: fc.constantFrom('independent', 'set-up', 'minimal', 'dependent') })],
  [
    'resistance.set',
    fc.record({
      activityId,
      kind: fc.constantFrom('none', 'manual', 'weight'),
      value: fc.double({ min: 0, max: 500, noNaN: true }),
    }),
  ],
  [
    'pain.rated',
    fc.record({ score, when, site: text.map((t) => t.replace('\n', ' ')), activityId }, { requiredKeys: ['score', 'when'] }),
  ],
  ['effort.rated', fc.record({ activityId, score, scale: fc.constant('CR10') })],
  ['vitals.taken', fc.record({ when, heartRate: fc.integer({ min: 10, max: 300 }), spo2: fc.integer({ min: 30, max: 100 }) })],
  ['quote.said', fc.record({ text, speaker: fc.constantFrom('patient', 'caregiver') })],
  [
    'reference.set',
    fc.record({
      activityId,
      kind: fc.constantFrom('submaximal', 'MVIC', 'peak-in-task'),
      value: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      unit: fc.constant('µV'),
    }),
  ],
  [
    'zone.set',
    fc.record({
      activityId,
      metric: fc.constant('emg-amplitude'),
      floor: fc.option(fc.integer({ min: 1, max: 60 })),
      ceiling: fc.option(fc.integer({ min: 61, max: 400 })),
      holdSeconds: fc.integer({ min: 0, max: 9 }),
    }),
  ],
  [
    'repetition.done',
    fc.record(
      {
        activityId,
        held: fc.boolean(),
        set: fc.integer({ min: 1, max: 1000 }),
        holdSeconds: fc.double({ min: 0, max: 20, noNaN: true }),
        peak: fc.double({ min: 0, max: 400, noNaN: true }),
        measured: fc.constant(storySignal),
      },
      { requiredKeys: ['activityId', 'held'] },
    ),
  ],
  ['set.finished', fc.record({ activityId })],
  ['stop.pressed', fc.record({ from: fc.constantFrom('therapist', 'patient', 'rule') })],
  ['stop.explained', fc.record({ stop: fc.constant('last stop'), why: fc.constantFrom('pain', 'unknown', 'by-mistake'), text })],
  ['stop.cleared', fc.record({ stop: fc.constant('last stop') })],
  ['reason.given', fc.record({ of: fc.constant(['last']), text })],
  ['remark.written', fc.record({ section: fc.constantFrom('subjective', 'skilled-need', 'time', 'progress-and-plan'), text })],
  [
    'measurement.taken',
    fc.record({
      measureId: fc.constantFrom('arat', 'other'),
      name: fc.constant('A measure'),
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      unit: fc.constantFrom('points', 's'),
      better: fc.constantFrom('higher', 'lower'),
    }),
  ],
  ['gap.accepted', fc.record({ gap: fc.constantFrom(...acceptableGaps) })],
  ['event.retracted', fc.record({ reason: text })],
  ['visit.finished', fc.constant({})],
];
/** One tap on either tablet, minutes after the one before. */
export const tap = fc.record({
  what: fc.oneof(...bodies.map(([kind, body]) => body.map((value) => ({ kind, body: value })))),
  pen: fc.constantFrom(1, 2),
  pause: fc.integer({ min: -2, max: 4 }),
});

/** Any taps by two tablets, as a log that parseEvent accepts. */
export function told(taps: readonly { what: { kind: EventKind; body: object }; pen: number; pause: number }[]): Envelope[] {
  const story = new Story();
  let minute = 1;
  for (const { what, pen, pause } of taps) {
    minute = Math.max(1, minute + pause);
    const stop = story.events.findLast((e) => e.kind === 'stop.pressed')?.id ?? opening;
    const body = { ...what.body, ...('stop' in what.body ? { stop } : {}), ...('of' in what.body ? { of: [story.last] } : {}) };
    const corrects = what.kind === 'event.retracted' ? { corrects: story.last } : undefined;
    story.by(pen === 2 ? 2 : 1).record(minute, what.kind, body as never, corrects);
  }
  return story.events;
}
