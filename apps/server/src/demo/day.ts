import { randomBytes } from 'node:crypto';
import { dayIn, instantAt } from '@eupraxia/clinical';
import { demoPatients, demoPeople, demoTherapist } from '@eupraxia/demo';
import { uuidV7 } from '@eupraxia/kernel';
import { listDay, type PersonActor, planVisit } from '@eupraxia/store';
import type { ServerContext } from '../rpc/call.ts';
import { valueOrThrow } from '../rpc/faults.ts';

/** One of the demo clinic's people as an actor, with the clinic's zone; null where there is no demo clinic. */
export async function demoActor(
  desk: ServerContext,
  email: string = demoTherapist,
): Promise<{ readonly actor: PersonActor; readonly zone: string } | null> {
  const found = await desk.identity.userByEmail(email);
  if (found === null) return null;
  const clinic = (await desk.store.memberships(found.userId)).find(({ demo }) => demo);
  if (clinic === undefined) return null;
  const name = demoPeople.find((person) => person.email === email)?.name ?? email;
  const { clinicId, role, zone } = clinic;
  return { actor: { kind: 'person', clinicId, userId: found.userId, name, role }, zone };
}

/**
 * Plans the demo clinic's visits for today, in its zone, where today has none: so there is always a day to try. A demo
 * that an older release made lacks the patients that came later; they are left out.
 */
export async function planDemoDay(desk: ServerContext): Promise<void> {
  const demo = await demoActor(desk);
  if (demo === null) return;
  desk.unsealed.add(demo.actor.clinicId);
  const day = dayIn(demo.zone, desk.clock());
  await desk.store.tenant(demo.actor, async (tx) => {
    if ((await listDay(tx, day)).visits.length > 0) return;
    for (const { id: patientId, slot } of demoPatients) {
      const startsAt = instantAt(demo.zone, day, slot.time);
      const visit = { id: uuidV7(desk.clock(), randomBytes(10)), patientId, startsAt, minutes: slot.minutes };
      const planned = await planVisit(tx, visit);
      if (!planned.ok && planned.error.code !== 'EUP_STORE_PATIENT_UNKNOWN') valueOrThrow(planned);
    }
  });
}
