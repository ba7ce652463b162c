import { codes, conditions, deficits, disciplineIds, exercises, goals, measures, muscles } from '@eupraxia/catalogue';
import fc from 'fast-check';
import { bodySchemas } from '../log/bodies.ts';
import {
  acceptableGaps,
  assistanceLevels,
  attentionModes,
  furnishers,
  moments,
  noteSections,
  overlapCounts,
  pauseCauses,
  referenceKinds,
  roles,
  sides,
  stanceBases,
  stanceEyes,
  stanceSurfaces,
  timeQuestions,
} from '../log/vocabulary.ts';

/** Every id that a note's sentences may carry as a bare string. A second language words each of them. */
export const noteIds: ReadonlySet<string> = new Set([
  ...Object.keys(bodySchemas),
  ...assistanceLevels,
  ...attentionModes,
  ...furnishers,
  ...moments,
  ...noteSections,
  ...referenceKinds,
  ...roles,
  ...sides,
  ...stanceBases,
  ...stanceEyes,
  ...stanceSurfaces,
  ...measures.map((row) => row.unit),
  ...['µV', 'kg', 'lb', 'higher', 'lower', 'patient', 'caregiver', 'rule'],
  ...disciplineIds,
  ...acceptableGaps,
  ...overlapCounts,
  ...pauseCauses,
  ...timeQuestions,
  'clinician',
  ...['blood-pressure', 'heart-rate', 'spo2'],
  ...['visit', 'month', 'untimed'],
  ...['none', 'gravity', 'manual', 'weight', 'band', 'machine', 'light', 'moderate', 'strong'],
  ...['pain', 'dizziness', 'unknown', 'other'],
  ...['kind', 'placement', 'counted', 'unplaced', 'missing'],
  ...['faded', 'bandwidth', 'summary', 'average', 'self-controlled', 'concurrent', 'terminal', 'learning', 'performance'],
  ...['resumed-before-start', 'started-under-stop', 'started-after-finish', 'not-in-program', 'opened-twice'],
  ...['id', 'seq', 'newer', 'unknown-kind', 'unfit-body'],
  ...['body-part', 'activity', 'objective', 'sets-and-repetitions', 'resistance', 'cues', 'response', 'progress'],
]);

const oneOf = <T extends string>(list: readonly T[]) => fc.constantFrom(...list);
const words = fc.constantFrom('ok', 'Two words.', 'a “quote”', '‏שלום', '$& {x}').map((text) => ({ words: text }));
const row = (label: string, ids: readonly string[]) => oneOf(ids).map((id) => ({ label, id }));
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const day = fc.constantFrom('2026-01-05', '2026-11-30');
const time = fc.constantFrom('08:05', '23:59');
const count = fc.integer({ min: 0, max: 300 });
const some = fc.integer({ min: 1, max: 300 });
/** Seconds beyond whole minutes. */
const beyond = fc.integer({ min: 1, max: 59 });
const value = fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((n) => Math.round(n * 100) / 100);
const side = oneOf(sides);
const code = oneOf(codes.map((one) => one.code));
const exercise = fc.oneof(row('short', idsOf(exercises)), row('exercise', idsOf(exercises)), words);
const activity = fc.oneof(
  exercise,
  fc.tuple(exercise, side).map(([name, which]) => ({ ...name, side: which })),
  fc.tuple(exercise, some).map(([name, number]) => ({ ...name, number })),
);
const part = fc.oneof(row('part', [...new Set(exercises.map((one) => one.bodyPart))]), words);
const muscle = fc.oneof(row('muscle', idsOf(muscles)), part);
const measure = fc.oneof(row('measure', idsOf(measures)), words);
const unit = oneOf(measures.map((one) => one.unit));
const kind = oneOf(Object.keys(bodySchemas));
const claimed = oneOf(['clinician', 'patient']);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Parameters that are always there, and those that may be. */
const given = (needed: Fields, optional: Fields = {}): fc.Arbitrary<Record<string, unknown>> =>
  fc.record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) });

