import { exercises } from '@eupraxia/catalogue';
import { type Envelope, type NewPracticeOrder, type NewProgramItem, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { type CoachInput, coachPlan, feedbackOf, givenNow, replay, type Step, tappedPlan } from '@eupraxia/coach';
import { hintsFor } from '@eupraxia/coach/focus';
import { type PracticeSession, proposalFor } from '@eupraxia/coach/progress';
import { orderedPractice, type RuleId, type RuleRow, ruleRows } from '@eupraxia/coach/rows';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { doseContext } from '../../../app/dose-context.ts';
import { draftOfExercise } from '../../program/draft.ts';
import { focusAdvice } from '../../program/focus-advice.ts';
import { withRule } from '../../program/practice-draft.ts';
import { DoseSheet } from './DoseSheet.tsx';
import { nextInOrder } from './next-in-order.ts';
import { offersFor } from './offers.ts';

const hour = 3_600_000;
const start = 1.7e12;
const example = exampleSnapshot();

/** An activity of the catalog as a program orders it. */
function itemOf(exerciseId: string, practice: NewPracticeOrder): NewProgramItem {
  const row = exercises.find(({ id }) => id === exerciseId);
  const [model] = example.program.items;
  if (row === undefined || model === undefined) throw new Error(`no ${exerciseId}`);
  const { target: _target, ...rest } = model;
  return { ...rest, exerciseId, name: row.name, minutes: 3, practice };
}

/** A visit some hours after the first, with taps of its one activity, a set after them. */
function visitOf(hours: number, exerciseId: string, practice: NewPracticeOrder, taps = ''): Visit {
  const at = start + hours * hour;
  const item = itemOf(exerciseId, practice);
  const snapshot = { ...example, falls: 'no' as const, program: { id: example.program.id, items: [item] } };
  const visitId = `018f4e2a-0000-7000-8000-${String(hours).padStart(12, '0')}`;
  const tab = exampleWriter({ clinicId: example.clinic.id, visitId, userId: 'pt', zone: 'UTC', number: 1, startedAt: at });
  const activityId = item.id;
  const log: Envelope[] = [tab.write(at, 'visit.opened', { snapshot })];
  if (taps !== '') log.push(tab.write(at, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }));
  for (const [i, mark] of [...taps].entries())
    log.push(tab.write(at + 1000 * (i + 1), 'repetition.done', { activityId, held: mark === 'x' }));
  if (taps !== '') log.push(tab.write(at + 60_000, 'set.finished', { activityId }));
  return foldVisit(readLog(log));
}
const firstOf = (visit: Visit) => {
  const [activity] = visit.activities;
  if (activity === undefined) throw new Error('no activity');
  return activity;
};
const offers = (practice: NewPracticeOrder, taps: string, history: readonly Visit[]) => {
  const visit = visitOf(30, 'sit-to-stand', practice, taps);
  return offersFor(visit, firstOf(visit), history, start + 30 * hour);
};
const doseText = (exerciseId: string, practice: NewPracticeOrder) => {
  const visit = visitOf(30, exerciseId, practice, 'xxx');
  return renderToStaticMarkup(
    <DoseSheet visit={visit} activity={firstOf(visit)} history={[]} now={start + 31 * hour} onDone={() => undefined} />,
  );
};

const on = (rule: RuleId, is: boolean): NewPracticeOrder => ({ rules: { [rule]: is } });
const plan = (order: NewPracticeOrder) => {
  const { rules, parameters, errors, feedback } = orderedPractice(order);
  return { activityId: 'a', rules, parameters, errors, ...(feedback === undefined ? {} : { feedback }) };
};
/** Taps through the coach: `x` held, `o` not, `|` the end of a set, `?` the patient asks, `h` hands help from now on. */
function tapped(order: NewPracticeOrder, marks: string): Step {
  const inputs = [...marks].map((mark, i): CoachInput => {
    const at = 10 * (i + 1);
    if (mark === '|') return { kind: 'set-finished', at };
    if (mark === '?') return { kind: 'asked', at };
    if (mark === 'h') return { kind: 'assistance', at, level: 'maximal', id: `h${i}` };
    return { kind: 'tapped', at, held: mark === 'x', seconds: 2, id: `t${i}` };
  });
  return replay(tappedPlan(plan(order)), inputs);
}
const keys = ({ cues }: Step) => cues.map(({ key }) => key);

