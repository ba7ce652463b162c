import { parameterDefaults } from '../rows/parameters.ts';
import type { PracticeSchedule } from './next-task.ts';

/** What decides the order of tasks. Unknown is null, and is not a reason for anything. */
export interface Stage {
  /** Sessions of these tasks before today. */
  readonly sessions: number;
  /** Share of held trials in the last of them. */
  readonly success: number | null;
  /** Whether a screen of cognition was low, or memory is poor. */
  readonly lowCognition: boolean | null;
  /** How many tasks there are to mix. */
  readonly tasks: number;
  readonly current: PracticeSchedule;
}

export interface ScheduleAdvice {
  readonly schedule: PracticeSchedule;
  readonly because: 'one-task' | 'early' | 'low-cognition' | 'growing' | 'steady';
}

/**
 * Which order the stage of learning speaks for: blocked early or with poor cognition, then serial, then random.
 * Advice of the rule `schedule-by-stage`; the therapist orders.
 */
export function scheduleAdvice(
  stage: Stage,
  numbers: { readonly earlySuccess?: number; readonly successLow?: number } = {},
): ScheduleAdvice {
  const { earlySuccess = parameterDefaults.earlySuccess, successLow = parameterDefaults.successLow } = numbers;
  if (stage.tasks < 2) return { schedule: 'blocked', because: 'one-task' };
  if (stage.lowCognition === true) return { schedule: 'blocked', because: 'low-cognition' };
  if (stage.sessions < 2 || stage.success === null || stage.success < earlySuccess)
    return { schedule: 'blocked', because: 'early' };
  if (stage.success < successLow || stage.current === 'blocked') return { schedule: 'serial', because: 'growing' };
  return { schedule: 'random', because: 'steady' };
}