/** The same number of items in each list. */
const lists = (needed: Fields, alone: Fields = {}, optional: Fields = {}, min = 1): fc.Arbitrary<Record<string, unknown>> =>
  fc.integer({ min, max: 3 }).chain((length) => {
    const list = (arbitrary: fc.Arbitrary<unknown>) => fc.array(arbitrary, { minLength: length, maxLength: length });
    return given({ ...Object.fromEntries(Object.entries(needed).map(([name, one]) => [name, list(one)])), ...alone }, optional);
  });

const led = { activity };
const because = { because: fc.array(words, { minLength: 1, maxLength: 2 }) };
const planned = { planned: fc.tuple(some, some) };
const nothing = given({});
const vital = fc.constantFrom('128/78', '72');

/** Parameters of every phrase, as the composer may make them. */
export const paramsOf: Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> = {
  'title.treatment': given({ visit: some }),
  'title.addendum': given({ visit: some }),
  'title.unopened': nothing,
  ...Object.fromEntries(noteSections.map((section) => [`section.${section}`, nothing])),
  conditions: lists({ names: fc.oneof(row('condition', idsOf(conditions)), words), sides: side, onsets: day }),
  'patient.confirmed': lists({ times: time, sides: fc.oneof(side, fc.constant('')) }),
  quote: given({ speaker: oneOf(['patient', 'caregiver']), text: words }),
  remark: given({ text: words }),
  gap: given({ gap: oneOf(acceptableGaps) }),
  pain: lists({ scores: count, whens: oneOf(moments), sites: orNull(words) }, {}, led),
  vitals: lists({ values: vital, whens: oneOf(moments), times: time }, { sign: oneOf(['blood-pressure', 'heart-rate', 'spo2']) }),
  deficits: lists({
    names: fc.oneof(row('deficit', idsOf(deficits)), words),
    parts: orNull(part),
    sides: fc.oneof(side, fc.constant('')),
    details: orNull(words),
  }),
  service: lists(
    { parts: part, sides: side },
    {
      codes: fc.array(code, { minLength: 1, maxLength: 2 }),
      name: row(
        'service',
        codes.map((one) => one.code),
      ),
      intents: fc.array(words, { minLength: 1, maxLength: 2 }),
      attendance: oneOf(['one-on-one', 'caregiver', 'month', 'untimed']),
    },
    { minutes: count, seconds: beyond },
  ),
  activity: given(
    { activity, objective: fc.oneof(row('objective', idsOf(goals)), words) },
    { position: fc.oneof(row('position', idsOf(exercises)), words) },
  ),
  reference: given(
    { kind: oneOf(referenceKinds), value, unit: fc.constant('µV') },
    {
      ...led,
      muscle,
      placement: fc.oneof(
        row(
          'placement',
          exercises.filter((one) => one.placement !== null).map(({ id }) => id),
        ),
        words,
      ),
    },
  ),
  'dose.emg': lists(
    {
      done: some,
      held: count,
      sets: fc.constant(1),
      setsDone: some,
      setsHeld: count,
      floors: some,
      ceilings: count,
      holds: count,
      references: oneOf([...referenceKinds, '']),
      holdLeast: orNull(value),
      holdMost: orNull(value),
      peakLeast: orNull(value),
      peakMost: orNull(value),
    },
    { side, muscle },
    planned,
  ),
  'dose.counted': lists(
    { setsDone: some, setsHeld: count },
    { done: some, held: count },
    { ...led, ...planned, by: fc.array(oneOf(furnishers), { minLength: 1, maxLength: 2 }), more: fc.constant(true) },
  ),
  'dose.stands': lists(
    {
      bases: oneOf(stanceBases),
      eyes: oneOf(stanceEyes),
      surfaces: oneOf(stanceSurfaces),
      counts: some,
      best: some,
      mean: some,
      lost: count,
    },
    {},
    led,
  ),
  resistance: lists(
    {
      kinds: oneOf(['none', 'gravity', 'manual', 'weight', 'band', 'machine']),
      values: orNull(some),
      units: oneOf(['kg', 'lb', '']),
      texts: fc.oneof(oneOf(['light', 'moderate', 'strong']), orNull(words)),
    },
    {},
    { ...led, ...because },
  ),
  cues: lists({ verbal: some, tactile: count }, { hint: some, some: count, much: count }, { ...led, ...because }),
  'cue.words': given({ texts: fc.array(words, { minLength: 1, maxLength: 3 }) }, led),
  assistance: lists({ levels: oneOf(assistanceLevels) }, {}, { ...led, ...because, afterSet: some }),
  'zone.changed': lists({ floors: some, ceilings: some, holds: count }, {}, { ...led, ...because }),
  reason: lists({ kinds: kind, times: time }, { because: words }),
  feedback: given(
    {
      policies: fc.array(oneOf(['faded', 'bandwidth', 'terminal']), { minLength: 1, maxLength: 2 }),
      done: some,
      live: count,
      after: count,
      none: count,
    },
    { ...led, shares: fc.array(some, { minLength: 1, maxLength: 2 }) },
  ),
  probe: given(
    { held: count, of: some, label: oneOf(['learning', 'performance']) },
    { ...led, broken: fc.constant(true), variant: words },
  ),
  effort: lists({ scores: count }, {}, { ...led, words: fc.constant(true) }),
  'performance.sets': given({ firstHeld: count, firstDone: some, lastHeld: count, lastDone: some }, led),
  'performance.compared': given({ now: count, before: count, date: day }, led),
  'performance.apart': given({ now: count, date: day, why: oneOf(['kind', 'placement', 'counted', 'unplaced', 'missing']) }, led),
  stop: given(
    { by: oneOf(['therapist', 'assistant', 'patient', 'rule']), time },
    {
      why: oneOf(['pain', 'dizziness', 'unknown', 'other']),
      rule: words,
      text: words,
      cleared: time,
      clearedText: words,
      clearedBy: oneOf(['therapist', 'assistant']),
      reached: words,
      exception: words,
      voided: oneOf(['mistaken-press', 'wrong-entry']),
      ended: oneOf(['yes']),
    },
  ),
  'progress.practice': given({
    activity,
    date: day,
    done: some,
    doneBefore: some,
    assistance: oneOf(assistanceLevels),
    assistanceBefore: oneOf(assistanceLevels),
    cues: some,
    cuesBefore: count,
  }),
  'progress.first': fc.oneof(
    nothing,
    given({ discipline: oneOf(disciplineIds) }),
    given({ activities: fc.array(activity, { minLength: 1, maxLength: 3 }), date: day }),
  ),
  'measure.taken': fc.oneof(
    given({ name: measure, value, unit, better: oneOf(['higher', 'lower']) }, { side }),
    given(
      { name: measure, value, unit, better: oneOf(['higher', 'lower']), baseline: value, baselineOn: day, change: value },
      { side },
    ),
  ),
  'measure.standing': lists({
    names: measure,
    sides: fc.oneof(side, fc.constant('')),
    values: value,
    units: unit,
    days: day,
    changes: orNull(value),
    since: day,
    better: oneOf(['higher', 'lower']),
  }),
  'time.day': given({ day }),
  'time.code': given(
    {
      code,
      name: row(
        'service',
        codes.map((one) => one.code),
      ),
      minutes: count,
      pool: oneOf(['visit', 'caregiver', 'month', 'untimed']),
    },
    { seconds: beyond },
  ),
  'time.people': lists({ people: oneOf(furnishers), seconds: count }),
  'time.uncounted': lists({ seconds: some, modes: oneOf(attentionModes), people: oneOf(furnishers) }),
  'time.corrected': given({ activity, time, measured: count, seconds: count, reason: words }, { later: some, began: time }),
  'time.cut': given({ time, seconds: some }, { cause: oneOf(pauseCauses) }),
  'time.overlap': given({ time, seconds: some, of: claimed, counts: oneOf(overlapCounts) }),
  'time.confirmed': given({ time, at: time, name: words, reason: words }),
  'time.total': given({ timed: count, total: count }, { added: some }),
  'time.same-day': given({ visits: count, timed: count, total: count }),
  'addendum.adds': lists({ kinds: kind, counts: some }),
  'addendum.corrects': given(
    { kind, time },
    { by: kind, was: fc.constant({ key: 'time.total', params: { timed: 1, total: 2 } }), reason: words },
  ),
  'addendum.time': given({ timed: count, total: count, timedBefore: count, totalBefore: count }),
  'finding.not-opened': nothing,
  'finding.no-events': nothing,
  'finding.nothing-to-add': nothing,
  'finding.stop-open': given({ time }),
  'finding.activity-running': given({ activity }),
  'finding.unread': given({ kind, why: oneOf(['newer', 'unknown-kind', 'unfit-body']), hash: fc.constant('0f3a') }),
  'finding.partly-read': given({ count: some }),
  'finding.time-questioned': given({ time, why: oneOf(timeQuestions) }),
  'finding.time-confirmed': given({ time, why: oneOf(timeQuestions) }),
  'finding.pause-restored': given({ time }),
  'finding.pause-confirmed': given({ time }),
  'finding.attention-restored': given({ time }),
  'finding.attention-confirmed': given({ time }),
  'finding.time-named-word': given({ time, name: words }),
  'finding.time-named-level': given({ time, name: words }),
  'finding.time-named-confirmed': given({ time, name: words }),
  'finding.time-ahead': given({ activity, time }),
  'finding.time-twice': given({ activity, seconds: some }),
  'finding.time-beyond-visit': given({ activity, seconds: some, wall: some }),
  'finding.time-beyond-unconfirmed': given({ activity, seconds: some, wall: some }),
  'finding.time-beyond-confirmed': given({ activity, seconds: some, wall: some }),
  'finding.time-day-total': given({ seconds: some }),
  'finding.overlap-open': given({ seconds: some, time, of: claimed }),
  'finding.overlap-disputed': given({ seconds: some, time, of: claimed }),
  'finding.overlap-settled': given({ seconds: some, time, of: claimed, counts: oneOf(overlapCounts) }),
  'finding.cotreatment': given({ seconds: some, time, of: claimed }),
  'finding.start-questioned': given({ time, count: some }),
  'finding.start-blocked-late': given({ time, count: some }),
  'finding.clearance-unconfirmed': given({ time }),
  'finding.reason-unconfirmed': given({ time }),
  'finding.gap': given({ missing: some }),
  'finding.conflict': given({ of: oneOf(['id', 'seq', 'visit']) }),
  'finding.contradiction': given({ time, what: oneOf(['resumed-before-start', 'started-under-stop', 'opened-twice']) }),
  'finding.not-finished': nothing,
  'finding.stop-unexplained': given({ time }),
  'finding.skew': given({ seconds: some }),
  'finding.not-practised': given({ activity }),
  'finding.time-missing': given({ activity }),
  'finding.intervention-unnamed': nothing,
  'finding.response-missing': nothing,
  'finding.plan-missing': nothing,
  'finding.time-short': given({
    name: row(
      'service',
      codes.map((one) => one.code),
    ),
    code,
  }),
  'finding.reference-missing': given({ activity }),
  'finding.elsewhere': given({ seconds: some }),
  'finding.patient-unconfirmed': nothing,
  'finding.therapist-period': given({ since: day, days: some }),
  'finding.measure-missing': nothing,
  'finding.element': given({
    activity,
    element: oneOf(['body-part', 'activity', 'objective', 'sets-and-repetitions', 'resistance', 'cues', 'response', 'progress']),
  }),
  ...Object.fromEntries(
    [
      'clear-stop',
      'explain-stop',
      'answer-start',
      'confirm-clearance',
      'confirm-reason',
      'stop-clock',
      'finish',
      'correct-time',
      'confirm-time',
      'settle-overlap',
      'take-back',
      'repetitions',
      'resistance',
      'cue',
      'response',
      'progress',
      'reference',
      'measure',
      'program',
      'go-without',
      'add-response',
      'add-plan',
    ].map((word) => [`remedy.${word}`, nothing]),
  ),
};
