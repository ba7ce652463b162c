import { type CoachPlan, feedbackOf } from '@eupraxia/coach';
import { coachPlanOf } from '../practice-run/coach-plan.ts';
import { type CoachedDose, CoachedLevels } from '../practice-run/coached-levels.ts';
import type { PracticePlan } from '../practice-run/plan.ts';
import type { PracticeReport } from '../practice-run/report.ts';
import { type RestLevels, RestMeter } from '../practice-run/rest.ts';
import { type Layout, SimulatedBody } from './body.ts';
import type { Patient, Seen } from './patient.ts';

/** Levels a second, and how many of them the patient makes before it looks again. */
const rate = 20;
const look = 5;
/** Seconds of rest at the beginning. */
const firstRest = 2;
/** The longest practice: a patient who gives the coach no trial practices no longer. */
const longest = 3600;

/** What a practice that was ordered looks like in time. */
export function layoutOf({ target, dose }: PracticePlan): Layout {
  const down = target.direction === 'down';
  return {
    firstRest,
    repetitions: dose.repetitions,
    setRest: down ? 0 : (dose.restSeconds ?? 10),
    between: down ? (dose.restSeconds ?? 0) : 0,
    down,
    holdSeconds: target.holdSeconds,
  };
}

/** What the patient has of the practice as the coach stands. */
export function seenBy(levels: CoachedLevels | null, { target }: PracticePlan): Seen {
  const { holdSeconds } = target;
  if (levels === null) return { floor: target.floor, ceiling: target.ceiling, holdSeconds, live: true, toldQuiet: false };
  const { floor, ceiling } = levels.state.zone;
  return { floor, ceiling, holdSeconds, live: feedbackOf(levels.state).live, toldQuiet: levels.hasSaid('other-side-quiet') };
}

/** A practice of a simulated patient, from the plan to what the coach made of it. */
export interface Course {
  readonly report: PracticeReport;
  readonly rest: RestLevels;
  readonly plan: CoachPlan;
  /** Seconds at which the electrode came off; none where it stayed. */
  readonly offAt: number;
}

/**
 * Lets a simulated patient practice under the coach, in levels of percent: what the patient does answers what the coach shows,
 * and the coach what the patient does. The same plan, patient and seed make the same course.
 */
export function simulatedCourse(plan: PracticePlan, patient: Patient, seed: number): Course {
  const layout = layoutOf(plan);
  const body = new SimulatedBody(patient, layout, seed, rate);
  const watches = plan.target.inputs?.some(({ role }) => role === 'antagonist') === true;
  const rest = restOf(body, plan);
  const channel = { name: 'agonist', unit: 'µV', reference: 100 };
  const source = { rate, mains: 'none', agonist: channel, antagonist: watches ? channel : null, rest: null } as const;
  const coachPlan = coachPlanOf(plan, source, rest, firstRest);
  const { sets, repetitions } = plan.dose;
  const dose: CoachedDose = { sets, repetitions, silent: plan.target.feedback === 'off' };
  const levels = new CoachedLevels(coachPlan, dose, rest);
  const agonist = new Float32Array(look);
  const antagonist = new Float32Array(look);
  const end = 1 + 1.5 * plan.dose.sets * plan.dose.repetitions;
  let at = firstRest * rate;
  let offAt = Number.POSITIVE_INFINITY;
  while (!levels.over && at < longest * rate && body.trials < end) {
    body.fill(seenBy(levels, plan), agonist, antagonist);
    if (body.off) offAt = Math.min(offAt, at / rate);
    levels.take({ t0: at / rate, rate, agonist, antagonist: watches ? antagonist : null, marks: null });
    at += look;
  }
  return { report: levels.report({ score: 1, reasons: [] }), rest, plan: coachPlan, offAt };
}

function restOf(body: SimulatedBody, plan: PracticePlan): RestLevels {
  const count = firstRest * rate;
  const levels = new Float32Array(count);
  body.fill(seenBy(null, plan), levels, new Float32Array(count));
  const meter = new RestMeter(0, count, rate);
  for (const [i, level] of levels.entries()) meter.take(i, level, false);
  const rest = meter.result(100, 'µV', plan.target.direction === 'down');
  if (rest === null) throw new TypeError('a simulated rest is long enough');
  return rest;
}
