import { type Envelope, readLog, type VisitLog } from '@eupraxia/clinical';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { eventsBeyond, type TenantTx } from '@eupraxia/store';

/** Events per round of reading a whole log. */
const eventsPerRound = 2000;

/** Every stored event of a visit, read in rounds. */
export async function wholeLog(tx: TenantTx, visitId: string): Promise<Result<VisitLog, Fault>> {
  const all: Envelope[] = [];
  const have: Record<string, number> = {};
  for (;;) {
    const beyond = await eventsBeyond(tx, visitId, have, eventsPerRound);
    if (!beyond.ok) return beyond;
    all.push(...beyond.value.events);
    if (!beyond.value.more || beyond.value.events.length === 0) return ok(readLog(all));
    for (const { writer, seq } of beyond.value.events) have[writer] = Math.max(have[writer] ?? 0, seq);
  }
}
