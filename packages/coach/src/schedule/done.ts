import type { Visit } from '@eupraxia/clinical/visit';
import { isProbeOf, repetitionsOf } from '../dose/ledger.ts';
import { type DoneTrial, nextTask, type Schedule } from './next-task.ts';

/**
 * The trials of practice of a visit, over all its activities, as `nextTask` asks for them. Probes are not among them. The log does
 * not say which variant was tried; with a schedule it is taken to be the one that the schedule asked for.
 */
export function doneTrials(visit: Visit, schedule?: Schedule): readonly DoneTrial[] {
  const done: DoneTrial[] = [];
  const trials = visit.activities
    .flatMap((activity) => {
      const probes = isProbeOf(activity);
      return repetitionsOf(activity).flatMap((one) => (probes(one) ? [] : [{ one, taskId: activity.item.id }]));
    })
    .sort((a, b) => a.one.at - b.one.at);
  // Which variant was due is asked trial by trial, which takes time: only where there is one to choose.
  const varies = schedule?.tasks.some(({ variants = [], kind = schedule.kind }) => kind === 'variable' && variants.length > 1);
  for (const { one, taskId } of trials) {
    const next = schedule !== undefined && varies === true ? nextTask(schedule, done) : null;
    const variant = next?.taskId === taskId ? next.variant : null;
    done.push({ taskId, held: one.body.held, ...(variant === null ? {} : { variant }) });
  }
  return done;
}
