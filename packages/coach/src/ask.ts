import { type HelpReason, help } from './help-event.ts';
import type { Question } from './output.ts';
import { type DownTask, downTasks } from './plan.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Asks the therapist, once in a session. Answers whether it was asked now. */
export function ask(draft: Draft, key: Question, why: HelpReason, trials: readonly Trial[] = [], at = draft.state.at): boolean {
  const { state, cues } = draft;
  if (state.asks.includes(key)) return false;
  state.asks = [...state.asks, key];
  if (key === 'next-task') {
    const next = nextDownTask(state.plan.downTask);
    if (next === null) return false;
    cues.push({ at, to: 'therapist', key, task: next });
  } else cues.push({ at, to: 'therapist', key });
  help(draft, { at, what: key === 'next-task' || key === 'without-screen' ? 'proposal' : 'question', why, key, trials });
  return true;
}

/** The task that is a step harder where practice goes down; null after the last. */
export const nextDownTask = (task: DownTask): DownTask | null => downTasks[downTasks.indexOf(task) + 1] ?? null;
