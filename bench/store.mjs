import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { startDatabase } from '@eupraxia/postgres';
import { appendEvents, createPatient, openStore, openVisit, planVisit } from '@eupraxia/store';

const value = (result) => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const total = 5000;
const perCall = 50;

/** A visit of 5,000 events appended as a browser sends them, fifty a call, to the program's own database with fsync on. */
export async function benchStore() {
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-'));
  chmodSync(folder, 0o755);
  const database = value(await startDatabase({ dataDir: join(folder, 'data') }));
  try {
    const store = value(await openStore({ owner: database.owner, app: database.app }));
    try {
      return await append(store);
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function append(store) {
  const clinicId = randomUUID();
  const actor = { kind: 'person', clinicId, userId: randomUUID(), name: 'B. Bench', role: 'therapist' };
  value(await store.createClinic({ id: clinicId, name: 'Bench', zone: 'America/Chicago', demo: true }));
  const base = exampleSnapshot();
  const visitId = randomUUID();
  const snapshot = { ...base, clinic: { ...base.clinic, id: clinicId }, clinician: { ...base.clinician, userId: actor.userId } };
  await store.tenant(actor, async (tx) => {
    value(await createPatient(tx, snapshot.patient));
    value(await planVisit(tx, { id: visitId, patientId: snapshot.patient.id, startsAt: Date.now(), minutes: 45 }));
    value(await openVisit(tx, visitId, () => ({ ok: true, value: snapshot })));
  });
  const startedAt = Date.now();
  const tab = exampleWriter({ number: 1, clinicId, visitId, userId: actor.userId, zone: base.clinic.zone, startedAt });
  const activityId = snapshot.program.items[0].id;
  const events = Array.from({ length: total }, (_, i) =>
    i === 0
      ? tab.write(startedAt, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' })
      : tab.write(startedAt + i * 100, 'cue.given', { activityId, channel: 'verbal', level: 'some' }),
  );
  const times = [];
  for (let at = 0; at < total; at += perCall) {
    const began = performance.now();
    await store.tenant(actor, async (tx) => value(await appendEvents(tx, visitId, events.slice(at, at + perCall))));
    times.push(performance.now() - began);
  }
  const mean = (list) => list.reduce((sum, ms) => sum + ms, 0) / list.length;
  const all = times.reduce((sum, ms) => sum + ms, 0);
  return [
    { what: 'append 5,000 events, 50 a call, audited, fsync on', value: `${all.toFixed(0)} ms` },
    {
      what: 'a call at the end of the visit against one at its beginning',
      value: `${mean(times.slice(-20)).toFixed(2)} ms`,
      peer: `${mean(times.slice(1, 21)).toFixed(2)} ms`,
      ratio: (mean(times.slice(-20)) / mean(times.slice(1, 21))).toFixed(2),
    },
  ];
}
