import type { Me } from '@eupraxia/api';
import { keepDraftsIn, restoreDrafts, sealDraftsNow } from '../outbox/drafts.ts';
import { registerKind } from '../outbox/kinds.ts';
import { markOnce, markSent, sendUnsent, unsentPlaces } from '../outbox/the-outbox.ts';
import { theVault } from '../vault/the-vault.ts';
import { beforeLeaving, beforeLocking, whenHandedOver } from './leaving.ts';
import { handOverNow } from './left-behind.ts';
import { may } from './may.ts';
import { currentMe, sessionLives, watchSession } from './session.ts';

/** What charts need comes when it is wanted: most starts find nothing that was left. */
let charts: ReturnType<typeof loadCharts> | null = null;
const loadCharts = () => import('./chart-writes.ts');
const chartWrites = (): ReturnType<typeof loadCharts> => {
  charts ??= loadCharts();
  return charts;
};
/**
 * Starts what sends: as soon as it is known who sits here, everything that they left in this browser is taken up again,
 * without anybody looking for it, and before they sign out it is tried once more. What colleagues left here is handed over.
 */
export function startOutbox(): void {
  registerKind({ name: 'chart', send: async (patientId) => (await chartWrites()).chartOutbox.send(patientId) });
  registerKind({
    name: 'events',
    async send(visitId, me) {
      const { openVisit } = await import('../visit/open-visit.ts');
      return (await openVisit(visitId, me)).sendNow();
    },
  });
  keepDraftsIn({
    async box(patientId) {
      const me = currentMe();
      if (me !== undefined) await markOnce('chart', patientId, me);
      return (await chartWrites()).chartBox(patientId);
    },
    about: () => ({ userId: currentMe()?.userId ?? '', clinicId: currentMe()?.clinic.id ?? '' }),
    memoryOnly: async () => (await theVault()).fault !== null,
  });
  addEventListener('pagehide', () => void sealDraftsNow());
  // Without the person's key no box of a patient opens: what was typed in the last moment would be in memory alone.
  beforeLocking(sealDraftsNow);
  // Somebody else sits here in a moment.
  whenHandedOver(sealDraftsNow);
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void sealDraftsNow();
  });
  beforeLeaving(async () => {
    const me = currentMe();
    await sealDraftsNow();
    return me === undefined ? 0 : sendUnsent(me);
  });
  let takenUpFor: string | undefined;
  let here = false;
  watchSession(() => {
    const me = currentMe();
    const key = me === undefined ? undefined : `${me.userId}/${me.clinic.id}`;
    if (key !== takenUpFor) {
      takenUpFor = key;
      // A browser that keeps nothing has nothing to take up.
      if (me !== undefined) void takeUp(me).catch(() => undefined);
    }
    const back = sessionLives();
    if (back && !here && me !== undefined && may(me.role, 'treat')) void handOverNow();
    here = back;
  });
}

/** Loads what earlier lives of this person's tabs left, drafts first, and sends what waits. */
async function takeUp(me: Me): Promise<void> {
  for (const { kind, place } of await unsentPlaces(me)) {
    if (kind !== 'chart' || !may(me.role, 'write-charts')) continue;
    const { chartBox, chartOutbox } = await chartWrites();
    await restoreDrafts(place).catch(() => undefined);
    await chartOutbox.load(place).catch(() => undefined);
    const box = await chartBox(place);
    if ((await box.read()).records.length > 0 || chartOutbox.state(place).damaged > 0) continue;
    await box.settle();
    await box.tidy();
    await markSent('chart', place);
  }
  await sendUnsent(me);
}
