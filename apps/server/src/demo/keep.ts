import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dayIn, instantAt, isZone } from '@eupraxia/clinical';
import { demoId, demoPatients, demoPeople, demoTherapist, type PastVisit, pastVisitEvents, pastVisits } from '@eupraxia/demo';
import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import {
  appendChart,
  appendEvents,
  createPatient,
  openVisit,
  type PersonActor,
  planVisit,
  readChart,
  signNote,
  visitOf,
} from '@eupraxia/store';
import type { ServerOptions } from '../options.ts';
import type { ServerContext } from '../rpc/call.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { draftOf, signatureOf } from '../stations/note.ts';
import { composeOpening, readEvents } from '../stations/visit.ts';
import { demoActor, planDemoDay } from './day.ts';
import { type DemoSignIn, readSignIns, writeSignIns } from './sign-ins.ts';

const dayMs = 86_400_000;
const clinicName = 'Riverside Neuro Rehab · demo clinic, synthetic patients';

/**
 * Keeps the demo clinic: on the first start of an installation that is not to be empty it is founded, with people, charts
 * and some signed visits made by the same code as every other; on each start it gets a day of visits. An interrupted
 * seed goes on where it stopped.
 * @param setBehind sets the store's clock back by so many ms, so that what lies in the past is stored as of then
 */
export async function keepDemo(
  desk: ServerContext,
  { dataDir, empty, onProgress }: ServerOptions,
  setBehind: (ms: number) => void,
): Promise<Result<readonly DemoSignIn[], Fault>> {
  const path = join(resolve(dataDir), 'demo-sign-ins.txt');
  const done = join(resolve(dataDir), 'demo-ready');
  try {
    let signIns = await readSignIns(path);
    if (signIns === null) {
      const anybody = await desk.store.authPool.query('select 1 from "user" limit 1');
      if (empty || anybody.rowCount !== 0) return ok([]);
      signIns = await writeSignIns(path);
    }
    if (!existsSync(done)) {
      onProgress('Making the demo clinic (synthetic patients)…');
      await seed(desk, signIns, setBehind);
      await writeFile(done, '', { mode: 0o600 });
    }
    await planDemoDay(desk);
    return ok(signIns);
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    throw problem;
  } finally {
    setBehind(0);
  }
}

async function seed(desk: ServerContext, signIns: readonly DemoSignIn[], setBehind: (ms: number) => void): Promise<void> {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = isZone(own) ? own : 'UTC';
  const clinicId = demoId('clinic');
  valueOrThrow(await desk.store.createClinic({ id: clinicId, name: clinicName, zone, demo: true }));
  for (const { email, name, ...place } of demoPeople) {
    const secret = signIns.find((signIn) => signIn.email === email)?.password;
    if (secret === undefined) continue;
    const { userId } = await desk.identity.addPerson({ name, email, password: secret });
    valueOrThrow(await desk.store.addMembership(clinicId, { userId, ...place }));
  }
  const demo = await demoActor(desk);
  if (demo === null) throw new Error(`${demoTherapist} has no demo clinic after the seed.`);
  const at = (instant: number) => setBehind(Date.now() - instant);
  const today = Date.now();
  const day = (daysAgo: number) => dayIn(zone, today - daysAgo * dayMs);
  await seedCharts(desk, demo.actor, day, (daysAgo) => at(instantAt(zone, day(daysAgo), '09:00')));
  for (const visit of pastVisits) {
    const by = await demoActor(desk, visit.by);
    if (by !== null) await seedPastVisit(desk, by.actor, zone, visit, instantAt(zone, day(visit.daysAgo), visit.time), at);
  }
  setBehind(0);
}

/** Oldest evaluation first, so that the store's clock only ever goes forward. */
async function seedCharts(
  desk: ServerContext,
  actor: PersonActor,
  day: (daysAgo: number) => string,
  onDay: (daysAgo: number) => void,
): Promise<void> {
  for (const { id, name, bornOn, chartNumber, evaluated, chart } of demoPatients.toSorted((a, b) => b.evaluated - a.evaluated)) {
    onDay(evaluated);
    await desk.store.tenant(actor, async (tx) => {
      if ((await readChart(tx, id)).ok) return;
      valueOrThrow(await createPatient(tx, { id, name, bornOn, chartNumber }));
      valueOrThrow(await appendChart(tx, id, chart(day)));
    });
  }
}

async function seedPastVisit(
  desk: ServerContext,
  actor: PersonActor,
  zone: string,
  visit: PastVisit,
  planned: number,
  at: (instant: number) => void,
): Promise<void> {
  const patient = demoPatients.find(({ name }) => name === visit.patient);
  if (patient === undefined) throw new Error(`${visit.patient} is no patient of the demo.`);
  at(planned);
  const state = await desk.store.tenant(actor, async (tx) => {
    const found = await visitOf(tx, visit.id);
    if (found.ok) return found.value;
    valueOrThrow(await planVisit(tx, { id: visit.id, patientId: patient.id, startsAt: planned, minutes: 45 }));
    return valueOrThrow(await openVisit(tx, visit.id, composeOpening));
  });
  if (state.status === 'signed') return;
  at(state.startsAt + visit.minutes * 60_000);
  const membership = (await desk.store.memberships(actor.userId)).find(({ clinicId }) => clinicId === actor.clinicId);
  if (membership === undefined) throw new Error(`${actor.name} has no place in the demo clinic.`);
  const { credentials } = membership;
  const signatory = { userId: actor.userId, membership };
  await desk.store.tenant(actor, async (tx) => {
    const events = readEvents(pastVisitEvents(visit, actor, zone, state.startsAt)).read;
    const { acknowledged } = valueOrThrow(await appendEvents(tx, visit.id, events));
    const draft = valueOrThrow(await draftOf(tx, { visitId: visit.id, kind: 'treatment', through: acknowledged }, signatory));
    valueOrThrow(
      await signNote(
        tx,
        signatureOf(tx.now, { visitId: visit.id, kind: 'treatment' }, draft, {
          userId: actor.userId,
          name: actor.name,
          credentials,
        }),
      ),
    );
  });
}
