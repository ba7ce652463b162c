import type { Actor } from './actor.ts';
import type { AuthoredAct } from './audit/trail.ts';
import { inTransaction, isRefusal, retried, runTenant, type StoreResources, TenantTx } from './tenant.ts';

/** Most acts that one transaction records. */
const mostTogether = 200;

/** Runs `work` in one transaction that only reads; see `Store.reading`. */
export type Reading = <T>(actor: Actor, work: (tx: TenantTx) => Promise<T>) => Promise<T>;

/**
 * Transactions that only read. What they note for the audit is recorded in a transaction of its own, which calls of a clinic
 * share, and which has been committed before anything that was read is handed out: a commit costs the same for one act as for
 * many, and the lock of the chain's head lets one of a clinic through at a time anyway.
 */
export function readings(resources: StoreResources): Reading {
  const clinics = new Map<string, ReturnType<typeof actsOfClinic>>();
  const record = (clinicId: string, acts: readonly AuthoredAct[]): Promise<void> => {
    const queue = clinics.get(clinicId) ?? actsOfClinic(resources, () => clinics.delete(clinicId));
    clinics.set(clinicId, queue);
    return queue(acts);
  };
  return async (actor, work) => {
    // The acts of a patient are recorded by another role, before the patient's transaction ends.
    if (actor.kind === 'patient') return runTenant(resources, actor, work);
    const { value, acts } = await retried(resources, () => attemptReading(resources, actor, work));
    if (acts.length > 0) await record(actor.clinicId, acts);
    return value;
  };
}

async function attemptReading<T>(
  resources: StoreResources,
  actor: Actor,
  work: (tx: TenantTx) => Promise<T>,
): Promise<{ readonly value: T; readonly acts: readonly AuthoredAct[] }> {
  const acts: AuthoredAct[] = [];
  return inTransaction(
    resources,
    actor,
    async (client) => {
      const tx = new TenantTx(resources, client, actor, acts);
      try {
        const value = await work(tx);
        const commit = !isRefusal(value);
        return { commit, value: { value, acts: commit ? acts : [] } };
      } finally {
        tx.end();
      }
    },
    'BEGIN READ ONLY',
  );
}

/** Records acts of one clinic, those that come while others are being recorded in one transaction; `empty` says that none is left. */
function actsOfClinic(resources: StoreResources, empty: () => void): (acts: readonly AuthoredAct[]) => Promise<void> {
  let waiting: { readonly acts: readonly AuthoredAct[]; settle(done: Promise<void>): void }[] = [];
  const pump = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      const done = recordActs(
        resources,
        group.flatMap(({ acts }) => acts),
      );
      for (const { settle } of group) settle(done);
      await done.catch(() => undefined);
    }
    empty();
  };
  let isUnderWay = false;
  return (acts) =>
    new Promise((resolve) => {
      waiting.push({ acts, settle: resolve });
      if (isUnderWay) return;
      isUnderWay = true;
      setImmediate(pump);
    });
}

/** Records acts of people of one clinic in a transaction that does nothing else. */
async function recordActs(resources: StoreResources, acts: readonly AuthoredAct[]): Promise<void> {
  const [first] = acts;
  if (first === undefined) return;
  await retried(resources, () =>
    inTransaction(resources, first.actor, async (_, audit) => {
      audit.push(...acts);
      return { commit: true, value: undefined };
    }),
  );
}
