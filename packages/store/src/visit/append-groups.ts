import type { Envelope } from '@eupraxia/clinical';
import type { Fault, Result } from '@eupraxia/kernel';
import type { Actor } from '../actor.ts';
import type { Appended } from '../shapes.ts';
import { inTransaction, runTenant, type StoreResources, TenantTx } from '../tenant.ts';
import { appendEvents } from './append.ts';
import { appendPlain, isPlain, type VisitNow } from './plain-append.ts';

/** A call that stores events and answers in the same transaction. */
export interface AppendCall<T> {
  readonly actor: Actor;
  readonly visitId: string;
  readonly events: readonly Envelope[];
  /**
   * Answers once the events are stored, before the commit; a refusal takes the call's events back. It may run again, like
   * the work of `tenant`.
   * @param now what was read of the visit already; not given where it has to be read
   */
  readonly answer: (tx: TenantTx, appended: Appended, now?: VisitNow) => Promise<Result<T, Fault>>;
}

/** How long appends of a clinic are gathered while others of it are committed, in ms. */
const gatherMs = 25;
/** Most calls of one commit. */
const mostTogether = 64;
/** Most groups of a clinic that are under way at once: each takes a connection. */
const mostGroups = 3;

/** A call that waits for its turn, and how it is answered. */
interface Waiting {
  readonly call: AppendCall<unknown>;
  readonly plain: boolean;
  settle(answer: Promise<Result<unknown, Fault>>): void;
}

/**
 * Stores what is sent to a clinic's visits, calls that come close together in one commit: a commit costs the same for one
 * event as for many. A call that comes alone waits for nothing. While a group is under way the next one is gathered, for
 * 25 ms at most. What moves a clock, stops, or is judged by the log goes at once and by itself, and takes what waits in
 * its visit with it. Calls of one visit are stored in the order in which they came.
 *
 * No call fails for another one's fault: what does not fit, and the whole group where the database refuses anything of it,
 * is stored call by call, as `appendEvents` does.
 */
export function appendGroups(resources: StoreResources): <T>(call: AppendCall<T>) => Promise<Result<T, Fault>> {
  const clinics = new Map<string, ReturnType<typeof clinicQueue>>();
  return <T>(call: AppendCall<T>) =>
    new Promise<Result<T, Fault>>((resolve) => {
      const { clinicId } = call.actor;
      const queue: ReturnType<typeof clinicQueue> =
        clinics.get(clinicId) ??
        clinicQueue(resources, () => {
          // One that ends late must not take the place of its successor away.
          if (clinics.get(clinicId) === queue) clinics.delete(clinicId);
        });
      clinics.set(clinicId, queue);
      queue.add({
        call: call as AppendCall<unknown>,
        plain: call.actor.kind === 'person' && isPlain(call.events),
        settle: (answer) => resolve(answer as Promise<Result<T, Fault>>),
      });
    });
}

/** The calls of one clinic that wait or are under way; `empty` is called when there is none any more. */
function clinicQueue(resources: StoreResources, empty: () => void) {
  let waiting: Waiting[] = [];
  /** Visits in which a call is under way. */
  const busy = new Set<string>();
  let groups = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Whether what waits is looked at again soon. */
  let isNext = false;

  /** Starts what may start: `due` says that what waits has waited long enough. */
  function pump(due: boolean): void {
    const hurried = new Set(waiting.flatMap(({ plain, call }) => (plain ? [] : call.visitId)));
    const seen = new Set(busy);
    const together: Waiting[] = [];
    const apart: Waiting[] = [];
    for (const one of waiting) {
      const { visitId } = one.call;
      if (seen.has(visitId)) continue;
      seen.add(visitId);
      if (hurried.has(visitId)) apart.push(one);
      else together.push(one);
    }
    const starts = together.length > 0 && (groups === 0 || (due && groups < mostGroups));
    const group = starts ? together.slice(0, mostTogether) : [];
    const started = new Set([...apart, ...group]);
    waiting = waiting.filter((one) => !started.has(one));
    for (const { call } of started) busy.add(call.visitId);
    for (const one of apart) run([one], [alone(resources, one.call)]);
    if (group.length > 0) runGroup(group);
    if (waiting.length > 0) {
      if (timer === undefined) timer = setTimeout(onDue, gatherMs);
    } else {
      clearTimeout(timer);
      timer = undefined;
      if (busy.size === 0) empty();
    }
  }

  function onDue(): void {
    timer = undefined;
    pump(true);
  }

  function runGroup(group: readonly Waiting[]): void {
    groups++;
    const calls = group.map(({ call }) => call);
    const stored = storedTogether(resources, calls);
    const answers = calls.map(async (call, i) => (await stored)[i] ?? alone(resources, call));
    stored.finally(() => {
      groups--;
    });
    run(group, answers);
  }

  function run(calls: readonly Waiting[], answers: readonly Promise<Result<unknown, Fault>>[]): void {
    calls.forEach((one, i) => {
      const answer = answers[i] as Promise<Result<unknown, Fault>>;
      one.settle(answer);
      const done = (): void => {
        busy.delete(one.call.visitId);
        // Once for all calls of a group that end together.
        if (isNext) return;
        isNext = true;
        setImmediate(() => {
          isNext = false;
          pump(false);
        });
      };
      answer.then(done, done);
    });
  }
  return {
    add(one: Waiting): void {
      waiting.push(one);
      pump(false);
    },
  };
}

/** One call in a transaction of its own. */
function alone<T>(resources: StoreResources, { actor, visitId, events, answer }: AppendCall<T>): Promise<Result<T, Fault>> {
  return runTenant(resources, actor, async (tx) => {
    const appended = await appendEvents(tx, visitId, events);
    return appended.ok ? answer(tx, appended.value) : appended;
  });
}

/**
 * Plain calls of different visits in one transaction. Gives each answer, or undefined for a call that has to be stored by
 * itself; where anything fails, nothing is stored and that is all of them.
 */
async function storedTogether(
  resources: StoreResources,
  calls: readonly AppendCall<unknown>[],
): Promise<readonly (Result<unknown, Fault> | undefined)[]> {
  const [first] = calls;
  if (first === undefined) return [];
  try {
    return await inTransaction(resources, first.actor, async (client, audit) => {
      const views = calls.map(({ actor }) => new TenantTx(resources, client, actor, audit));
      try {
        const { results, written } = await appendPlain(views, calls);
        written.catch(() => undefined);
        const answers = await Promise.all(
          results.map(async (result, i) => {
            if (result === null) return undefined;
            const answer = await calls[i]?.answer(views[i] as TenantTx, result.appended, result.now);
            if (answer?.ok !== true) throw new Error('an answer was refused: its call is stored by itself');
            return answer;
          }),
        );
        return {
          commit: true,
          value: answers,
          sent: written,
          after: () => {
            for (const view of views) view.publish();
          },
        };
      } finally {
        for (const view of views) view.end();
      }
    });
  } catch {
    return calls.map(() => undefined);
  }
}
