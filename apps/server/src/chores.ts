import { keepSeal } from './audit/seals.ts';
import { planDemoDay } from './demo/day.ts';
import type { ServerContext } from './rpc/call.ts';

/** How often the audit is sealed and the demo's day looked at. */
const everyMs = 15 * 60_000;

/** Starts what the server does on its own: audit seals outside the database, and a new day for the demo clinic. */
export function startChores(desk: ServerContext, onLine: (line: string) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    await planDemoDay(desk).catch(() => onLine('The demo clinic’s day could not be planned.'));
    await sealAll(desk, onLine);
  };
  const timer = setInterval(() => {
    running = running.then(round);
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
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
      await keepSeal(desk.store, { clinicId, userId: 'server', name: 'Server', role: 'admin' }, desk.seals);
    } catch {
      desk.unsealed.add(clinicId);
      onLine('The audit could not be sealed; it is tried again.');
    }
  }
}
