import type { PracticePlan } from '../practice-run/plan.ts';
import type { Course } from './course.ts';

/** Words to the patient or the therapist that name why trials fail, or ask what to do about it. */
const helping: ReadonlySet<string> = new Set([
  'higher',
  'softer',
  'longer',
  'let-sink',
  'other-side-quiet',
  'soften-antagonist',
  'breathe-or-stretch',
  'check-electrode',
  'help-due',
]);
/** Where success is the cause, a zone becomes harder. */
const harder: ReadonlySet<string> = new Set(['success-above-band']);
/** From when on a success was won on a muscle that nobody could see: seconds after the electrode came off. */
const seen = 0.5;

/** Failures in a row that nobody may have without help. */
export const mostFailures = ({ age, conditions = [] }: PracticePlan): number =>
  (age ?? 40) < 18 || conditions.some((id) => /aphasia|depress/.test(id)) ? 5 : 10;

/**
 * What no practice may do, whoever practices; each broken law as a sentence, none where all hold.
 * @param offAt seconds at which the electrode came off; none where it stayed
 */
export function brokenLaws(course: Course, plan: PracticePlan, offAt = Number.POSITIVE_INFINITY): readonly string[] {
  return [
    ...failuresWithoutHelp(course, mostFailures(plan)),
    ...ceilings(course),
    ...praiseWithoutContact(course, offAt),
    ...changesInASet(course),
    ...feedbackWithdrawn(course),
  ];
}

/** Instants at which the coach helped. */
function helps({ report }: Course): readonly number[] {
  const { zone, feedback, cues, proposals } = report;
  return [
    ...zone.filter(({ why }) => !harder.has(why)),
    ...feedback.filter(({ why }) => why === 'returned'),
    ...cues.filter(({ key }) => helping.has(key)),
    ...proposals,
  ].map(({ at }) => at);
}

function failuresWithoutHelp(course: Course, most: number): readonly string[] {
  const helped = helps(course);
  const broken: string[] = [];
  let run: Course['report']['trials'][number][] = [];
  for (const trial of course.report.trials) {
    run = trial.inZone ? [] : [...run, trial];
    const first = run[0];
    if (first === undefined || run.length < most) continue;
    const until = trial.at + trial.seconds + 1;
    if (helped.some((at) => at >= first.at && at <= until)) run = run.slice(1);
    else {
      broken.push(`${most} failures without help until ${trial.at.toFixed(1)} s`);
      run = [];
    }
  }
  return broken;
}

function ceilings({ report, plan, rest }: Course): readonly string[] {
  if (plan.zone.direction !== 'down') return [];
  const broken: string[] = [];
  let ceiling = plan.zone.ceiling ?? 0;
  for (const change of report.zone) {
    const to = change.ceiling ?? 0;
    const last = report.trials.findLast(({ at, seconds }) => at + seconds <= change.at + 0.3);
    if (to > ceiling && harder.has(change.why)) broken.push(`the ceiling rose after success at ${change.at} s`);
    if (to > ceiling && change.why === 'raise-taken-back' && last?.inZone === true)
      broken.push(`the ceiling rose after a success at ${change.at} s`);
    if (to < ceiling && to < 2 * rest.noise - 1e-6) broken.push(`the ceiling fell under the noise at ${change.at} s`);
    const rested = plan.rest === null ? 0 : plan.rest.mean + 2 * plan.rest.sd;
    if (to < ceiling && to < rested - 1e-6) broken.push(`the ceiling fell under rest at ${change.at} s`);
    ceiling = to;
  }
  return broken;
}

function praiseWithoutContact({ report }: Course, offAt: number): readonly string[] {
  const from = offAt + seen;
  return [
    ...report.trials
      .filter(({ at, seconds, inZone }) => inZone && at + seconds > from && at > offAt - seconds + seen)
      .map(({ at }) => `a success without contact at ${at.toFixed(1)} s`),
    ...report.trials.filter(({ at }) => at > from).map(({ at }) => `a trial without contact at ${at.toFixed(1)} s`),
    ...report.cues.filter(({ at, key }) => key === 'in-band' && at > from).map(({ at }) => `praise without contact at ${at} s`),
  ];
}

function changesInASet({ report }: Course): readonly string[] {
  const ends = [...report.sets.map(({ at }) => at), Number.POSITIVE_INFINITY];
  const counts = new Map<number, number>();
  for (const { at } of report.zone) {
    const set = ends.findIndex((end) => at <= end);
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([set, count]) => `${count} changes of the zone in set ${set + 1}`);
}

function feedbackWithdrawn({ report }: Course): readonly string[] {
  const broken: string[] = [];
  let share = 1;
  for (const change of report.feedback) {
    if (change.why === 'faded' && change.share < share) {
      const before = report.trials.filter(({ at, seconds }) => at + seconds <= change.at + 0.3).slice(-10);
      const success = before.filter(({ inZone }) => inZone).length;
      if (2 * success < before.length) broken.push(`feedback faded at ${change.at} s, with ${success} of ${before.length}`);
    }
    share = change.share;
  }
  return broken;
}