/** Contractions of three seconds at 50 % with three seconds of rest, through the coach of a signal. */
function contracted(order: NewPracticeOrder, count: number): Step {
  const source = { recording: 'r', channel: 'c', unit: 'µV', reference: 100, startsAt: 0 };
  const zone = { direction: 'up', floor: 30, ceiling: 80, holdSeconds: 1 } as const;
  const rate = 100;
  const agonist = Float32Array.from({ length: 600 * count }, (_, i) => (i % 600 < 300 ? 50 : 1));
  return replay(coachPlan({ ...plan(order), source, zone }), [
    { kind: 'block', t0: 0, rate, agonist },
    { kind: 'tick', at: 6 * count + 1 },
  ]);
}

/** A session of one exercise of which this many of ten were held, in practice and a day later without feedback. */
const session = (n: number, held: number): PracticeSession => ({
  id: `s${n}`,
  activityId: 'a',
  exerciseId: 'sit-to-stand',
  side: 'bilateral',
  from: start + 48 * n * hour,
  to: start + 48 * n * hour + 1000,
  trials: 10,
  held,
  success: held / 10,
  first: { held: Math.round(held / 2), of: 5 },
  best: { held: Math.round(held / 2), of: 5 },
  learning: { held, of: 10 },
  zone: null,
  handsOn: 0.5,
  cuesPerTrial: 1,
  live: null,
  effort: null,
  painRise: null,
  stops: 0,
  evidence: [],
});
const proposed = (rules: NewPracticeOrder['rules'], held: readonly number[]) =>
  proposalFor(
    held.map((one, n) => session(n, one)),
    {
      ladder: ['assistance', 'cues', 'variants', 'schedule'],
      answers: [],
      rules: orderedPractice({ ...(rules === undefined ? {} : { rules }) }).rules,
      schedule: { kind: 'random', tasks: 3, lowCognition: null },
    },
  );

/** An exercise that is balance work. */
const balance = exercises.find(({ id }) => doseContext({ exerciseId: id }, [], null).work === 'balance')?.id ?? '';
const sitting = exercises.find(({ id }) => id === 'sit-to-stand');
if (sitting === undefined) throw new Error('no sit-to-stand');
const draft = { ...draftOfExercise(sitting, 'a'), grading: { cue: 'straighten your knee' } };
const practicedBefore = [0, 1, 2].map((n) => visitOf(n, 'sit-to-stand', {}, 'xx'));

/**
 * What can be seen of each rule that is no reference, with it on and off: the state of the coach, a cue, a proposal, an offer,
 * or words on a screen. A rule that is chosen is on where its policy or schedule is ordered; one that nobody can switch off
 * shows the same whatever is ordered, and its effect against the state without its cause.
 */
