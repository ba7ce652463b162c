import { repetitionsOf } from '@eupraxia/clinical/target';
import type { Visit } from '@eupraxia/clinical/visit';
import { sessionsOf } from '@eupraxia/coach/progress';
import { orderedPractice, parameterDefaults } from '@eupraxia/coach/rows';
import {
  doneTrials,
  type NextTask,
  nextTask,
  type PracticeSchedule,
  type PracticeTask,
  type Schedule,
  seedFrom,
} from '@eupraxia/coach/schedule';
import type { PracticeHistory } from '../../../app/practice-history.ts';

/** What the program's order of practice asks for next. */
export interface NextInOrder {
  readonly kind: PracticeSchedule;
  /** Null when every activity has its repetitions. */
  readonly next: NextTask | null;
}

/** What stands for the task as it was practiced so far: the first form of every task. */
export const plainForm = '';

/**
 * The next activity by the order that the program or its items have, with the variant of the trial; null where nothing is
 * ordered, or there is neither another activity nor a variant to choose. Where the program leaves the order open, an item that
 * is varied orders its own trials and no other's. What was ended has no more trials. A function of the log, so that undo,
 * skipping ahead and reloading lead on.
 * @param history signed visits before this one, for the share that was held of the plain form; unknown is not enough
 * @param chosen the activity that is shown
 */
export function nextInOrder(visit: Visit, history: PracticeHistory = null, chosen?: string): NextInOrder | null {
  const { program } = visit.snapshot;
  const order = program.schedule;
  const open = visit.activities.filter(({ state }) => state !== 'stopped').map(({ item }) => item);
  const mixes =
    order !== undefined || open.some(({ practice }) => practice?.schedule === 'serial' || practice?.schedule === 'random');
  const items =
    mixes && visit.activities.length > 1 ? open : open.filter(({ id, practice }) => id === chosen && isVaried(practice));
  if (items.length === 0 && !(order !== undefined && visit.activities.length > 1)) return null;
  const schedule: Schedule = {
    kind: order?.kind ?? 'blocked',
    seed: order?.seed ?? seedFrom(program.id),
    tasks: items.map((item) => taskOf(item, history)),
  };
  const next = nextTask(schedule, doneTrials(visit, schedule));
  const kind = items.find(({ id }) => id === next?.taskId)?.practice?.schedule ?? schedule.kind;
  return { kind, next };
}

type Item = Visit['activities'][number]['item'];

/** Whether the trials of an item are drawn from variants. */
const isVaried = (practice: Item['practice']): boolean =>
  practice?.schedule === 'variable' && (practice.variants ?? []).length > 0;

function taskOf(item: Item, history: PracticeHistory): PracticeTask {
  const { schedule: kind, variants = [] } = item.practice ?? {};
  return {
    id: item.id,
    trials: repetitionsOf(item.dose),
    ...(kind === undefined ? {} : { kind }),
    ...(variants.length === 0 ? {} : { variants: [plainForm, ...variants], mastered: isMastered(item, history) }),
  };
}

/** Whether the plain form went well enough the last time to be varied from the first trial on. */
function isMastered(item: Item, history: PracticeHistory): boolean {
  if (!Array.isArray(history)) return false;
  const { variedFrom = parameterDefaults.variedFrom } = orderedPractice(item.practice).parameters;
  const last = sessionsOf(history as readonly Visit[], item).at(-1);
  return last !== undefined && last.success >= variedFrom;
}
