import { parameterDefaults } from '../rows/parameters.ts';
import { chanceOf } from './chance.ts';

/** `variable` goes task by task as `blocked` does, and draws the variant of each trial. */
export const practiceSchedules = ['blocked', 'serial', 'random', 'variable'] as const;
export type PracticeSchedule = (typeof practiceSchedules)[number];

/** One task of the practice: an activity, or one target of it. */
export interface PracticeTask {
  readonly id: string;
  /** Trials ordered for this session. */
  readonly trials: number;
  /**
   * How this one is ordered, where it differs from the schedule: neighbors of one kind are mixed with each other, and the
   * groups come in the order of the program.
   */
  readonly kind?: PracticeSchedule;
  /** Forms of the task (distances, weights, surfaces). The first is the plain one. */
  readonly variants?: readonly string[];
  /** Whether the plain form went well enough in earlier sessions to be varied from the first trial on. */
  readonly mastered?: boolean;
}

export interface Schedule {
  readonly kind: PracticeSchedule;
  /** In the order of the program. Ids differ. */
  readonly tasks: readonly PracticeTask[];
  /** Decides every draw: stored in the plan, so that a replay draws the same. */
  readonly seed: number;
  /** How often the same comes in a row by chance at most, where anything else is left. */
  readonly sameInRow?: number;
  /** Share of held trials of the plain form from which it is varied, and how many trials must have shown it. */
  readonly variedFrom?: number;
  readonly fewest?: number;
}

/** A trial of this session, as the log has it. */
export interface DoneTrial {
  readonly taskId: string;
  readonly variant?: string;
  readonly held: boolean;
}

export interface NextTask {
  readonly taskId: string;
  /** Null where the task has one form only. */
  readonly variant: string | null;
  /** Trials of this task that are left, this one included. */
  readonly left: number;
}

/**
 * What comes next: a function of the schedule and the trials that were done, so that undoing a trial, skipping ahead or
 * reloading in the middle all lead on. Trials of tasks that the schedule does not hold are passed over.
 * @returns null when every task has its trials
 */
export function nextTask(schedule: Schedule, done: readonly DoneTrial[]): NextTask | null {
  const counts = new Map(schedule.tasks.map((task) => [task.id, 0]));
  const mine = done.filter(({ taskId }) => counts.has(taskId));
  for (const { taskId } of mine) counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
  const open = schedule.tasks.flatMap((task) => {
    const left = task.trials - (counts.get(task.id) ?? 0);
    return left > 0 ? [{ task, left }] : [];
  });
  const chosen = choose(schedule, open, mine);
  if (chosen === null) return null;
  return { taskId: chosen.task.id, variant: variantOf(schedule, chosen.task, mine), left: chosen.left };
}

/** The whole session ahead, if every trial were held: for a preview of the order. */
export function plannedOrder(schedule: Schedule): readonly NextTask[] {
  const order: NextTask[] = [];
  const done: DoneTrial[] = [];
  for (let next = nextTask(schedule, done); next !== null; next = nextTask(schedule, done)) {
    order.push(next);
    done.push({ taskId: next.taskId, held: true, ...(next.variant === null ? {} : { variant: next.variant }) });
  }
  return order;
}

interface Open {
  readonly task: PracticeTask;
  readonly left: number;
}

function choose(schedule: Schedule, all: readonly Open[], done: readonly DoneTrial[]): Open | null {
  const [first] = all;
  if (first === undefined) return null;
  const kind = kindOf(schedule, first.task);
  const group = groupOf(schedule, first.task);
  const open = all.filter(({ task }) => group.has(task.id));
  switch (kind) {
    case 'blocked':
    case 'variable':
      return first;
    case 'serial': {
      const order = schedule.tasks.map(({ id }) => id);
      const last = order.indexOf(done.at(-1)?.taskId ?? '');
      return open.find(({ task }) => order.indexOf(task.id) > last) ?? first;
    }
    case 'random':
      return drawn(schedule, open, done);
  }
}

const kindOf = ({ kind }: Schedule, task: PracticeTask): PracticeSchedule => task.kind ?? kind;

/** The ids of the neighbors that a task is mixed with: all of the same kind in a row, itself included. */
function groupOf(schedule: Schedule, { id }: PracticeTask): ReadonlySet<string> {
  const { tasks } = schedule;
  const own = tasks.findIndex((task) => task.id === id);
  const kind = kindOf(schedule, tasks[own] as PracticeTask);
  const isOther = (task: PracticeTask): boolean => kindOf(schedule, task) !== kind;
  const from = tasks.slice(0, own).findLastIndex(isOther) + 1;
  const next = tasks.slice(own).findIndex(isOther);
  return new Set(tasks.slice(from, next < 0 ? tasks.length : own + next).map((task) => task.id));
}

/** Draws by what is left of each, so that all end together; a task that would pile up at the end comes now. */
function drawn({ seed, sameInRow = 2 }: Schedule, open: readonly Open[], done: readonly DoneTrial[]): Open | null {
  const all = sum(open);
  const spent = rowOf(done.map(({ taskId }) => taskId));
  const barred = (one: Open): boolean => spent.count >= sameInRow && spent.of === one.task.id;
  const allowed = open.filter((one) => !barred(one));
  // Between the others that are left, and after the last of them, there would be no room for it any more.
  const piling = allowed.find(({ left }) => left > sameInRow * (all - left));
  if (piling !== undefined) return piling;
  const from = allowed.length > 0 ? allowed : open;
  let ticket = chanceOf(seed, done.length) * sum(from);
  for (const one of from) {
    ticket -= one.left;
    if (ticket < 0) return one;
  }
  return from.at(-1) ?? null;
}

function variantOf(schedule: Schedule, task: PracticeTask, done: readonly DoneTrial[]): string | null {
  const [plain, ...others] = task.variants ?? [];
  if (plain === undefined) return null;
  if (kindOf(schedule, task) !== 'variable' || others.length === 0) return plain;
  const own = done.filter(({ taskId }) => taskId === task.id);
  if (!(task.mastered ?? false) && !isMastered(schedule, plain, own)) return plain;
  const forms = [plain, ...others];
  const spent = rowOf(own.map(({ variant }) => variant ?? plain));
  const from = spent.count >= (schedule.sameInRow ?? 2) ? forms.filter((form) => form !== spent.of) : forms;
  return from[Math.floor(chanceOf(schedule.seed, done.length, 1) * from.length)] ?? plain;
}

function isMastered({ variedFrom, fewest }: Schedule, plain: string, own: readonly DoneTrial[]): boolean {
  // Once varied, always varied: a miss in a harder form is no reason to go back.
  if (own.some(({ variant }) => variant !== undefined && variant !== plain)) return true;
  const enough = fewest ?? parameterDefaults.fewest;
  const recent = own.slice(-Math.max(enough, parameterDefaults.window));
  if (recent.length < enough) return false;
  return recent.filter(({ held }) => held).length / recent.length >= (variedFrom ?? parameterDefaults.variedFrom);
}

/** The newest run of the same: what, and how often. */
function rowOf(names: readonly string[]): { readonly of: string | undefined; readonly count: number } {
  const of = names.at(-1);
  const before = names.findLastIndex((name) => name !== of);
  return { of, count: names.length - 1 - before };
}

function sum(open: readonly Open[]): number {
  return open.reduce((total, { left }) => total + left, 0);
}
