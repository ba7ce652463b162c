import { repetitionsOf } from '@eupraxia/clinical/target';
import type { Visit } from '@eupraxia/clinical/visit';
import { doneTrials, type NextTask, nextTask, type PracticeSchedule, type Schedule } from '@eupraxia/coach/schedule';

/** What the program's order of practice asks for next. */
export interface NextInOrder {
  readonly kind: PracticeSchedule;
  /** Null when every activity has its repetitions. */
  readonly next: NextTask | null;
}

/**
 * The next activity by the order that the program has; null where it has none, or one activity alone. What was ended has
 * no more trials. A function of the log, so that undo, skipping ahead and reloading lead on.
 */
export function nextInOrder(visit: Visit): NextInOrder | null {
  const order = visit.snapshot.program.schedule;
  if (order === undefined || visit.activities.length < 2) return null;
  const schedule: Schedule = {
    ...order,
    tasks: visit.activities
      .filter(({ state }) => state !== 'stopped')
      .map(({ item }) => ({ id: item.id, trials: repetitionsOf(item.dose) })),
  };
  return { kind: order.kind, next: nextTask(schedule, doneTrials(visit, schedule)) };
}
