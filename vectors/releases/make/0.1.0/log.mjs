/**
 * The visits of release 0.1.0 (commit 92d70ee) that later releases must read as that release did: bundled with that
 * release's own packages (`release:` is its checkout, see freeze.mjs) and run once. No clock, no chance.
 */
import { createHash } from 'node:crypto';
import {
  bodySchemas,
  exampleSnapshot,
  exampleVisit,
  exampleWriter,
  foldVisit,
  readLog,
} from 'release:packages/clinical/src/index.ts';
import { coachVersion } from 'release:packages/coach/src/index.ts';
import { tappedPlanFor } from 'release:packages/practice/src/plan.ts';
import { madeSession } from 'release:packages/practice/src/session.fixture.ts';
import { isTapped, livedBy, tappedPractice } from 'release:packages/practice/src/tapped.ts';
import { z } from 'zod';

const start = 1_795_364_100_000;
const minute = 60_000;
const plain = (value) => JSON.parse(JSON.stringify(value));
const idOf = (text) => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `01900000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
};

/** A visit as several tablets write it; minutes count from the opening. */
class Visit {
  events = [];
  constructor(title, snapshot) {
    this.title = title;
    this.visitId = idOf(title);
    this.snapshot = snapshot;
    this.pens = ['therapist', 'therapist', 'assistant', 'therapist'].map((role, number) =>
      exampleWriter({
        clinicId: snapshot.clinic.id,
        visitId: this.visitId,
        userId: ['example-server', 'example-therapist', 'example-assistant', 'example-second'][number],
        role,
        zone: snapshot.clinic.zone,
        number: 10 + number,
        startedAt: start,
      }),
    );
    this.at(0, 'visit.opened', { snapshot }, {}, 0);
  }
  items(index) {
    return this.snapshot.program.items[index].id;
  }
  at(minutes, kind, body, more = {}, pen = 1) {
    const event = { ...plain(this.pens[pen].write(start + Math.round(minutes * minute), kind, body)), ...more };
    this.events.push(event);
    return event.id;
  }
}

const item = (name, over = {}) => ({
  id: idOf(name),
  exerciseId: 'sit-to-stand',
  name: 'sit-to-stand',
  bodyPart: 'lower limb',
  side: 'bilateral',
  dose: { sets: 3, repetitions: 5 },
  objective: 'rising from the dining chair',
  service: { code: '97530', intent: 'a functional task' },
  ...over,
});
const emg = (name, exerciseId, floor, ceiling, over = {}) =>
  item(name, {
    exerciseId,
    name: exerciseId,
    bodyPart: 'forearm',
    side: 'right',
    position: 'seated',
    muscle: 'extensor carpi radialis',
    placement: 'belly of the muscle',
    dose: { sets: 4, repetitions: 5, minutes: 12 },
    target: { metric: 'emg-amplitude', reference: 'submaximal', floor, ceiling, holdSeconds: 2 },
    grading: { resistance: 'none', cue: 'Let it sink', harder: 'Lower', easier: 'Higher', stop: 'Pain above 4' },
    service: { code: '97112', intent: 'motor control of the wrist' },
    ...over,
  });
const snapshot = (items, over = {}) => {
  const base = exampleSnapshot();
  return { ...base, program: { ...base.program, items }, ...over };
};
const sides = ['left', 'right', 'bilateral', 'midline'];
const limits = {
  id: idOf('limits'),
  systolic: { most: 170, least: 95 },
  diastolic: { most: 105, least: 50 },
  heartRate: { most: 130, least: 45 },
  spo2: { least: 90 },
  pain: 5,
  effort: 7,
  vitalsFirst: true,
  usualSystolic: 128,
};
/** What the screen said; the lists of words that a snapshot holds are spread over several visits. */
const safety = (state, cordAtT6OrAbove) => ({
  answers: {
    falls: { answer: 'yes', detail: 'Two in June' },
    'medication-known': { answer: 'unknown' },
    thrombosis: { answer: 'no' },
    fracture: { answer: 'yes', side: 'left', regions: ['wrist', 'hand'] },
    'joint-pain': { answer: 'yes', side: 'right' },
    wound: { answer: 'yes', side: 'bilateral' },
  },
  state,
  findings: ['block', 'reason', 'note'].map((severity, n) => ({
    rule: `rule-${severity}`,
    name: `A rule that says ${severity}`,
    severity,
    certain: n !== 1,
    activities: [],
    ask: n === 1 ? ['falls'] : [],
    action: 'Ask first.',
    ...(n === 1 ? { reason: 'Seen by the physician on Monday.' } : {}),
  })),
  cordAtT6OrAbove,
});
const evidence = (from = 0) => ({
  recording: idOf('recording'),
  channel: 'agonist',
  from,
  to: from + 2.5,
  algorithm: 'coach on the 50 ms RMS',
  version: '1',
  params: { window: 50, mains: '50', filtered: true },
});
const one = 'one-on-one';

/** Every kind, every optional field and every word of each list. */
function everything() {
  const items = [
    emg('everything 1', 'emg-wrist-extension', 40, 70, {
      target: {
        metric: 'emg-amplitude',
        reference: 'MVIC',
        floor: 40,
        ceiling: 70,
        holdSeconds: 2,
        feedback: 'faded',
        adapt: 'success',
        antagonistLimit: 30,
      },
    }),
    item('everything 2', { position: 'chair, 45 cm' }),
    item('everything 3', { exerciseId: 'narrow-stance', name: 'Standing balance', side: 'midline' }),
    item('everything 4', { side: 'left', service: { code: '97110', intent: 'strength' } }),
  ];
  const base = exampleSnapshot();
  const v = new Visit(
    'every kind and every field',
    snapshot(items, {
      program: { id: idOf('program'), items, schedule: { kind: 'random', seed: 4_000_000_000 } },
      conditions: sides.map((side) => ({ ...base.conditions[0], id: idOf(`condition ${side}`), icd10: 'I69.351', side })),
      deficits: sides.map((side) => ({ ...base.deficits[0], id: idOf(`deficit ${side}`), side })),
      baselines: sides.map((side, n) => ({
        ...base.baselines[0],
        id: idOf(`first ${side}`),
        side,
        better: n ? 'higher' : 'lower',
      })),
      latest: sides.map((side, n) => ({ ...base.latest[0], id: idOf(`latest ${side}`), side, better: n ? 'higher' : 'lower' })),
      previous: {
        ...base.previous,
        activities: sides.map((side, n) => ({
          ...base.previous.activities[0],
          side,
          reference: { kind: ['MVIC', 'peak-in-task', 'submaximal'][n % 3], placement: 'belly of the muscle' },
        })),
      },
      limits,
      falls: 'yes',
      safety: safety('reason', 'no'),
    }),
  );
  return { v, items };
}

function everyEvent({ v, items }) {
  const [a, b, c, d] = items.map(({ id }) => id);
  let at = 0;
  const say = (kind, body, more, pen) => {
    at += 0.25;
    return v.at(at, kind, body, more, pen);
  };
  for (const answer of ['yes', 'no', 'unknown'])
    say('screen.answered', { question: `falls-${answer}`, answer, detail: 'asked again' });
  say('screen.answered', { question: 'falls', answer: 'yes' });
  say('rule.reasoned', { rule: 'rule-reason', text: 'Seen by the physician.' });
  for (const when of ['before', 'during', 'after']) {
    say('pain.rated', { score: 2.5, when, site: 'right shoulder', ...(when === 'during' ? { activityId: a } : {}) });
    say('vitals.taken', { when, systolic: 128, diastolic: 78, heartRate: 72, spo2: 97 });
  }
  say('quote.said', { text: 'It catches less.', speaker: 'patient' });
  say('quote.said', { text: 'She sleeps better.', speaker: 'caregiver' });
  for (const source of ['replay', 'synthetic', 'device'])
    say('recording.attached', {
      recording: source === 'device' ? idOf('recording') : idOf(`recording ${source}`),
      sha256: createHash('sha256').update(source).digest('hex'),
      bytes: 12_345,
      format: 'csv',
      rate: 1000,
      seconds: 60,
      channels: [
        { name: 'agonist', unit: 'µV' },
        { name: 'antagonist', unit: 'µV' },
      ],
      source,
    });
  say('activity.started', { activityId: a, by: 'therapist', mode: one });
  for (const kind of ['submaximal', 'peak-in-task', 'MVIC'])
    say('reference.set', {
      activityId: a,
      kind,
      value: 171.5,
      unit: 'µV',
      muscle: 'extensor',
      placement: 'belly',
      measured: evidence(1),
    });
  say('zone.set', { activityId: a, floor: 40, ceiling: 70, holdSeconds: 2 });
  say('coach.started', { activityId: a, run: idOf('run'), plan: { activityId: a, zone: { floor: 40 } }, coach: '2', chain: '1' });
  for (const mains of ['50', '60', 'none']) {
    say('feedback.started', {
      activityId: a,
      run: idOf('run'),
      at: 1,
      recording: idOf('recording'),
      from: 0,
      rate: 1000,
      speed: 1.5,
      mains,
      agonist: { channel: 'agonist', unit: 'µV', reference: 171.5 },
      antagonist: { channel: 'antagonist', unit: 'µV', reference: 160 },
    });
    say('feedback.stopped', { activityId: a, run: idOf('run'), at: 2, to: 1 });
  }
  const word = say('pain.rated', { score: 3, when: 'during', activityId: a });
  say('coach.heard', {
    activityId: a,
    run: idOf('run'),
    at: 2,
    what: 'pain',
    of: word,
    said: { score: 3, when: 'during', list: [1, null, 'x'] },
  });
  say('feedback.changed', { activityId: a, run: idOf('run'), at: 3, policy: 'faded', share: 62.5 });
  const repetitions = [];
  for (let i = 0; i < 6; i++)
    repetitions.push(
      say('repetition.done', {
        activityId: a,
        held: i % 2 === 0,
        holdSeconds: 1.5 + i,
        peak: 55 + i,
        set: 1,
        measured: evidence(i * 3),
      }),
    );
  const probe = say(
    'probe.ended',
    {
      activityId: a,
      run: idOf('run'),
      at: 20,
      label: 'learning',
      cold: true,
      complete: true,
      held: 3,
      of: 6,
      variant: 'other hand',
    },
    { evidence: repetitions },
  );
  say('probe.ended', {
    activityId: a,
    run: idOf('run'),
    at: 21,
    label: 'performance',
    cold: false,
    complete: false,
    held: 0,
    of: 0,
  });
  say('zone.set', { activityId: a, floor: 45, ceiling: 75, holdSeconds: 2 }, { evidence: [repetitions[0]] });
  say('set.finished', { activityId: a });
  say('activity.stopped', { activityId: a });

  say('activity.started', { activityId: b, by: 'therapist', mode: one });
  for (const channel of ['verbal', 'tactile', 'visual'])
    for (const level of ['hint', 'some', 'much'])
      say('cue.given', { activityId: b, channel, level, text: `${channel} ${level}` });
  for (const level of [
    'independent',
    'set-up',
    'supervision',
    'stand-by',
    'contact-guard',
    'minimal',
    'moderate',
    'maximal',
    'dependent',
  ])
    say('assistance.set', { activityId: b, level });
  for (const kind of ['none', 'gravity', 'manual', 'weight', 'band', 'machine'])
    say('resistance.set', { activityId: b, kind, value: 2.5, unit: kind === 'weight' ? 'kg' : 'lb', text: 'light' });
  say('effort.rated', { activityId: b, score: 4.5, scale: 'CR10' });
  say('activity.paused', { activityId: b });
  say('activity.resumed', { activityId: b });
  for (const by of ['therapist', 'assistant', 'both', 'student', 'aide', 'none'])
    for (const mode of [one, 'group', 'unattended']) say('attention.changed', { activityId: b, by, mode });
  say('attention.changed', { activityId: b, by: 'therapist', mode: one });
  say('time.corrected', { activityId: b, seconds: 700, reason: 'Started before the tap.' });
  say('activity.stopped', { activityId: b });

  say('activity.started', { activityId: c, by: 'assistant', mode: one }, {}, 2);
  for (const base of ['apart', 'together', 'semi', 'tandem', 'one'])
    for (const surface of ['firm', 'foam'])
      say(
        'repetition.done',
        {
          activityId: c,
          held: surface === 'firm',
          holdSeconds: 10,
          set: 1,
          stance: { base, eyes: surface === 'firm' ? 'open' : 'closed', surface },
          ...(surface === 'foam' ? { lostBalance: true } : {}),
        },
        {},
        2,
      );
  say('set.finished', { activityId: c }, {}, 2);
  const whys = [
    'pain',
    'dizziness',
    'chest-pain',
    'fainting',
    'new-neurological-sign',
    'seizure',
    'fall',
    'vital-signs',
    'fatigue',
    'equipment',
    'by-mistake',
    'unknown',
    'other',
  ];
  whys.forEach((why, n) => {
    const from = ['therapist', 'patient', 'rule'][n % 3];
    const stop = say(
      'stop.pressed',
      { from, ...(from === 'rule' ? { rule: 'painRise' } : {}) },
      from === 'rule' ? { evidence: [word] } : {},
      n % 2 ? 1 : 2,
    );
    say('stop.explained', { stop, why, text: `It was ${why}.` });
    say('stop.cleared', { stop, text: 'Passed.' });
    say('activity.resumed', { activityId: c }, {}, 2);
  });
  say('activity.stopped', { activityId: c }, {}, 2);
  say('activity.started', { activityId: d, by: 'therapist', mode: one });
  at += 16;
  say('activity.stopped', { activityId: d });

  const eased = say('assistance.set', { activityId: b, level: 'minimal' });
  say('reason.given', { of: [eased, probe], text: 'the rises came without the arms' });
  for (const section of ['subjective', 'intervention', 'skilled-need', 'response', 'progress-and-plan', 'time'])
    say('remark.written', { section, text: `A word for ${section}.`, ...(section === 'response' ? { activityId: a } : {}) });
  for (const side of ['left', 'right', 'bilateral', 'midline'])
    say('measurement.taken', {
      measureId: 'arat',
      name: 'Action Research Arm Test',
      value: 31,
      unit: 'points',
      better: side === 'left' ? 'lower' : 'higher',
      side,
    });
  const wrong = say('cue.given', { activityId: b, channel: 'verbal', level: 'hint' });
  say('event.retracted', { reason: 'tapped by mistake' }, { corrects: wrong });
  say('attention.elsewhere', { intervals: [{ from: start + 2 * minute, to: start + 3 * minute }] });
  say('units.chosen', { remainder: 7, codes: ['97112', '97530'] });
  say('units.chosen', { modified: [{ code: '97112', units: 1, therapistMinutes: 8, assistantMinutes: 7 }] });
  say('visit.finished', {});
  say('visit.reopened', {});
  say('remark.written', { section: 'time', text: 'Opened once more.' });
  say('visit.finished', {});
  return v;
}

/** The two relaxation rows, one with a floor that no muscle can stay above. */
function relaxation() {
  const calm = { metric: 'emg-amplitude', reference: 'peak-in-task', floor: 2, ceiling: 20, holdSeconds: 10, adapt: 'ease-only' };
  const v = new Visit(
    'two relaxation activities',
    snapshot([
      emg('calm 1', 'emg-wrist-flexor-calm', 2, 20, { target: calm }),
      emg('calm 2', 'emg-trapezius-calm', 8, 25, { side: 'left' }),
      emg('calm 3', 'emg-wrist-extension', 3, 60),
    ]),
  );
  for (let i = 0; i < 3; i++) {
    const activityId = v.items(i);
    const from = 2 + i * 14;
    v.at(from, 'activity.started', { activityId, by: 'therapist', mode: one });
    v.at(from + 0.2, 'reference.set', { activityId, kind: i === 0 ? 'peak-in-task' : 'submaximal', value: 90, unit: 'µV' });
    v.at(from + 0.4, 'zone.set', { activityId, floor: i === 0 ? 2 : 8, ceiling: i === 0 ? 20 : 25, holdSeconds: 10 });
    for (let n = 0; n < 5; n++)
      v.at(from + 1 + n, 'repetition.done', {
        activityId,
        held: n > 1,
        holdSeconds: n > 1 ? 10.2 : 4,
        peak: n > 1 ? 12 : 31,
        set: 1,
        measured: evidence(n * 12),
      });
    v.at(from + 7, 'set.finished', { activityId });
    v.at(from + 12.5, 'activity.stopped', { activityId });
  }
  v.at(45, 'visit.finished', {});
  return v;
}

/** Two tablets that could not reach each other: orders, corrections of corrections, contradictions, a clock behind. */
function twoWriters() {
  const v = new Visit(
    'two tablets apart',
    snapshot([item('apart 1'), item('apart 2', { service: { code: '97112', intent: 'control' } })]),
  );
  const [a, b] = [v.items(0), v.items(1)];
  v.at(1, 'activity.resumed', { activityId: a });
  v.at(2, 'activity.started', { activityId: a, by: 'therapist', mode: one });
  v.at(3, 'activity.started', { activityId: b, by: 'assistant', mode: one }, {}, 2);
  const stop = v.at(9, 'stop.pressed', { from: 'therapist' }, {}, 3);
  v.at(9.5, 'activity.resumed', { activityId: a });
  v.at(10, 'stop.explained', { stop, why: 'equipment' });
  v.at(8, 'stop.cleared', { stop: idOf('no such stop') }, {}, 2);
  v.at(12, 'stop.cleared', { stop }, {}, 3);
  v.at(13, 'activity.resumed', { activityId: a });
  v.at(13.5, 'activity.resumed', { activityId: b }, {}, 2);
  const cue = v.at(14, 'cue.given', { activityId: a, channel: 'verbal', level: 'some' });
  const undo = v.at(14.2, 'event.retracted', {}, { corrects: cue });
  v.at(14.4, 'event.retracted', { reason: 'it did happen' }, { corrects: undo });
  const cue2 = v.at(15, 'cue.given', { activityId: b, channel: 'tactile', level: 'much' }, {}, 2);
  v.at(15.5, 'cue.given', { activityId: b, channel: 'tactile', level: 'hint' }, { corrects: cue2 }, 2);
  v.at(11, 'pain.rated', { score: 4, when: 'during', activityId: a });
  v.at(20, 'activity.paused', { activityId: a });
  v.at(21, 'activity.started', { activityId: idOf('not in the program'), by: 'therapist', mode: one });
  v.at(30, 'visit.finished', {});
  v.at(31, 'activity.started', { activityId: a, by: 'assistant', mode: one }, {}, 2);
  v.at(36, 'activity.stopped', { activityId: a }, {}, 2);
  v.at(37, 'dream.told', { of: 'flying' });
  v.at(38, 'remark.written', { section: 'response', text: 'After what nobody knows.' });
  return v;
}

/** What is left open: a STOP that nobody cleared, another whose clearance has the earlier time, and a clock that runs. */
function open() {
  const stopped = new Visit(
    'open under a STOP',
    snapshot([item('stopped 1'), item('stopped 2')], { safety: safety('blocked', 'yes'), previous: null }),
  );
  stopped.at(1, 'activity.started', { activityId: stopped.items(0), by: 'therapist', mode: one });
  const early = stopped.at(6, 'stop.pressed', { from: 'patient' });
  stopped.at(5, 'stop.cleared', { stop: early }, {}, 3);
  stopped.at(7, 'activity.resumed', { activityId: stopped.items(0) });
  const rated = stopped.at(8, 'pain.rated', { score: 8, when: 'during', activityId: stopped.items(0) });
  stopped.at(8.01, 'stop.pressed', { from: 'rule', rule: 'pain' }, { evidence: [rated] });
  stopped.at(9, 'activity.started', { activityId: stopped.items(1), by: 'assistant', mode: 'group' }, {}, 2);
  const running = new Visit(
    'open with its clock running',
    snapshot([item('running 1'), item('running 2', { service: { code: '97150', intent: 'group' } })], {
      safety: safety('clear', 'unknown'),
    }),
  );
  running.at(1, 'activity.started', { activityId: running.items(0), by: 'therapist', mode: one });
  running.at(4, 'activity.started', { activityId: running.items(1), by: 'both', mode: 'group' }, {}, 2);
  running.at(9, 'attention.changed', { activityId: running.items(0), by: 'student', mode: one });
  for (const [n, by] of ['student', 'aide', 'none'].entries())
    running.at(12 + n, 'activity.started', { activityId: running.items(1), by, mode: n === 0 ? 'group' : 'unattended' }, {}, 2);
  running.at(15, 'cue.given', { activityId: running.items(0), channel: 'verbal', level: 'hint' });
  return [stopped, running];
}

/** The three ways to count units, with ties answered and not. */
function billed() {
  return ['CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15'].map((unitMethod, n) => {
    const items = [
      item(`${unitMethod} 1`, { service: { code: '97112', intent: 'control' } }),
      item(`${unitMethod} 2`, { service: { code: '97530', intent: 'a task' } }),
      item(`${unitMethod} 3`, { service: { code: '97110', intent: 'strength' } }),
    ];
    const v = new Visit(
      `billed by ${unitMethod}`,
      snapshot(items, {
        payer: { name: 'A payer', unitMethod, assistantModifier: n !== 1 },
        discipline: n === 2 ? 'OT' : 'PT',
        program: { id: idOf('program'), items, schedule: { kind: ['blocked', 'serial', 'variable'][n], seed: n } },
      }),
    );
    const spans = [
      [2, 24],
      [24, 31],
      [31, 38],
    ];
    spans.forEach(([from, to], i) => {
      v.at(
        from,
        'activity.started',
        { activityId: v.items(i), by: i === 1 ? 'assistant' : 'therapist', mode: one },
        {},
        i === 1 ? 2 : 1,
      );
      v.at(to, 'activity.stopped', { activityId: v.items(i) }, {}, i === 1 ? 2 : 1);
    });
    v.at(39, 'attention.elsewhere', { intervals: [{ from: start + 2 * minute, to: start + 3.5 * minute }] }, {}, 3);
    v.at(40, 'units.chosen', { remainder: 7, codes: ['97110', '97530'] });
    v.at(41, 'visit.finished', {});
    return v;
  });
}

/** Practice that is tapped, under the coach of that release: it counts, stops for pain, and says why. */
function tapped() {
  const v = new Visit(
    'tapped practice with two coaches',
    snapshot([item('tapped 1', { side: 'left' }), item('tapped 2')], { falls: 'no', limits: undefined }),
  );
  const log = () => readLog(v.events.map(plain));
  let at = 0;
  const written = new Set();
  const put = (kind, body, more) => {
    at += 0.4;
    return v.at(at, kind, body, more);
  };
  const begin = (index) => {
    const folded = foldVisit(log());
    put('coach.started', {
      activityId: v.items(index),
      run: idOf(`tapped run ${index}`),
      plan: plain(tappedPlanFor(folded, folded.activities[index])),
      coach: coachVersion,
      chain: 'none',
    });
  };
  const write = (kind, body, more) => {
    const cause = put(kind, body, more);
    const { events } = log();
    for (const started of events.filter((event) => event.kind === 'coach.started' && isTapped(event)))
      for (const { event, cause: of } of tappedPractice(started, livedBy(started, events)).events) {
        const name = event.kind === 'stop.pressed' ? `stop ${of.id}` : JSON.stringify([event.kind, event.body]);
        if (of.id !== cause || written.has(name)) continue;
        written.add(name);
        put(event.kind, plain(event.body), event.from.events.length === 0 ? {} : { evidence: [...event.from.events] });
      }
    return cause;
  };
  write('pain.rated', { score: 1, when: 'before' });
  begin(0);
  begin(1);
  write('activity.started', { activityId: v.items(0), by: 'therapist', mode: one });
  for (let i = 0; i < 8; i++)
    write('repetition.done', { activityId: v.items(0), held: i % 4 !== 0, set: 1, ...(i === 4 ? { lostBalance: true } : {}) });
  write('set.finished', { activityId: v.items(0) });
  write('effort.rated', { activityId: v.items(0), score: 9, scale: 'CR10' });
  write('pain.rated', { score: 5, when: 'during', activityId: v.items(0) });
  const stop = v.events.findLast(({ kind }) => kind === 'stop.pressed');
  if (stop === undefined) throw new Error('the coach did not stop');
  write('stop.explained', { stop: stop.id, why: 'pain' });
  write('stop.cleared', { stop: stop.id });
  write('activity.resumed', { activityId: v.items(0) });
  for (let i = 0; i < 4; i++) write('repetition.done', { activityId: v.items(0), held: true, set: 2 });
  write('activity.stopped', { activityId: v.items(0) });
  write('visit.finished', {});
  return v;
}

/** The coach on samples, as that release's own test makes it; ids are made this visit's own. */
function sampled(seed, options) {
  const { envelopes } = madeSession(seed, options);
  const text = JSON.stringify(envelopes).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const hex = createHash('sha256').update(`${seed} ${id}`).digest('hex');
    return `${id.slice(0, 24)}${hex.slice(0, 12)}`;
  });
  return { title: `practice on samples, seed ${seed}`, events: JSON.parse(text) };
}

export function visits() {
  const whole = everything();
  return [
    { title: 'the example visit', events: plain(exampleVisit().envelopes) },
    {
      title: 'the example visit, open',
      events: plain(exampleVisit({ visitId: idOf('open example'), events: 60, seed: 9, finished: false }).envelopes),
    },
    everyEvent(whole),
    relaxation(),
    twoWriters(),
    ...open(),
    ...billed(),
    tapped(),
    sampled(7, {}),
    sampled(11, { dies: true }),
  ].map(({ title, events }) => ({ title, events }));
}

/** What no event of the log holds: kinds, optional fields and words of lists, as paths. Empty when all is covered. */
export function missing(events) {
  const gaps = [];
  for (const [kind, schema] of Object.entries(bodySchemas)) {
    const bodies = events.filter((event) => event.kind === kind).map(({ body }) => body);
    if (bodies.length === 0) gaps.push(kind);
    walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' }), bodies, kind, gaps);
  }
  return gaps;
}

function walk(schema, values, path, gaps) {
  if (schema.enum) for (const word of schema.enum) if (!values.includes(word)) gaps.push(`${path}=${word}`);
  for (const option of schema.anyOf ?? []) {
    const fits = values.filter(
      (value) =>
        option.type === undefined || kindOf(value) === option.type || (option.type === 'integer' && kindOf(value) === 'number'),
    );
    if (fits.length === 0) gaps.push(`${path}|${option.type}`);
    walk(option, fits, path, gaps);
  }
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const inner = values.flatMap((value) => (value && value[name] !== undefined ? [value[name]] : []));
    if (inner.length === 0) gaps.push(`${path}.${name}`);
    else walk(part, inner, `${path}.${name}`, gaps);
  }
  if (schema.items)
    walk(
      schema.items,
      values.flatMap((value) => value ?? []),
      `${path}[]`,
      gaps,
    );
  if (schema.additionalProperties && typeof schema.additionalProperties === 'object')
    walk(
      schema.additionalProperties,
      values.flatMap((value) => Object.values(value ?? {})),
      `${path}.*`,
      gaps,
    );
}
const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