const effects: Readonly<Record<string, (is: boolean) => unknown>> = {
  'learning-not-performance': (is) =>
    replay(tappedPlan({ activityId: 'a', fallRisk: 'no', hoursSincePractice: is ? 30 : 2, rules: {} }), [
      { kind: 'probe-begin', at: 1 },
    ]).state.probe?.label,
  'retention-probe': (is) => offers(on('retention-probe', is), '', [visitOf(0, 'sit-to-stand', {}, 'xx')]),
  'transfer-probe': (is) =>
    offers({ variants: ['low chair'], rules: { 'transfer-probe': is, motivation: false } }, 'xx', practicedBefore),
  'faded-feedback': (is) => keys(tapped(on('faded-feedback', is), 'xxxxxxxxxx|xxxxxxxxxx|')).includes('feedback-faded'),
  'summary-feedback': (is) => feedbackOf(later(tapped(is ? { feedback: 'summary' } : {}, 'xxxxx'))).result?.kind,
  'bandwidth-feedback': (is) => keys(tapped(is ? { feedback: 'bandwidth' } : {}, 'x')).includes('in-band'),
  'self-controlled-feedback': (is) => {
    const step = tapped(is ? { feedback: 'self-controlled' } : {}, 'xoxoxoxoxo?');
    return [keys(step).includes('ask-when-you-like'), feedbackOf(later(step)).result?.kind];
  },
  'estimate-first': (is) => keys(tapped(on('estimate-first', is), 'xxx')).includes('how-was-that'),
  'terminal-after-concurrent': (is) => givenNow(tapped(is ? { feedback: 'terminal' } : {}, 'x').state),
  'external-focus': (is) => focusAdvice({ ...draft, practice: withRule(draft.practice, 'external-focus', is) }, sitting)?.words,
  'good-trials': (is) => feedbackOf(later(tapped({ feedback: 'terminal', rules: { 'good-trials': is } }, 'x'))).result !== null,
  'small-choices': (is) => keys(tapped(on('small-choices', is), 'xxxxx|')).includes('your-choice'),
  'challenge-point': (is) =>
    keys(tapped({ rules: { 'challenge-point': is, 'faded-feedback': false } }, 'xxxxxxxxxx|')).includes('harder'),
  staircase: (is) => contracted(on('staircase', is), 4).state.zone.floor,
  'one-change': (is) => {
    const changed = keys(tapped(on('one-change', false), `xxxxxxxxxx${is ? '|' : ''}`));
    return changed.filter((key) => key === 'feedback-faded' || key === 'harder').length;
  },
  'schedule-by-stage': (is) => proposed({ 'schedule-by-stage': is }, [5, 6])?.rule,
  'variable-practice': (is) => {
    const visit = visitOf(30, 'sit-to-stand', is ? { schedule: 'variable', variants: ['low chair'] } : {}, 'xxxxxx');
    return nextInOrder(visit, null, firstOf(visit).item.id)?.kind;
  },
  'work-and-rest': (is) => keys(tapped(on('work-and-rest', is), 'xxxxx|')).includes('rest-due'),
  'dose-against-usual': (is) => doseText('sit-to-stand', on('dose-against-usual', is)),
  'high-dose': (is) => doseText('sit-to-stand', on('high-dose', is)),
  'walking-intensity': (is) => doseText('sit-to-stand', is ? { heartRate: { rest: 60, highest: 150 } } : {}),
  'balance-dose': (is) => doseText(balance, on('balance-dose', is)),
  'stop-rules': (is) =>
    givenNow(
      replay(
        tappedPlan(plan(on('stop-rules', false))),
        is ? [{ kind: 'stop', at: 1, id: 's', rule: 'pain-rise' }] : [{ kind: 'tick', at: 1 }],
      ).state,
    ),
  'feedback-channel': (is) => hintsFor({ measures: 'timing' }, { 'feedback-channel': is }).length,
  'less-guidance': (is) => keys(tapped(on('less-guidance', is), 'hxxxxx|xxxxx|')).includes('guided-often'),
  'night-between': (is) => offers(on('night-between', is), '', []),
  motivation: (is) => offers(on('motivation', is), 'xx', []),
  'learning-curve': (is) => proposed({ 'learning-curve': is }, [8, 8, 8, 8])?.rule,
};

/** The step with time gone on, so that a result is shown. */
const later = ({ state }: Step) => ({ ...state, at: (state.shown?.from ?? state.at) + 0.1 });

describe('every rule of motor learning', () => {
  const rules = Object.entries(ruleRows) as [RuleId, RuleRow][];

  it('is tried here, or is a reference that says why it has no effect', () => {
    expect(Object.keys(effects)).toEqual(rules.filter(([, { runs }]) => runs !== 'reference').map(([rule]) => rule));
  });

  it.each(Object.keys(effects))('%s changes what can be seen when it is switched on', (rule) => {
    const effect = effects[rule];
    expect(effect?.(true)).not.toEqual(effect?.(false));
    // The same again: no effect hangs on chance.
    expect(effect?.(true)).toEqual(effect?.(true));
  });
});
