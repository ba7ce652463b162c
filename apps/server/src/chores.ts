import { systemActor } from '@eupraxia/store';
import { keepSeal } from './audit/seals.ts';
import { planDemoDay } from './demo/day.ts';
import type { ServerContext } from './rpc/call.ts';

/** How often the audit is sealed and the demo's day looked at. */
const everyMs = 15 * 60_000;
/** How often counts of what repeated are written. */
const foldedMs = 15_000;
/** How often counts of failed sign-ins that have ended are removed: often, so that an attack cannot fill the table. */
const clearEveryMs = 60_000;

/** Starts what the server does on its own: audit seals outside the database, and a new day for the demo clinic. */
export function startChores(desk: ServerContext, onLine: (line: string) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    await planDemoDay(desk).catch(() => onLine('The demo clinic’s day could not be planned.'));
    await desk.store.signInLog.shorten(desk.clock()).catch(() => onLine('The sign-in log could not be shortened.'));
    await sealAll(desk, onLine);
  };
  const timer = setInterval(() => {
    running = running.then(round);
  }, everyMs);
  timer.unref();
  const folding = setInterval(() => {
    running = running.then(() => desk.recorder.flush());
  }, foldedMs);
  folding.unref();
  const clearing = setInterval(() => {
    // A database that is away has nothing to clear.
    running = running.then(() => desk.limiter.clear().catch(() => undefined));
  }, clearEveryMs);
  clearing.unref();
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(clearing);
      clearInterval(folding);
      await running;
      await desk.recorder.flush(true);
      await sealAll(desk, onLine);
    },
  };
}

/** Seals the audit of every clinic that this process has worked for since the last round. */
async function sealAll(desk: ServerContext, onLine: (line: string) => void): Promise<void> {
  const clinics = [...desk.unsealed];
  desk.unsealed.clear();
  for (const clinicId of clinics) {
    try {
      await keepSeal(desk.store, systemActor(clinicId, 'seal'), desk.seals);
    } catch {
      desk.unsealed.add(clinicId);
      onLine('The audit could not be sealed; it is tried again.');
    }
  }
}
